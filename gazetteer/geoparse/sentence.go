package geoparse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// segment finds the sentences of text, numbers the tokens by them, and marks
// first words and shouted sentences. Unicode's rules (UAX #29) break after
// every full stop before a capital; a break is undone after an abbreviation, an
// initial, and inside a wrapped line.
func (s *scratch) segment(text string) {
	s.sentences = s.sentences[:0]
	it := sentences.FromString(text)
	open := false // the sentence before goes on
	for it.Next() {
		start, end := it.Start(), it.End()
		if strings.TrimSpace(text[start:end]) == "" {
			open = false
			continue
		}
		if n := len(s.sentences); open && n > 0 && startsSmallOrName(text[s.sentences[n-1].Start:start], text[start:end]) {
			s.sentences[n-1].End = end
		} else {
			s.sentences = append(s.sentences, Span{start, end})
		}
		open = goesOn(text[start:end])
	}
	for i := range s.sentences {
		sp := &s.sentences[i]
		sp.End = sp.Start + len(strings.TrimRightFunc(text[sp.Start:sp.End], unicode.IsSpace))
		trimmed := strings.TrimLeftFunc(text[sp.Start:sp.End], unicode.IsSpace)
		sp.Start = sp.End - len(trimmed)
	}
	s.number()
}

// goesOn reports whether the sentence may continue after its break: it ends in
// an abbreviation or initial, or in no terminal at all.
func goesOn(sentence string) bool {
	body := strings.TrimRightFunc(sentence, unicode.IsSpace)
	if strings.ContainsRune(sentence[len(body):], '\n') && strings.Count(sentence[len(body):], "\n") > 1 {
		return false
	}
	if !strings.HasSuffix(body, ".") {
		r, _ := utf8.DecodeLastRuneInString(body)
		return unicode.IsLower(r) || r == ','
	}
	if strings.ContainsRune(sentence[len(body):], '\n') {
		return false
	}
	return abbreviated(body[:len(body)-1])
}

// abbreviated reports whether the last word of body, cut before its full stop,
// is one that a stop does not end a sentence after.
func abbreviated(body string) bool {
	body = tail(body)
	i := strings.LastIndexFunc(body, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '"' || r == '“' })
	w := body
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(body[i:])
		w = body[i+n:]
	}
	if n := utf8.RuneCountInString(w); n == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r)
	}
	switch w {
	case "ST", "FT", "MT", "STE":
		return true // "ST. PAUL"
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Ste", "Sts", "Mt", "Ft", "Gov", "Lt", "Sen", "Rep", "Reps", "Sens", "Capt", "Sgt", "Col", "Gen", "Maj",
		"Cpl", "Cmdr", "Adm", "Rev", "Hon", "Pres", "Supt", "Det", "Msgr", "Fr", "Sr", "Jr", "vs", "v", "No", "Nos", "Pte", "Pvt", "Cllr", "Insp", "Atty",
		"Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo",
		"Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wyo", "Ont", "Que", "Alta", "Sask", "Man",
		"W.Va", "N.C", "S.C", "N.D", "S.D", "N.H", "N.J", "N.M", "N.Y", "R.I", "D.C", "U.S", "U.K", "B.C", "N.S", "N.B", "P.E.I", "U.N", "E.U",
		"Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Co", "Ltd", "Ave", "Blvd", "Rd", "Hwy", "approx", "est", "e.g", "i.e", "cf":
		return true
	}
	return false
}

// startsSmallOrName reports whether next may continue before: always after a
// title or initial, and only with a small letter or a name after the rest.
func startsSmallOrName(before, next string) bool {
	next = strings.TrimLeftFunc(next, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(next)
	body := tail(strings.TrimRightFunc(before, unicode.IsSpace))
	if !strings.HasSuffix(body, ".") {
		return unicode.IsLower(r)
	}
	if unicode.IsLower(r) || unicode.IsDigit(r) || r == ',' {
		return true
	}
	word := body[strings.LastIndexAny(body, " \t\n(")+1:]
	switch word {
	case "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "Ave.", "Blvd.", "Rd.":
		// These end sentences as often as not: a common opening word decides.
		return !opens(next)
	}
	return !opens(next) || len(word) <= 2
}

// tail returns the end of s: enough for one word, so that a text without spaces
// stays linear.
func tail(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	i := len(s) - most
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}

// opens reports whether a text begins with a word that sentences begin with.
func opens(next string) bool {
	end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(next)
	}
	switch next[:end] {
	case "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "But", "And", "On", "At", "His", "Her", "Their", "Its", "This", "That", "These",
		"Those", "There", "When", "While", "If", "For", "As", "After", "Before", "Since", "With", "By", "From", "However", "Meanwhile", "Also", "You",
		"What", "Who", "How", "Why", "Where", "Some", "Many", "Most", "No", "Not", "One", "Two", "Police", "Officials", "According", "Last", "Our", "My":
		return true
	}
	return false
}

// number gives each token its sentence and marks first words and sentences in
// capitals.
func (s *scratch) number() {
	j := 0
	for i := range s.sentences {
		sp := s.sentences[i]
		from := j
		upper, cased, seen := 0, 0, false
		for j < len(s.tokens) && int(s.tokens[j].start) < sp.End {
			t := &s.tokens[j]
			t.sentence = int32(i)
			if t.word() {
				if !seen {
					t.first, seen = true, true
				}
				switch t.shape {
				case shapeUpper, shapeInitial, shapeDotted:
					upper += int(t.end - t.start)
					cased += int(t.end - t.start)
				case shapeLower, shapeTitle, shapeMixed:
					cased += int(t.end - t.start)
				}
			}
			j++
		}
		if cased >= 8 && upper*10 >= cased*8 {
			for k := from; k < j; k++ {
				s.tokens[k].shouted = true
			}
		}
	}
}

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// segment finds the sentences of the source, numbers the tokens by them, and marks
// first words and shouted sentences. Unicode's rules (UAX #29) break after
// every full stop before a capital; a break is undone after an abbreviation, an
// initial, and inside a wrapped line.
func (t *Text) segment(w *Words) {
	text := t.Source
	it := sentences.FromString(text)
	open := false // the sentence before goes on
	for it.Next() {
		start, end := it.Start(), it.End()
		if strings.TrimSpace(text[start:end]) == "" {
			open = false
			continue
		}
		for at := w.numberedStart(text[start:end]); at > 0; at = w.numberedStart(text[start:end]) {
			t.addSentence(w, start, start+at, open)
			start, open = start+at, false
		}
		t.addSentence(w, start, end, open)
		open = w.goesOn(text[start:end])
	}
	for i := range t.Sentences {
		sp := &t.Sentences[i]
		sp.End = sp.Start + len(strings.TrimRightFunc(text[sp.Start:sp.End], unicode.IsSpace))
		trimmed := strings.TrimLeftFunc(text[sp.Start:sp.End], unicode.IsSpace)
		sp.Start = sp.End - len(trimmed)
	}
	t.number()
}

// addSentence appends a sentence, to the one before it where that goes on.
func (t *Text) addSentence(w *Words, start, end int, open bool) {
	n := len(t.Sentences)
	if open && n > 0 && w.startsSmallOrName(t.Source[t.Sentences[n-1].Start:start], t.Source[start:end]) {
		t.Sentences[n-1].End = end
		return
	}
	t.Sentences = append(t.Sentences, Span{start, end})
}

// numberedStart returns where a sentence that begins with a number starts inside s, 0
// for nowhere: "The town fell. 20 km away, …". Unicode's rules break before capitals
// only. The word before the stop must not be an abbreviation: "No. 5", "Rte. 9".
func (w *Words) numberedStart(s string) int {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '.')
		if i < 0 {
			return 0
		}
		at += i + 1
		rest := strings.TrimLeft(s[at:], "\"”’)")
		next := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if next == "" || len(next) == len(rest) || !digit(next[0]) {
			continue
		}
		if word := lastWord(s[:at-1]); len(word) >= 3 && !w.Has(setAbbreviation, word) &&
			!w.Has(setBeforeNumber, word) {
			return len(s) - len(next)
		}
	}
}

// lastWord returns the letters that s ends with, "" where a stop or a digit stands
// before them: "p.m".
func lastWord(s string) string {
	s = tail(s)
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i >= 0 && (s[i] == '.' || digit(s[i])) {
		return ""
	}
	return strings.TrimLeftFunc(s[i+1:], func(r rune) bool { return !unicode.IsLetter(r) })
}

// goesOn reports whether the sentence may continue after its break: it ends in
// an abbreviation or initial, in no terminal at all, or in a quoted question or call.
func (w *Words) goesOn(sentence string) bool {
	body := strings.TrimRightFunc(sentence, unicode.IsSpace)
	if strings.ContainsRune(sentence[len(body):], '\n') && strings.Count(sentence[len(body):], "\n") > 1 {
		return false
	}
	if !strings.HasSuffix(body, ".") {
		r, _ := utf8.DecodeLastRuneInString(body)
		return unicode.IsLower(r) || strings.ContainsRune(",!?\"”’»", r)
	}
	if strings.ContainsRune(sentence[len(body):], '\n') {
		return false
	}
	return w.abbreviated(body[:len(body)-1])
}

// abbreviated reports whether the last word of body, cut before its full stop,
// is one that a stop does not end a sentence after.
func (ws *Words) abbreviated(body string) bool {
	body = tail(body)
	i := strings.LastIndexFunc(body, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '"' || r == '“'
	})
	w := body
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(body[i:])
		w = body[i+n:]
	}
	if n := utf8.RuneCountInString(w); n == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r)
	}
	return ws.Has(setAbbreviation, w)
}

// startsSmallOrName reports whether next may continue before: always after a
// title or initial, and only with a small letter or a name after the rest.
func (w *Words) startsSmallOrName(before, next string) bool {
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
	if w.Has(setSentenceEnd, strings.TrimSuffix(word, ".")) {
		// These end sentences as often as not: a common opening word decides.
		return !w.opens(next)
	}
	return !w.opens(next) || len(word) <= 2
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
func (w *Words) opens(next string) bool {
	end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(next)
	}
	return w.Has(setSentenceStart, next[:end])
}

// number gives each token its sentence and marks first words and sentences in
// capitals.
func (t *Text) number() {
	j := 0
	for i, sp := range t.Sentences {
		from := j
		upper, cased, seen := 0, 0, false
		for ; j < len(t.Tokens) && int(t.Tokens[j].Start) < sp.End; j++ {
			k := &t.Tokens[j]
			k.Sentence = int32(i)
			if !k.Word() {
				continue
			}
			if !seen {
				k.flags |= firstWord
				seen = true
			}
			switch k.Shape {
			case ShapeUpper, ShapeInitial, ShapeDotted:
				upper += int(k.End - k.Start)
				cased += int(k.End - k.Start)
			case ShapeLower, ShapeTitle, ShapeMixed:
				cased += int(k.End - k.Start)
			}
		}
		if cased >= 8 && upper*10 >= cased*8 {
			for i := from; i < j; i++ {
				t.Tokens[i].flags |= shouted
			}
		}
	}
}

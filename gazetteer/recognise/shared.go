package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
)

// Bounds of names that share words: tokens of a list before its noun, and small words before a
// direction behind one ("et de l'Ouest").
const (
	maxSharedList  = 14
	maxSharedSmall = 3
)

// sharedConfidence is the confidence of a direction that makes a name with the words of another.
const sharedConfidence = 0.9

// sharedNames finds the names that share words.
type sharedNames struct{ *Recognition }

// addShared adds the directions that make names with the words of a name beside them, "Sud" in "la
// Corée du Nord et du Sud" and "Северная" in "Северная и Южная Корея", and completes the names of divisions
// whose noun stands behind the last of several: "Орловской и Курской областях".
func (w *Workspace) addShared(of *names.Names) {
	r := sharedNames{&w.Recognition}
	for i := range r.Text.Tokens {
		t := &r.Text.Tokens[i]
		if !w.active[i] || !t.Word() || t.Shape == text.ShapeLower {
			continue
		}
		whole, certain := r.shared(i, of)
		if whole == "" {
			if t.Class == text.ClassDirection && r.isSecondDirection(i) {
				r.Spans = slices.DeleteFunc(r.Spans, func(s Span) bool { return s.From == int32(i) && s.To == int32(i+1) })
			}
			continue
		}
		s := Span{From: int32(i), To: int32(i + 1), Confidence: sharedConfidence, Whole: whole}
		k, found := slices.BinarySearchFunc(r.Spans, s, func(a, b Span) int { return int(a.From - b.From) })
		switch {
		case found && r.Spans[k].To == s.To:
			r.Spans[k].Whole = whole
		case found && certain && r.Spans[k].To > s.To+1 && r.Text.Tokens[s.To].Class == text.ClassConjunction: // both names in one span
			rest := r.Spans[k]
			rest.From = s.To + 1
			r.Spans[k] = s
			r.Spans = slices.Insert(r.Spans, k+1, rest)
		case !found && (k == 0 || r.Spans[k-1].To <= s.From) && certain:
			r.Spans = slices.Insert(r.Spans, k, s)
		}
	}
}

// shared returns the name that the word at token i makes with words that it shares with another, "" for
// none. certain tells that it names a place though nothing else says so.
func (r sharedNames) shared(i int, of *names.Names) (whole string, certain bool) {
	if whole := r.compound(i, of); whole != "" {
		return whole, true
	}
	if r.Text.Tokens[i].Class != text.ClassDirection {
		return r.divisionBehind(i, of), true
	}
	if whole := r.headBehind(i, of); whole != "" {
		return whole, true
	}
	return r.headBefore(i, of), true
}

// word returns a token as the text has it.
func (r sharedNames) word(i int) string { return r.Text.Word(&r.Text.Tokens[i]) }

// words returns the tokens from … to, a space between those that have one in the text.
func (r sharedNames) wordsOf(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from && r.Text.Tokens[i].SpaceBefore() {
			b.WriteByte(' ')
		}
		b.WriteString(r.word(i))
	}
	return b.String()
}

// known returns the name if the gazetteer has it, else "".
func known(of *names.Names, name string) string {
	if len(of.Find(name)) == 0 {
		return ""
	}
	return name
}

// headBehind returns the name that the direction at token i makes with the words behind another
// direction: "Северная Корея" in "Северная и Южная Корея".
func (r sharedNames) headBehind(i int, of *names.Names) string {
	t := &r.Text.Tokens[i]
	if c := r.Text.Near(t, i+1); c == nil || c.Class != text.ClassConjunction {
		return ""
	}
	if d := r.Text.Near(t, i+2); d == nil || d.Shape == text.ShapeLower || d.Class != text.ClassDirection {
		return ""
	}
	if m := r.Matches.starting[i+2]; m >= 0 && int(r.Matches.List[m].To) > i+3 {
		return known(of, r.word(i)+" "+r.wordsOf(i+3, int(r.Matches.List[m].To)))
	}
	return ""
}

// minCompound is the fewest bytes of the part that compounds share: "see" of "Nord- und Ostsee".
const minCompound = 3

// compound returns the name that the word at token i, which a hyphen ends, makes with the end of the
// compound behind a conjunction: "Nordkorea" in "Nord- und Südkorea".
func (r sharedNames) compound(i int, of *names.Names) string {
	t := &r.Text.Tokens[i]
	hyphen, c, next := r.Text.Near(t, i+1), r.Text.Near(t, i+2), r.Text.Near(t, i+3)
	if hyphen == nil || hyphen.Punct != '-' || hyphen.SpaceBefore() || c == nil || c.Class != text.ClassConjunction ||
		next == nil || next.Shape != text.ShapeTitle || r.Matches.starting[i+3] < 0 {
		return ""
	}
	word := r.Text.Fold(next)
	for k := minCompound; k <= len(word)-minCompound; k++ {
		if utf8.RuneStart(word[k]) {
			if name := known(of, r.word(i)+word[k:]); name != "" {
				return name
			}
		}
	}
	return ""
}

// headBefore returns the name that the direction at token i makes with the words before another
// direction: "Corée du Sud" in "Corée du Nord et du Sud".
func (r sharedNames) headBefore(i int, of *names.Names) string {
	t := &r.Text.Tokens[i]
	j := i - 1
	for n := 0; n < maxSharedSmall; n++ {
		p := r.Text.Near(t, j)
		if p == nil || !isSmallWord(p.Class) && p.Punct != '\'' {
			break
		}
		j--
	}
	end := j
	if c := r.Text.Near(t, j); c == nil || c.Class != text.ClassConjunction {
		if j != i-1 || t.Shape != text.ShapeUncased {
			return ""
		}
		end = i // the conjunction is written together with the word: "والجنوبية"
	}
	if end < 2 || r.Text.Near(t, end-1) == nil {
		return ""
	}
	k := r.Matches.covering[end-1]
	if k < 0 || r.Text.Tokens[end-1].Class != text.ClassDirection {
		return ""
	}
	m := &r.Matches.List[k]
	if int(m.To) != end || int(m.From) >= end-1 {
		return ""
	}
	return known(of, r.wordsOf(int(m.From), end-1)+" "+r.word(i))
}

// isSecondDirection reports whether the direction at token i is one of two that a name has, which is no name by
// itself: "Ouest" of "l'Allemagne de l'Est et de l'Ouest".
func (r sharedNames) isSecondDirection(i int) bool {
	t := &r.Text.Tokens[i]
	j := i - 1
	for p := r.Text.Near(t, j); p != nil && (isSmallWord(p.Class) || p.Punct == '\''); p = r.Text.Near(t, j) {
		j--
	}
	c, d := r.Text.Near(t, j), r.Text.Near(t, j-1)
	return c != nil && d != nil && c.Class == text.ClassConjunction && d.Class == text.ClassDirection
}

// divisionBehind returns the name that a word at token i makes with the noun for a division behind the
// list that it begins or stands in: "Орловской областях".
func (r sharedNames) divisionBehind(i int, of *names.Names) string {
	t := &r.Text.Tokens[i]
	joined := false
	for j := i + 1; j < i+maxSharedList; j++ {
		n := r.Text.Near(t, j)
		switch {
		case n == nil:
			return ""
		case n.Punct == ',' || n.Class == text.ClassConjunction:
			joined = true
		case n.Class == text.ClassDivision && n.Shape == text.ShapeLower:
			if !joined {
				return ""
			}
			return known(of, r.word(i)+" "+r.word(j))
		case !n.Capital() || n.Class != text.ClassNone:
			return ""
		case !joined && j > i+1:
			return ""
		}
	}
	return ""
}

package recognise

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
)

// Match is a name of the gazetteer that stands in a text.
type Match struct {
	From, To int32             // tokens
	Bearers  []gazetteer.Match // what bears the name, the most famous first
	Kind     gazetteer.NameKind
	Group    Group   // with Kind and Fame, of the most famous bearer by a curated name
	Fame     float32 // or, where there is no such name, of the most famous by an alternate
	Derived  bool    // none of them has the name as it stands: it was found by another form of its words
}

// MaxBearers bounds the candidates of one name. Bearers come most famous first.
const MaxBearers = 120

// maxNameTokens bounds the length of a name, which keeps matching linear.
const maxNameTokens = 10

// Matches are the names of the gazetteer in a text.
type Matches struct {
	List     []Match
	covering []int32 // per token
	starting []int32
	bearers  []gazetteer.Match
	buf      []gazetteer.Match
	first    firstWords
	names    names.Workspace
}

// Covering returns the number of the match that covers token i when names are
// taken from left to right, each as long as possible; -1 for none.
func (m *Matches) Covering(i int32) int32 { return m.covering[i] }

// Starting returns the number of the longest match that begins at token i, -1 for
// none.
func (m *Matches) Starting(i int32) int32 { return m.starting[i] }

// findMatches finds every name of the gazetteer that begins at an active token
// with a capital: of the language, where own is not nil.
func (w *Workspace) findMatches(x *gazetteer.Index, own *names.Names) {
	m := &w.Matches
	n := len(w.Text.Tokens)
	m.List, m.bearers = m.List[:0], m.bearers[:0]
	m.covering, m.starting = resize(m.covering, n), resize(m.starting, n)
	for i := range n {
		m.covering[i], m.starting[i] = -1, -1
	}
	covered := 0
	for i := range n {
		t := &w.Text.Tokens[i]
		if !w.active[i] || !(t.Capital() || t.Shape == text.ShapeUncased || t.Shape == text.ShapeDigit) {
			continue
		}
		if own != nil && (plainWords{w}).isInside(i) {
			continue
		}
		k := int32(-1)
		if own == nil {
			k = w.longestFrom(x, i)
		} else {
			k = w.longestIn(own, x, i)
		}
		if k < 0 {
			continue
		}
		m.starting[i] = k
		if i < covered {
			continue
		}
		covered = int(m.List[k].To)
		for j := i; j < covered; j++ {
			m.covering[j] = k
		}
	}
}

// longestFrom walks the names of the index along the tokens from i and records
// the longest match; -1 when there is none.
func (w *Workspace) longestFrom(x *gazetteer.Index, i int) int32 {
	m := &w.Matches
	cur, ok := m.first.step(x, w.Text.Fold(&w.Text.Tokens[i]), w.Text.Tokens[i].Key)
	if !ok {
		return -1
	}
	end := -1
	mark := len(m.bearers)
	for j := i; j < len(w.Text.Tokens) && j < i+2*maxNameTokens; j++ {
		t := &w.Text.Tokens[j]
		if j > i && !(brackets{&w.Recognition}).goesOn(j) {
			break
		}
		word := w.Text.Fold(t)
		if len(word) == 0 {
			continue
		}
		if j > i && (!JoinsBefore(w.Text, j) && !cur.Step(' ') || !StepAll(&cur, word)) {
			break
		}
		if !t.Capital() && t.Shape != text.ShapeDigit && t.Shape != text.ShapeUncased && !endsName(t) && !(j > i+1 && w.endsInPossessive(j)) {
			continue // no name ends in "of"
		}
		if !(brackets{&w.Recognition}).ends(i, j) {
			continue
		}
		m.buf = Plausible(w.Text, i, j+1, cur.Matches(m.buf[:0]))
		if len(m.buf) > 0 {
			m.bearers = append(m.bearers[:mark], m.buf...)
			end = max(j+1, (brackets{&w.Recognition}).bracketEnd(i, j)+1)
		}
	}
	if end < 0 {
		return -1
	}
	// A later match may move the memory, which leaves this part as it is.
	found := Match{From: int32(i), To: int32(end), Bearers: m.bearers[mark:len(m.bearers):len(m.bearers)]}
	found.describe(x)
	m.List = append(m.List, found)
	return int32(len(m.List) - 1)
}

// longestIn records the longest name of a language from token i on; -1 when there is none.
func (w *Workspace) longestIn(own *names.Names, x *gazetteer.Index, i int) int32 {
	m := &w.Matches
	to, places, exact := own.Longest(&m.names, w.Text, i, brackets{&w.Recognition}.goesOn, func(j int) bool {
		t := &w.Text.Tokens[j]
		return (brackets{&w.Recognition}).ends(i, j) && (t.Capital() || t.Shape == text.ShapeDigit || t.Shape == text.ShapeUncased && !(plainWords{w}).goesOn(j) ||
			j > i && t.Shape == text.ShapeLower)
	})
	if to == i {
		return -1
	}
	to = max(to, (brackets{&w.Recognition}).bracketEnd(i, to-1)+1)
	mark := len(m.bearers)
	m.bearers = append(m.bearers, places[:min(len(places), MaxBearers)]...)
	found := Match{From: int32(i), To: int32(to), Bearers: m.bearers[mark:len(m.bearers):len(m.bearers)], Derived: !exact}
	found.describe(x)
	m.List = append(m.List, found)
	return int32(len(m.List) - 1)
}

// JoinsBefore reports whether names are looked up as if no space stood before token j:
// possessives, and initials apart ("S. C.", which is filed as "sc").
func JoinsBefore(x *text.Text, j int) bool {
	t := &x.Tokens[j]
	return t.Possessive() || t.Shape == text.ShapeInitial && j > 1 && x.Tokens[j-1].Punct == '.' && !x.Tokens[j-1].SpaceBefore() &&
		x.Tokens[j-2].Shape == text.ShapeInitial
}

// StepAll moves a cursor along the bytes of a word and reports whether names go on
// there.
func StepAll(cur *gazetteer.Cursor, w string) bool {
	for i := range len(w) {
		if !cur.Step(w[i]) {
			return false
		}
	}
	return true
}

// Spell steps along the words of the tokens from … to, with a space before them where others went
// before. It reports whether names begin so, and there were words.
func Spell(cur *gazetteer.Cursor, x *text.Text, from, to int32, started bool) bool {
	for i := from; i < to; i++ {
		w := x.Fold(&x.Tokens[i])
		if len(w) == 0 {
			continue
		}
		if started && !JoinsBefore(x, int(i)) && !cur.Step(' ') {
			return false
		}
		if !StepAll(cur, w) {
			return false
		}
		started = true
	}
	return started
}

// Plausible drops the bearers of a name whose kind does not go with how the tokens
// from … to are written: abbreviations and short alternates in small letters, or
// common words in a shouted line. It works in place.
func Plausible(x *text.Text, from, to int, got []gazetteer.Match) []gazetteer.Match {
	if wordsIn(x.Tokens[from:to]) > 1 {
		if x.Tokens[to-1].Shape == text.ShapeInitial && JoinsBefore(x, to-1) {
			got = slices.DeleteFunc(got, func(m gazetteer.Match) bool { return m.Kind != gazetteer.NameAbbreviation })
		}
		return got[:min(len(got), MaxBearers)]
	}
	t := &x.Tokens[from]
	letters := t.FoldLen()
	upper := t.Shape == text.ShapeUpper || t.Shape == text.ShapeDotted || t.Shape == text.ShapeInitial
	dotted := from+1 < len(x.Tokens) && x.Tokens[from+1].Punct == '.' && !x.Tokens[from+1].SpaceBefore()
	keep := got[:0]
	for _, m := range got {
		switch m.Kind {
		case gazetteer.NameAbbreviation:
			if t.Shape == text.ShapeInitial || t.Shouted() && t.Lex.Ordinary() >= 8 {
				continue
			}
			if t.Shape == text.ShapeTitle && !dotted && (letters <= 4 || t.Lex.Ordinary() > 6) {
				continue // "In", "Or", "Me", "Wash"
			}
		case gazetteer.NameAlternate:
			if letters <= 2 || letters == 3 && upper {
				continue // airport codes and scraps
			}
		}
		keep = append(keep, m)
	}
	return keep[:min(len(keep), MaxBearers)]
}

// wordsIn counts the tokens with letters.
func wordsIn(tokens []text.Token) int {
	n := 0
	for i := range tokens {
		if tokens[i].Word() {
			n++
		}
	}
	return n
}

// describe sets Kind, Group and Fame.
func (m *Match) describe(x *gazetteer.Index) {
	best := m.Bearers[0]
	for _, b := range m.Bearers {
		if best.Kind != gazetteer.NameAlternate {
			break
		}
		if b.Kind != gazetteer.NameAlternate {
			best = b
		}
	}
	m.Kind, m.Group, m.Fame = best.Kind, GroupIn(x, best.Ref), float32(x.Fame(best.Ref))
}

func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}

package geoparse

import (
	"dateline/gazetteer"
)

// match is a name of the gazetteer that stands in the text.
type match struct {
	from, to    int32 // tokens
	first, last int32 // range of scratch.bearers
	best        gazetteer.Match
	kind        gazetteer.NameKind // the best kind of name among the bearers
	group       group              // of best
	fame        float32            // of best
}

// maxBearers bounds the candidates of one name. Bearers come most famous first.
const maxBearers = 120

// maxNameTokens bounds the length of a name, which keeps matching linear.
const maxNameTokens = 10

// findMatches finds every name of the gazetteer that begins at an active token
// with a capital and sets s.longest[i] to the match that covers token i when
// names are taken from left to right, each as long as possible; -1 for none.
// s.starts[i] is the longest match that begins at i.
func (s *scratch) findMatches() {
	s.matches = s.matches[:0]
	s.bearers = s.bearers[:0]
	n := len(s.tokens)
	s.longest = resize(s.longest, n)
	s.starts = resize(s.starts, n)
	for i := range n {
		s.longest[i], s.starts[i] = -1, -1
	}
	covered := 0
	for i := range n {
		t := &s.tokens[i]
		if !t.active || !(t.capital() || t.shape == shapeUncased || t.shape == shapeDigit) {
			continue
		}
		m := s.longestFrom(i)
		if m < 0 {
			continue
		}
		s.starts[i] = m
		if i < covered {
			continue
		}
		covered = int(s.matches[m].to)
		for k := i; k < covered; k++ {
			s.longest[k] = m
		}
	}
}

// longestFrom walks the names of the index along the tokens from i and records
// the longest match; -1 when there is none.
func (s *scratch) longestFrom(i int) int32 {
	cur := s.parser.index.Cursor()
	end := -1
	mark := len(s.bearers)
	for j := i; j < len(s.tokens) && j < i+2*maxNameTokens; j++ {
		t := &s.tokens[j]
		if j > i && !s.crosses(j) {
			break
		}
		w := s.folded[t.fold:t.foldTo]
		if len(w) == 0 {
			continue
		}
		if j > i && !t.possessive() && !cur.Step(' ') {
			break
		}
		if !stepAll(&cur, w) {
			break
		}
		if !t.capital() && t.shape != shapeDigit && t.shape != shapeUncased && !t.nameTail() {
			continue // no name ends in "of"
		}
		s.heard = s.plausible(i, j+1, cur.Matches(s.heard[:0]))
		if len(s.heard) > 0 {
			s.bearers = append(s.bearers[:mark], s.heard...)
			end = j + 1
		}
	}
	if end < 0 {
		return -1
	}
	m := match{from: int32(i), to: int32(end), first: int32(mark), last: int32(len(s.bearers))}
	s.describe(&m)
	s.matches = append(s.matches, m)
	return int32(len(s.matches) - 1)
}

func stepAll(cur *gazetteer.Cursor, w []byte) bool {
	for _, c := range w {
		if !cur.Step(c) {
			return false
		}
	}
	return true
}

// nameTail reports whether a name may end in this small word: "Orleans parish".
func (t *token) nameTail() bool {
	switch t.class {
	case unitHead, waterHead, landHead, cityWord:
		return true
	}
	return false
}

// crosses reports whether a name may go on from token j-1 to token j.
func (s *scratch) crosses(j int) bool {
	t, p := &s.tokens[j], &s.tokens[j-1]
	if t.sentence != p.sentence || t.lineBefore && t.shape != shapePunct && p.punct == '.' {
		return false
	}
	switch {
	case t.shape == shapePunct:
		switch t.punct {
		case '-':
			return !t.spaceBefore
		case '.':
			return !t.spaceBefore && p.dottable()
		case '\'', '&':
			return true
		}
		return false
	case p.punct == '-':
		return !t.spaceBefore
	}
	return t.active || t.shape == shapeLower
}

// dottable reports whether a full stop behind the token may belong to it: "St.",
// "Ft.", "U.S.", "Calif.".
func (t *token) dottable() bool {
	switch t.shape {
	case shapeInitial, shapeDotted:
		return true
	case shapeTitle, shapeUpper:
		return t.end-t.start <= 5
	}
	return false
}

// plausible drops bearers whose name does not go with how the text is written:
// abbreviations and short alternates in small letters, or common words in a
// shouted line. It works in place.
func (s *scratch) plausible(from, to int, got []gazetteer.Match) []gazetteer.Match {
	if s.wordsIn(from, to) > 1 {
		return got[:min(len(got), maxBearers)]
	}
	t := &s.tokens[from]
	letters := t.foldTo - t.fold
	upper := t.shape == shapeUpper || t.shape == shapeDotted || t.shape == shapeInitial
	dotted := from+1 < len(s.tokens) && s.tokens[from+1].punct == '.' && !s.tokens[from+1].spaceBefore
	keep := got[:0]
	for _, m := range got {
		switch m.Kind {
		case gazetteer.NameAbbreviation:
			if t.shape == shapeInitial || t.shouted && t.lex.ordinary() >= 8 {
				continue
			}
			if t.shape == shapeTitle && !dotted && (letters <= 4 || t.lex.ordinary() > 6) {
				continue // "In", "Or", "Me", "Wash"
			}
		case gazetteer.NameAlternate:
			if letters <= 2 || letters == 3 && upper {
				continue // airport codes and scraps
			}
		}
		keep = append(keep, m)
	}
	return keep[:min(len(keep), maxBearers)]
}

// wordsIn counts the tokens with letters in a range.
func (s *scratch) wordsIn(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if s.tokens[i].word() {
			n++
		}
	}
	return n
}

// describe sets best, kind, group and fame: those of the most famous bearer by
// a curated name, or by an alternate where there is no other.
func (s *scratch) describe(m *match) {
	x := s.parser.index
	list := s.bearers[m.first:m.last]
	best := list[0]
	for _, b := range list {
		if (b.Kind == gazetteer.NameAlternate) == (best.Kind == gazetteer.NameAlternate) {
			continue
		}
		if best.Kind == gazetteer.NameAlternate {
			best = b
		}
	}
	p := x.Place(best.Ref)
	m.best, m.kind, m.group, m.fame = best, best.Kind, groupOf(&p), float32(x.Fame(best.Ref))
}

func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}

package geoparse

import (
	"slices"

	"dateline/gazetteer"
)

// recogniser finds the spans of mentions. The second field sees what the first
// decided in the whole article.
type recogniser struct {
	first, second *crf
	bias          float64 // added to the score of begin in the second pass
}

// firstPass fills s.prob and adds it to the article's history.
func (r *recogniser) firstPass(s *scratch) {
	s.prob = resize(s.prob, len(s.tokens))
	for i := range s.prob {
		s.prob[i] = [labels]float32{1, 0, 0}
	}
	for k := range s.runs {
		u := &s.runs[k]
		r.first.emissions(u, &s.lattice)
		r.first.marginals(u, &s.lattice)
		s.keep(u)
	}
	s.remember()
	s.fill(1, (*scratch).moreFeatures)
}

// secondPass fills s.spans.
func (r *recogniser) secondPass(s *scratch) {
	s.spans = s.spans[:0]
	for k := range s.runs {
		u := &s.runs[k]
		l := &s.lattice
		r.second.emissions(u, l)
		r.second.marginals(u, l)
		s.keep(u)
		n := len(l.score)
		path := r.second.viterbi(u, l, r.bias)
		for i := 0; i < n; i++ {
			if path[i] != begin {
				continue
			}
			j := i + 1
			c := s.prob[int(u.from)+i][begin]
			for j < n && path[j] == inside {
				c = min(c, s.prob[int(u.from)+j][inside])
				j++
			}
			s.spans = append(s.spans, found{u.from + int32(i), u.from + int32(j), c})
			i = j - 1
		}
	}
	s.propose()
}

// propose adds the buildings that stand behind an article and were not found:
// "the Kremlin". The judge decides about them.
func (s *scratch) propose() {
	added := false
	n := len(s.spans)
	for k := range s.matches {
		m := &s.matches[k]
		if m.group != spot || m.kind > gazetteer.NameAlias || s.longest[m.from] != int32(k) {
			continue
		}
		if p := s.at(int(m.from)-1, m.from); p == nil || p.class != article || s.fold(p) != "the" {
			continue
		}
		at, _ := slices.BinarySearchFunc(s.spans[:n], m.from, func(f found, from int32) int { return int(f.to - 1 - from) })
		if at < n && s.spans[at].from < m.to {
			continue
		}
		s.spans = append(s.spans, found{m.from, m.to, 0.3})
		added = true
	}
	if added {
		slices.SortFunc(s.spans, func(a, b found) int { return int(a.from - b.from) })
	}
}

// keep copies the probabilities of a run from the lattice.
func (s *scratch) keep(u *run) {
	for i, m := range s.lattice.marginal {
		s.prob[int(u.from)+i] = [labels]float32{float32(m[0]), float32(m[1]), float32(m[2])}
	}
}

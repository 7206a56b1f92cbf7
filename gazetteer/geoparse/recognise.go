package geoparse

import "math"

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
		z := r.first.marginals(u, &s.lattice)
		for i := range s.lattice.score {
			for y := range labels {
				s.prob[int(u.from)+i][y] = float32(math.Exp(s.lattice.alpha[i][y] + s.lattice.beta[i][y] - z))
			}
		}
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
		z := r.second.marginals(u, l)
		n := len(l.score)
		confidence := func(i int, y label) float64 { return math.Exp(l.alpha[i][y] + l.beta[i][y] - z) }
		// Viterbi overwrites alpha, so keep what is asked of it below.
		for i := range n {
			s.prob[int(u.from)+i] = [labels]float32{float32(confidence(i, outside)), float32(confidence(i, begin)), float32(confidence(i, inside))}
		}
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
}

package geoparse

import "math"

// ranker chooses among the candidates of each name, in passes: the first sees
// the mention and its words only, the later ones also what the pass before
// thought of the other names of the article.
type ranker struct {
	weights [passes][allSignals]float64
	trees   forest  // added to the score in the last pass; may be empty
	abstain float64 // least probability within reach of the winner for an answer
}

const passes = 3

// reachKm is the distance within which candidates back each other: they are as
// good as one place for a reader.
const reachKm = 100

// rank runs all passes over the names of the article.
func (r *ranker) rank(s *scratch) {
	for pass := range passes {
		if pass == 1 {
			s.addTowns()
			s.settle()
			s.findSpacings()
		}
		if pass > 0 {
			s.weigh()
			s.measure()
		}
		for k := range s.names {
			r.score(s, &s.names[k], pass)
		}
	}
	for k := range s.names {
		s.choose(&s.names[k], r.abstain)
	}
}

// score fills the probabilities of one name's candidates.
func (r *ranker) score(s *scratch, n *name, pass int) {
	w := &r.weights[pass]
	end := allSignals
	if pass == 0 {
		end = localSignals
	}
	list := s.candidates[n.first:n.last]
	for i := range list {
		c := &list[i]
		c.score = 0
		for j := signal(0); j < end; j++ {
			c.score += float64(c.signals[j]) * w[j]
		}
	}
	if pass == passes-1 {
		r.refine(list)
	}
	softmax(list)
}

// refine adds the trees to the scores of the candidates that can still win.
func (r *ranker) refine(list []candidate) {
	const hopeless = 9 // the trees of one candidate move it by less
	top := math.Inf(-1)
	for i := range list {
		top = max(top, list[i].score)
	}
	for i := range list {
		if c := &list[i]; c.score > top-hopeless {
			c.score += r.trees.score(c.signals[:])
		}
	}
}

func softmax(list []candidate) {
	top := math.Inf(-1)
	for i := range list {
		top = max(top, list[i].score)
	}
	sum := 0.0
	for i := range list {
		list[i].prob = math.Exp(list[i].score - top)
		sum += list[i].prob
	}
	for i := range list {
		list[i].prob /= sum
	}
}

// choose picks the likeliest candidate, unless too little probability lies
// within reach of it.
func (s *scratch) choose(n *name, abstain float64) {
	n.chosen, n.mass = -1, 0
	if n.first == n.last {
		return
	}
	best := n.first
	for i := n.first; i < n.last; i++ {
		if s.candidates[i].prob > s.candidates[best].prob {
			best = i
		}
	}
	best, least := s.prefer(n, best)
	for i := n.first; i < n.last; i++ {
		if apart(&s.candidates[i].pos, &s.candidates[best].pos) <= reachKm {
			n.mass += s.candidates[i].prob
		}
	}
	n.mass = max(n.mass, least)
	if n.mass >= abstain {
		n.chosen = best
	}
}

package resolve

import (
	"math"

	"dateline/gazetteer/learn"
)

// Passes is how often the names of an article are ranked: the first pass sees the
// mention and its words only, the later ones also what the pass before thought of
// the other names.
const Passes = 3

// Ranker holds the weights of the signals.
type Ranker struct {
	Weights [Passes]Weights
	Trees   learn.Forest // added to the score in the last pass; may be empty
	Abstain float64      // least probability within reach of the winner for an answer
	Absence *Absence     // nil: one of the candidates is always taken to be the place
}

// Weights has a weight for each signal.
type Weights [AllSignals]float64

// Priors are the weights before anything is learnt.
func Priors() (w Weights) {
	for j, s := range Signals() {
		w[j] = s.Prior
	}
	return w
}

// LocalSignals is how many signals the first pass has: the first of [Signals].
const LocalSignals = int(localSignals)

// score fills the scores and probabilities of one name's candidates.
func (r *Ranker) score(list []Candidate, pass int) {
	if len(list) == 1 { // weights compare candidates: of one alone they say nothing
		list[0].Score, list[0].Probability = 0, 1
		r.finish(list, pass)
		return
	}
	w := &r.Weights[pass]
	end := AllSignals
	if pass == 0 {
		end = LocalSignals
	}
	for i := range list {
		sum := 0.0
		for j, v := range list[i].Signals[:end] {
			if v != 0 { // most are
				sum += float64(v) * w[j]
			}
		}
		list[i].Score = sum
	}
	if pass == Passes-1 {
		r.addTrees(list)
	}
	softmax(list)
	r.finish(list, pass)
}

// finish takes the probability of absence from that of the candidates, in the last pass.
func (r *Ranker) finish(list []Candidate, pass int) {
	if pass == Passes-1 && r.Absence != nil {
		r.Absence.temper(list)
	}
}

// hopeless is how far behind the best a candidate can be and still win: the trees
// move its score by less.
const hopeless = 9

// addTrees adds the trees to the scores of the candidates that can still win.
func (r *Ranker) addTrees(list []Candidate) {
	top := math.Inf(-1)
	for i := range list {
		top = max(top, list[i].Score)
	}
	for i := range list {
		if c := &list[i]; c.Score > top-hopeless {
			c.Score += r.Trees.Score(c.Signals[:])
		}
	}
}

// softmax turns the scores of a name's candidates into probabilities.
func softmax(list []Candidate) {
	top := math.Inf(-1)
	for i := range list {
		top = max(top, list[i].Score)
	}
	sum := 0.0
	for i := range list {
		list[i].Probability = math.Exp(list[i].Score - top)
		sum += list[i].Probability
	}
	for i := range list {
		list[i].Probability /= sum
	}
}

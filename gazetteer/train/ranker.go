package train

import (
	"math"
	"math/rand/v2"
	"strconv"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
	"dateline/geo"
)

// abstain is the least probability within reach of the winner for an answer, beside
// that of "none"; by cross-validation.
const abstain = 0.3

// The shape of the ranker's forest, chosen by cross-validation.
const (
	rankTrees = 60
	rankDepth = 4
	rankRate  = 0.12
)

// labelledArticle is an article to learn from: its mentions, and for each the gold
// mention that it stands for, -1 for none.
type labelledArticle struct {
	*resolve.Workspace
	of   []int
	gold []eval.Gold
}

// example is a name of an article with the truth about it: which of its candidates
// are right.
type example struct {
	signals []resolve.Values
	right   []bool
	weight  float64
}

// fitRanker fits the passes one after the other, each on the probabilities of those
// before, then the trees on what the last pass leaves. It learns from the gold
// mentions of each article and from those that were found in it.
func (f *fitter) fitRanker(m *geoparse.Model) error {
	m.Ranker = resolve.Ranker{Abstain: abstain}
	for pass := range m.Ranker.Weights {
		m.Ranker.Weights[pass] = resolve.Priors()
	}
	var err error
	f.resolver, err = resolve.New(resolve.Config{Index: f.Index, Words: f.words, Tables: f.Tables, Ranker: &m.Ranker})
	if err != nil {
		return err
	}
	var articles []labelledArticle
	for i := range f.Samples {
		articles = append(articles, f.goldArticle(i, resolve.Hint{}))
	}
	for i := range f.Samples {
		d := &f.readings[i]
		d.ranked = f.resolver.NewWorkspace()
		f.resolver.Begin(d.ranked, &d.work.Recognition, resolve.Hint{})
		articles = append(articles, labelledArticle{d.ranked, goldOf(d.ranked, d.text.Body, d.sample.Gold), d.sample.Gold})
	}
	contained := signalIndex("contained")
	last := f.fit(&m.Ranker, articles, f.Seed, func(j int) bool { return j != contained })
	m.Ranker.Trees = fitTrees(last, &m.Ranker.Weights[resolve.Passes-1], f.Seed)
	f.fitHints(&m.Ranker)
	m.Ranker.Absence = f.fitAbsence(articles)
	return nil
}

func signalIndex(id string) int {
	for j, s := range resolve.Signals() {
		if s.ID == id {
			return j
		}
	}
	panic("train: no signal " + id) // a constant of this package
}

// goldOf finds the gold mention that each mention overlaps.
func goldOf(w *resolve.Workspace, body int, gold []eval.Gold) []int {
	of := make([]int, len(w.Mentions))
	for i := range w.Mentions {
		of[i] = -1
		sp := w.Mentions[i].Span
		for k := range gold {
			if gold[k].Start+body < sp.End && sp.Start < gold[k].End+body {
				of[i] = k
				break
			}
		}
	}
	return of
}

// goldArticle gathers the candidates of a sample's gold mentions, among the other
// names that were found in it, as a caller's spans are resolved.
func (f *fitter) goldArticle(i int, h resolve.Hint) labelledArticle {
	rec := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: f.Index}).Prepare(rec, f.readings[i].text)
	gold := f.Samples[i].Gold
	spans := make([]text.Span, 0, len(gold))
	for _, g := range gold {
		spans = append(spans, text.Span{Start: g.Start + f.readings[i].text.Body, End: g.End + f.readings[i].text.Body})
	}
	rec.Spans = append(rec.Spans, f.readings[i].work.Spans...)
	rec.GiveSpans(spans)
	w := f.resolver.NewWorkspace()
	f.resolver.Begin(w, &rec.Recognition, h)
	var of []int
	k := 0
	for i := range w.Mentions {
		of = append(of, -1)
		if w.Mentions[i].Given {
			of[i] = k
			k++
		}
	}
	return labelledArticle{w, of, gold}
}

// fit fits the weights of the signals that are free, pass by pass. It returns the
// examples of the last pass.
func (f *fitter) fit(r *resolve.Ranker, articles []labelledArticle, seed uint64, free func(int) bool) (last []example) {
	for pass := range resolve.Passes {
		last = last[:0]
		for _, a := range articles {
			f.resolver.FillSignals(a.Workspace, pass)
			last = append(last, a.examples(f.Index)...)
		}
		end := resolve.AllSignals
		if pass == 0 {
			end = resolve.LocalSignals
		}
		r.Weights[pass] = fitLinear(last, r.Weights[pass], end, free, seed+uint64(pass))
		for _, a := range articles {
			f.resolver.Score(a.Workspace, pass)
		}
	}
	return last
}

// The distances within which a candidate is right: of the gold point where a
// candidate has the gold id, and where none has it (the field's convention).
const (
	sameWithin = 25 * geo.Kilometre
	nearWithin = eval.Limit
)

// right tells for each candidate of a name whether it is what the gold mention
// means: the same GeoNames id or close to it; where none is, "no place" is right.
func (a *labelledArticle) right(x *gazetteer.Index, n *resolve.Name, g *eval.Gold) []bool {
	list := a.CandidatesOf(n)
	out := make([]bool, len(list))
	limit := nearWithin
	want := gazetteer.PlaceID("geonames:" + strconv.FormatInt(g.Geonames, 10))
	for i := range list {
		if c := &list[i]; g.Geonames != 0 && x.ID(c.Ref) == want {
			out[i] = true
			limit = sameWithin
		}
	}
	any := false
	for i := range list {
		if c := &list[i]; geo.GreatCircle(x.Point(c.Ref), g.Point) <= limit {
			out[i] = true
		}
		any = any || out[i]
	}
	return out
}

// truth returns the gold mention that most of a name's mentions agree with, nil when
// none has coordinates.
func (a *labelledArticle) truth(n *resolve.Name) *eval.Gold {
	var best *eval.Gold
	most := 0
	for _, k := range n.Mentions {
		g := a.located(k)
		if g == nil {
			continue
		}
		same := 0
		for _, j := range n.Mentions {
			if o := a.located(j); o != nil && o.Point == g.Point {
				same++
			}
		}
		if same > most {
			best, most = g, same
		}
	}
	return best
}

// located returns the gold mention of mention k, nil where it has none with
// coordinates.
func (a *labelledArticle) located(k int32) *eval.Gold {
	if i := a.of[k]; i >= 0 && a.gold[i].Located {
		return &a.gold[i]
	}
	return nil
}

// examples returns the names of the article that can be learnt from: those with both
// right and wrong candidates.
func (a *labelledArticle) examples(x *gazetteer.Index) []example {
	var out []example
	for k := range a.Names {
		n := &a.Names[k]
		g := a.truth(n)
		if g == nil {
			continue
		}
		e := example{right: a.right(x, n, g)}
		good := 0
		for i, c := range a.CandidatesOf(n) {
			e.signals = append(e.signals, c.Signals)
			if e.right[i] {
				good++
			}
		}
		if good == 0 || good == len(e.right) {
			continue
		}
		for _, j := range n.Mentions {
			if a.located(j) != nil {
				e.weight++
			}
		}
		e.weight = math.Sqrt(e.weight)
		out = append(out, e)
	}
	return out
}

// fitLinear maximises the log probability of the right candidates by stochastic
// gradient ascent with AdaGrad steps from start, and averages the later weights.
func fitLinear(examples []example, start resolve.Weights, end int, free func(int) bool, seed uint64) resolve.Weights {
	const (
		epochs = 60
		rate   = 0.15
		l2     = 2e-4
	)
	contradicted := signalIndex("contradicted")
	w := start
	var sq, sum resolve.Weights
	order := rand.New(rand.NewPCG(seed, 23))
	var score, target []float64
	averaged := 0.0
	for epoch := range epochs {
		for _, k := range order.Perm(len(examples)) {
			e := &examples[k]
			score, target = score[:0], target[:0]
			for i := range e.signals {
				v := 0.0
				for j := range end {
					v += w[j] * float64(e.signals[i][j])
				}
				score = append(score, v)
			}
			softmax(score)
			target = ideal(target, score, e.right)
			for j := range end {
				if !free(j) {
					continue
				}
				g := 0.0
				for i := range e.signals {
					g += (target[i] - score[i]) * float64(e.signals[i][j])
				}
				g = g*e.weight - l2*(w[j]-start[j])
				sq[j] += g * g
				w[j] += rate * g / (1e-3 + math.Sqrt(sq[j]))
				if j == contradicted { // whatever the corpora's accidents say, it is no reason for a place
					w[j] = min(w[j], 0)
				}
			}
		}
		if epoch >= epochs/2 {
			averaged++
			for j := range sum {
				sum[j] += w[j]
			}
		}
	}
	for j := range sum {
		sum[j] /= averaged
	}
	return sum
}

// softmax turns scores into probabilities in place.
func softmax(score []float64) {
	top := math.Inf(-1)
	for _, v := range score {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range score {
		score[i] = math.Exp(v - top)
		sum += score[i]
	}
	for i := range score {
		score[i] /= sum
	}
}

// ideal appends the probabilities that the right candidates would have if the wrong
// ones had none.
func ideal(dst, prob []float64, right []bool) []float64 {
	sum := 1e-12
	for i, p := range prob {
		if right[i] {
			sum += p
		}
	}
	for i, p := range prob {
		if right[i] {
			dst = append(dst, p/sum)
		} else {
			dst = append(dst, 0)
		}
	}
	return dst
}

// fitTrees fits what a linear score leaves of the examples, by the softmax loss of
// whole names.
func fitTrees(examples []example, linear *resolve.Weights, seed uint64) learn.Forest {
	var rows [][]float32
	var value []float64
	var of []int // the first row of each example
	for k := range examples {
		of = append(of, len(rows))
		for i := range examples[k].signals {
			row := examples[k].signals[i][:]
			v := 0.0
			for j, x := range row {
				v += float64(x) * linear[j]
			}
			rows, value = append(rows, row), append(value, v)
		}
	}
	var prob, target []float64
	return learn.Boosting{
		Trees: rankTrees, Depth: rankDepth, Rate: rankRate, Seed: seed,
		Derivatives: func(score, grad, hess []float64) {
			for k := range examples {
				e := &examples[k]
				prob = append(prob[:0], score[of[k]:of[k]+len(e.signals)]...)
				softmax(prob)
				target = ideal(target[:0], prob, e.right)
				for i := range prob {
					grad[of[k]+i] = (target[i] - prob[i]) * e.weight
					hess[of[k]+i] = prob[i] * (1 - prob[i]) * e.weight
				}
			}
		},
	}.Fit(rows, value)
}

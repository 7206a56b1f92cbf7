package geoparse

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// lesson is a name of an article with the truth about it: for each gold mention
// with coordinates, which candidates are right.
type lesson struct {
	signals []signals // of the candidates
	right   []bool
	weight  float64
}

// trainRanker fits the passes one after the other, each on the probabilities of
// those before, then the trees on what the last pass leaves.
func (p *Parser) trainRanker(samples []Sample, found []*scratch, seed uint64) ranker {
	r := ranker{abstain: 0.35}
	for pass := range passes {
		for j := range allSignals {
			r.weights[pass][j] = prior(j)
		}
	}
	var schools []school
	for i := range samples {
		schools = append(schools, p.goldSchool(&samples[i], Hint{}))
	}
	for i, s := range found {
		s.collect(s.spans)
		schools = append(schools, school{s, s.goldOf(samples[i].Gold), samples[i].Gold})
	}
	last := r.fit(schools, seed, func(j signal) bool { return j != sigContained })
	r.trees = fitForest(last, &r.weights[passes-1], seed)
	p.fitHints(&r, samples, seed)
	return r
}

// school is an article to learn from: its mentions, and for each the gold mention
// that it stands for, -1 for none.
type school struct {
	*scratch
	of   []int
	gold []Gold
}

// goldOf finds the gold mention that each mention overlaps.
func (s *scratch) goldOf(gold []Gold) []int {
	of := make([]int, len(s.toponyms))
	for i := range s.toponyms {
		of[i] = -1
		sp := s.toponyms[i].span
		for k := range gold {
			if gold[k].Start+s.body < sp.End && sp.Start < gold[k].End+s.body {
				of[i] = k
				break
			}
		}
	}
	return of
}

// goldSchool reads a sample and collects its gold mentions.
func (p *Parser) goldSchool(sample *Sample, h Hint) school {
	s := newScratch(p)
	s.read(Input{Title: sample.Title, Text: sample.Text, Focus: h})
	spans := make([]Span, 0, len(sample.Gold))
	for _, g := range sample.Gold {
		spans = append(spans, g.Span)
	}
	s.take(spans)
	s.collect(s.spans)
	of := make([]int, len(s.toponyms))
	for i := range of {
		of[i] = i
	}
	return school{s, of, sample.Gold}
}

// fit fits the weights of the signals that are free, pass by pass. It returns
// the lessons of the last pass.
func (r *ranker) fit(schools []school, seed uint64, free func(signal) bool) (last []lesson) {
	for pass := range passes {
		last = last[:0]
		for _, s := range schools {
			if pass == 1 {
				s.addTowns()
				s.settle()
				s.findSpacings()
			}
			if pass > 0 {
				s.weigh()
				s.measure()
			}
			last = append(last, s.lessons()...)
		}
		end := allSignals
		if pass == 0 {
			end = localSignals
		}
		r.weights[pass] = fitLinear(last, r.weights[pass], end, free, seed+uint64(pass))
		for _, s := range schools {
			for k := range s.names {
				r.score(s.scratch, &s.names[k], pass)
			}
		}
	}
	return last
}

// right tells for each candidate of the article whether it is what the gold
// mentions of its name mean: the same GeoNames id or within 25 km, or, where no
// candidate has the id, within the 161 km of the measure.
func (s *school) right() []bool {
	out := make([]bool, len(s.candidates))
	for k := range s.names {
		n := &s.names[k]
		g := s.truth(n)
		if g == nil {
			continue
		}
		at := unit(g.Point)
		limit := 161.0
		want := "geonames:" + strconv.FormatInt(g.Geonames, 10)
		for i := n.first; i < n.last; i++ {
			if g.Geonames != 0 && string(s.parser.index.ID(s.candidates[i].ref)) == want {
				out[i] = true
				limit = 25
			}
		}
		for i := n.first; i < n.last; i++ {
			if apart(&s.candidates[i].pos, &at) <= limit {
				out[i] = true
			}
		}
	}
	return out
}

// truth returns the gold mention that most of a name's mentions agree with, nil
// when none has coordinates.
func (s *school) truth(n *name) *Gold {
	var best *Gold
	most := 0
	for _, k := range n.mentions {
		g := s.located(k)
		if g == nil {
			continue
		}
		same := 0
		for _, j := range n.mentions {
			if o := s.located(j); o != nil && o.Point == g.Point {
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
func (s *school) located(k int32) *Gold {
	if i := s.of[k]; i >= 0 && s.gold[i].Located {
		return &s.gold[i]
	}
	return nil
}

// lessons returns the names of the article that can be learnt from: those with
// both right and wrong candidates.
func (s *school) lessons() []lesson {
	right := s.right()
	var out []lesson
	for k := range s.names {
		n := &s.names[k]
		l := lesson{}
		good := 0
		for i := n.first; i < n.last; i++ {
			l.signals = append(l.signals, s.candidates[i].signals)
			l.right = append(l.right, right[i])
			if right[i] {
				good++
			}
		}
		if good == 0 || good == len(l.right) {
			continue
		}
		for _, j := range n.mentions {
			if s.located(j) != nil {
				l.weight++
			}
		}
		l.weight = math.Sqrt(l.weight)
		out = append(out, l)
	}
	return out
}

// fitLinear maximises the log probability of the right candidates by stochastic
// gradient ascent with AdaGrad steps from start, and averages the later weights.
func fitLinear(lessons []lesson, start [allSignals]float64, end signal, free func(signal) bool, seed uint64) [allSignals]float64 {
	const (
		epochs = 60
		rate   = 0.15
		l2     = 2e-4
	)
	w := start
	var sq, sum [allSignals]float64
	order := rand.New(rand.NewPCG(seed, 23))
	var score, target []float64
	averaged := 0.0
	for epoch := range epochs {
		for _, k := range order.Perm(len(lessons)) {
			l := &lessons[k]
			score, target = score[:0], target[:0]
			for i := range l.signals {
				v := 0.0
				for j := signal(0); j < end; j++ {
					v += w[j] * float64(l.signals[i][j])
				}
				score = append(score, v)
			}
			probabilities(score)
			target = idealised(target, score, l.right)
			for j := signal(0); j < end; j++ {
				if !free(j) {
					continue
				}
				g := 0.0
				for i := range l.signals {
					g += (target[i] - score[i]) * float64(l.signals[i][j])
				}
				g = g*l.weight - l2*(w[j]-start[j])
				sq[j] += g * g
				w[j] += rate * g / (1e-3 + math.Sqrt(sq[j]))
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

// probabilities turns scores into a softmax in place.
func probabilities(score []float64) {
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

// idealised appends the probabilities that the right candidates would have if the
// wrong ones had none.
func idealised(dst, prob []float64, right []bool) []float64 {
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

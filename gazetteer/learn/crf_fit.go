package learn

import (
	"math"
	"math/rand/v2"
)

// Example is a segment with its true labels.
type Example struct {
	Segment
	Gold   []Label
	Weight float64 // how much the example counts; 0 is taken for 1
}

// weight returns how much the example counts.
func (e *Example) weight() float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// FitCRF fits a field of [FeatureBits] to examples. Equal input gives equal weights.
func FitCRF(examples []Example, seed uint64) *CRF {
	return Fit{Bits: FeatureBits, Epochs: 12}.CRF(examples, seed)
}

// orders is how many orders the examples are learnt in where weights are averaged.
const orders = 5

// FitAveraged fits a field as FitCRF does, in several orders of the examples, and averages their weights: what one order
// decides about rare words by chance the mean does not.
func FitAveraged(examples []Example, seed uint64) *CRF {
	return Fit{Bits: FeatureBits, Epochs: 12}.Averaged(examples, seed)
}

// Averaged fits a field in several orders of the examples and averages its weights. Equal input gives equal weights.
func (f Fit) Averaged(examples []Example, seed uint64) *CRF {
	sum := f.fitter(seed).train(examples)
	for k := uint64(1); k < orders; k++ {
		sum.add(f.fitter(seed + k*orderStep).train(examples))
	}
	sum.divide(orders)
	return sum.freeze()
}

// orderStep keeps the seeds of orders apart from those that callers give.
const orderStep = 1 << 20

// add adds the weights of another field.
func (c *CRF) add(o *CRF) {
	for i, w := range o.emit {
		c.emit[i] += w
	}
	for k := range c.trans {
		for x := range c.trans[k] {
			for y, w := range o.trans[k][x] {
				c.trans[k][x][y] += w
			}
		}
	}
}

// divide divides the weights.
func (c *CRF) divide(n float32) {
	for i := range c.emit {
		c.emit[i] /= n
	}
	for k := range c.trans {
		for x := range c.trans[k] {
			for y := range c.trans[k][x] {
				c.trans[k][x][y] /= n
			}
		}
	}
}

// Fit says how a field is fitted.
type Fit struct {
	Bits   int // length of a feature's number
	Epochs int // how often each example is looked at
}

// CRF fits a field to examples. Equal input gives equal weights.
func (f Fit) CRF(examples []Example, seed uint64) *CRF {
	return f.fitter(seed).train(examples).freeze()
}

func (f Fit) fitter(seed uint64) crfFitter {
	return crfFitter{Fit: f, rate: 0.12, l2: 4e-3, seed: seed}
}

// crfFitter fits a CRF by stochastic gradient descent with AdaGrad steps (Duchi,
// Hazan, Singer 2011) and averages the weights of the last epochs.
type crfFitter struct {
	Fit
	rate float64
	l2   float64
	seed uint64

	seen    []float32 // uses of each feature, by the weight of the examples
	sq      []float32 // sums of squared gradients
	sqTrans Transitions
}

// leastSeen is the least weight of the examples that use a feature: two examples, but not
// an example and a copy of it that counts less.
const leastSeen = 1.5

// train fits the weights. Features that the examples hardly use stay at zero.
func (t crfFitter) train(examples []Example) *CRF {
	c := &CRF{emit: make([]float32, int(Labels)<<t.Bits)}
	seen := make([]float32, 1<<t.Bits)
	t.seen, t.sq = seen, make([]float32, len(c.emit))
	for i := range examples {
		for _, ids := range [][]uint32{examples[i].First.IDs, examples[i].Second.IDs} {
			for _, f := range ids {
				seen[f] += float32(examples[i].weight())
			}
		}
	}
	sum := make([]float32, len(c.emit))
	var sumTrans Transitions
	averaged := 0
	order := rand.New(rand.NewPCG(t.seed, 17))
	var l Lattice
	for epoch := range t.Epochs {
		for _, k := range order.Perm(len(examples)) {
			e := &examples[k]
			c.emissions(&e.Segment, &l)
			c.marginals(&e.Segment, &l)
			for i := range e.Gold {
				t.learn(c, e, &l, i)
			}
		}
		if epoch >= t.Epochs/3 {
			averaged++
			for i, w := range c.emit {
				sum[i] += w
			}
			for k := range c.trans {
				for x := range c.trans[k] {
					for y := range c.trans[k][x] {
						sumTrans[k][x][y] += c.trans[k][x][y]
					}
				}
			}
		}
	}
	for i := range sum {
		c.emit[i] = sum[i] / float32(averaged)
	}
	for k := range c.trans {
		for x := range c.trans[k] {
			for y := range c.trans[k][x] {
				c.trans[k][x][y] = sumTrans[k][x][y] / float32(averaged)
			}
		}
	}
	return c
}

// learn moves the weights that decide about token i of an example towards its
// label. A token whose labels are as good as certain teaches nothing.
func (t *crfFitter) learn(c *CRF, e *Example, l *Lattice, i int) {
	prev := Outside
	if i > 0 {
		prev = e.Gold[i-1]
	}
	var grad [Labels]float64
	for y := range Labels {
		grad[y] = -l.marginal[i][y]
	}
	grad[e.Gold[i]]++
	if grad[e.Gold[i]] < 1e-3 {
		return
	}
	for y := range Labels {
		grad[y] *= e.weight()
	}
	for _, ids := range [][]uint32{e.First.at(i), e.Second.at(i)} {
		for _, f := range ids {
			if t.seen[f] < leastSeen {
				continue
			}
			for y := range uint32(Labels) {
				w := f*uint32(Labels) + y
				t.step(&c.emit[w], &t.sq[w], grad[y])
			}
		}
	}
	k := e.Link[i]
	p := l.pair(i)
	for x := range Labels {
		for y := range Labels {
			if !allowed(x, y) || i == 0 && x != Outside {
				continue
			}
			g := -p[x][y]
			if x == prev && y == e.Gold[i] {
				g++
			}
			t.step(&c.trans[k][x][y], &t.sqTrans[k][x][y], g*e.weight())
		}
	}
}

// step moves one weight along its gradient. The decay of a weight is paid when
// it is touched, which suits sparse features.
func (t *crfFitter) step(w, sq *float32, grad float64) {
	g := grad - t.l2*float64(*w)
	if g == 0 {
		return
	}
	*sq += float32(g * g)
	*w += float32(t.rate * g / (1e-2 + math.Sqrt(float64(*sq))))
}

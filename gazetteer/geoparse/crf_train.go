package geoparse

import (
	"math"
	"math/rand/v2"
)

// example is a run with its true labels.
type example struct {
	run
	gold []label
}

// crfTrainer fits a crf by stochastic gradient descent with AdaGrad steps (Duchi,
// Hazan, Singer 2011) and averages the weights of the last epochs.
type crfTrainer struct {
	epochs int
	rate   float64
	l2     float64
	seed   uint64

	seen    []uint8   // examples' uses of each feature, up to 255
	sq      []float32 // sums of squared gradients
	sqTrans [links][labels][labels]float32
}

func newCRFTrainer(seed uint64) crfTrainer {
	return crfTrainer{epochs: 12, rate: 0.12, l2: 4e-3, seed: seed}
}

// train fits the weights. Features seen fewer than twice in the examples stay
// at zero.
func (t crfTrainer) train(examples []example) *crf {
	c := &crf{emit: make([]float32, features*int(labels))}
	seen := make([]uint8, features)
	t.seen, t.sq = seen, make([]float32, len(c.emit))
	for i := range examples {
		for _, ids := range [][]uint32{examples[i].first.ids, examples[i].second.ids} {
			for _, f := range ids {
				if seen[f] < 255 {
					seen[f]++
				}
			}
		}
	}
	sum := make([]float32, len(c.emit))
	var sumTrans [links][labels][labels]float32
	averaged := 0
	order := rand.New(rand.NewPCG(t.seed, 17))
	var l lattice
	for epoch := range t.epochs {
		for _, k := range order.Perm(len(examples)) {
			e := &examples[k]
			c.emissions(&e.run, &l)
			c.marginals(&e.run, &l)
			for i := range e.gold {
				t.learn(c, e, &l, i)
			}
		}
		if epoch >= t.epochs/3 {
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
	return c.freeze()
}

// learn moves the weights that decide about token i of an example towards its
// label. A token whose labels are as good as certain teaches nothing.
func (t *crfTrainer) learn(c *crf, e *example, l *lattice, i int) {
	prev := outside
	if i > 0 {
		prev = e.gold[i-1]
	}
	var grad [labels]float64
	for y := range labels {
		grad[y] = -l.marginal[i][y]
	}
	grad[e.gold[i]]++
	if grad[e.gold[i]] < 1e-3 {
		return
	}
	for _, ids := range [][]uint32{e.first.at(i), e.second.at(i)} {
		for _, f := range ids {
			if t.seen[f] < 2 {
				continue
			}
			for y := range uint32(labels) {
				w := f*uint32(labels) + y
				t.step(&c.emit[w], &t.sq[w], grad[y])
			}
		}
	}
	k := e.link[i]
	p := l.pair(i)
	for x := range labels {
		for y := range labels {
			if !allowed(x, y) || i == 0 && x != outside {
				continue
			}
			g := -p[x][y]
			if x == prev && y == e.gold[i] {
				g++
			}
			t.step(&c.trans[k][x][y], &t.sqTrans[k][x][y], g)
		}
	}
}

// step moves one weight along its gradient. The decay of a weight is paid when
// it is touched, which suits sparse features.
func (t *crfTrainer) step(w, sq *float32, grad float64) {
	g := grad - t.l2*float64(*w)
	if g == 0 {
		return
	}
	*sq += float32(g * g)
	*w += float32(t.rate * g / (1e-2 + math.Sqrt(float64(*sq))))
}

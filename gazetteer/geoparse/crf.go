package geoparse

import "math"

// label is the tag of a token: outside, the beginning, or the inside of a mention.
type label uint8

const (
	outside label = iota
	begin
	inside
	labels
)

// link tells how a token hangs on the one before it. The weights of label pairs
// depend on it.
type link uint8

const (
	linkNone   link = iota // a run begins here
	linkSpace              // a space or nothing between
	linkHyphen             // one of the two is a hyphen or slash
	linkMark               // one of the two is another mark
	linkMatch              // both lie in one name of the gazetteer
	links
)

const (
	featureBits = 18
	features    = 1 << featureBits
)

// crf is a linear-chain conditional random field (Lafferty, McCallum, Pereira
// 2001) over runs of active tokens. Features are binary and hashed.
type crf struct {
	emit  []float32 // features × labels
	trans [links][labels][labels]float32
}

// run is a maximal sequence of active tokens of one sentence, with the features
// of each.
type run struct {
	from, to int32 // tokens
	link     []link
	first    featureList
	second   featureList // what the second pass adds; empty in the first
}

// featureList holds the features of consecutive tokens.
type featureList struct {
	ids  []uint32
	ends []int32 // of each token's features in ids, counted from base
	base int32
}

// at returns the features of the i-th token.
func (l *featureList) at(i int) []uint32 {
	if len(l.ends) == 0 {
		return nil
	}
	from := l.base
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.ids[from:l.ends[i]]
}

// lattice is the memory of decoding, reused from run to run.
type lattice struct {
	score       [][labels]float64 // of the emissions
	alpha, beta [][labels]float64
	back        [][labels]label
	path        []label
}

func (l *lattice) resize(n int) {
	if cap(l.score) < n {
		m := n + n/2 + 16
		l.score = make([][labels]float64, m)
		l.alpha = make([][labels]float64, m)
		l.beta = make([][labels]float64, m)
		l.back = make([][labels]label, m)
		l.path = make([]label, m)
	}
	l.score, l.alpha, l.beta = l.score[:n], l.alpha[:n], l.beta[:n]
	l.back, l.path = l.back[:n], l.path[:n]
}

// emissions fills l.score for the run.
func (c *crf) emissions(r *run, l *lattice) {
	n := int(r.to - r.from)
	l.resize(n)
	for i := range n {
		var sum [labels]float32
		c.sum(r.first.at(i), &sum)
		c.sum(r.second.at(i), &sum)
		l.score[i] = [labels]float64{float64(sum[0]), float64(sum[1]), float64(sum[2])}
	}
}

func (c *crf) sum(feats []uint32, sum *[labels]float32) {
	for _, f := range feats {
		w := c.emit[f*uint32(labels) : f*uint32(labels)+uint32(labels)]
		sum[0] += w[0]
		sum[1] += w[1]
		sum[2] += w[2]
	}
}

// allowed reports whether a label may follow another; from outside the run,
// prev is outside.
func allowed(prev, next label) bool { return next != inside || prev != outside }

// viterbi fills l.path with the best labels. bias is added to the score of
// begin: above zero finds more mentions, below fewer.
func (c *crf) viterbi(r *run, l *lattice, bias float64) []label {
	n := len(l.score)
	for i := range n {
		for y := range labels {
			e := l.score[i][y]
			if y == begin {
				e += bias
			}
			best, from := math.Inf(-1), outside
			for x := range labels {
				if i == 0 && x != outside || !allowed(x, y) {
					continue
				}
				v := float64(c.trans[r.link[i]][x][y])
				if i > 0 {
					v += l.alpha[i-1][x]
				}
				if v > best {
					best, from = v, x
				}
			}
			l.alpha[i][y], l.back[i][y] = best+e, from
		}
	}
	y := outside
	for x := range labels {
		if l.alpha[n-1][x] > l.alpha[n-1][y] {
			y = x
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.path[i] = y
		y = l.back[i][y]
	}
	return l.path
}

// marginals runs forward-backward: afterwards alpha[i][y]+beta[i][y]-z is the
// log of the probability of label y at token i. It returns z.
func (c *crf) marginals(r *run, l *lattice) float64 {
	n := len(l.score)
	for i := range n {
		for y := range labels {
			sum := math.Inf(-1)
			for x := range labels {
				if i == 0 && x != outside || !allowed(x, y) {
					continue
				}
				v := float64(c.trans[r.link[i]][x][y])
				if i > 0 {
					v += l.alpha[i-1][x]
				}
				sum = logAdd(sum, v)
			}
			l.alpha[i][y] = sum + l.score[i][y]
		}
	}
	l.beta[n-1] = [labels]float64{}
	for i := n - 2; i >= 0; i-- {
		for x := range labels {
			sum := math.Inf(-1)
			for y := range labels {
				if allowed(x, y) {
					sum = logAdd(sum, float64(c.trans[r.link[i+1]][x][y])+l.score[i+1][y]+l.beta[i+1][y])
				}
			}
			l.beta[i][x] = sum
		}
	}
	z := math.Inf(-1)
	for y := range labels {
		z = logAdd(z, l.alpha[n-1][y])
	}
	return z
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if d := b - a; d > -40 {
		return a + math.Log1p(math.Exp(d))
	}
	return a
}

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
	exp   *[links][labels][labels]float64 // of trans, once it is final
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
	potential   [][labels]float64 // exponentials of score, scaled
	step        [][labels][labels]float64
	marginal    [][labels]float64 // of each label, after marginals
	back        [][labels]label
	path        []label
}

func (l *lattice) resize(n int) {
	if cap(l.score) < n {
		m := n + n/2 + 16
		l.score = make([][labels]float64, m)
		l.alpha = make([][labels]float64, m)
		l.beta = make([][labels]float64, m)
		l.potential = make([][labels]float64, m)
		l.step = make([][labels][labels]float64, m)
		l.marginal = make([][labels]float64, m)
		l.back = make([][labels]label, m)
		l.path = make([]label, m)
	}
	l.score, l.alpha, l.beta = l.score[:n], l.alpha[:n], l.beta[:n]
	l.potential, l.step, l.marginal = l.potential[:n], l.step[:n], l.marginal[:n]
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

// marginals runs forward-backward and fills l.marginal. It works with
// probabilities that are scaled to sum to one at each token.
func (c *crf) marginals(r *run, l *lattice) {
	n := len(l.score)
	for i := range n {
		e, w := &l.potential[i], &l.step[i]
		top := max(l.score[i][0], l.score[i][1], l.score[i][2])
		for y := range labels {
			e[y] = math.Exp(l.score[i][y] - top)
		}
		*w = c.weights(r.link[i])
		var sum float64
		a := &l.alpha[i]
		for y := range labels {
			v := 0.0
			if i == 0 {
				v = w[outside][y]
			} else {
				p := &l.alpha[i-1]
				v = p[0]*w[0][y] + p[1]*w[1][y] + p[2]*w[2][y]
			}
			a[y] = v * e[y]
			sum += a[y]
		}
		for y := range labels {
			a[y] /= sum
		}
	}
	l.beta[n-1] = [labels]float64{1, 1, 1}
	for i := n - 2; i >= 0; i-- {
		e, w, b := &l.potential[i+1], &l.step[i+1], &l.beta[i+1]
		v := [labels]float64{e[0] * b[0], e[1] * b[1], e[2] * b[2]}
		var sum float64
		for x := range labels {
			l.beta[i][x] = w[x][0]*v[0] + w[x][1]*v[1] + w[x][2]*v[2]
			sum += l.beta[i][x]
		}
		for x := range labels {
			l.beta[i][x] /= sum
		}
	}
	for i := range n {
		var sum float64
		m := &l.marginal[i]
		for y := range labels {
			m[y] = l.alpha[i][y] * l.beta[i][y]
			sum += m[y]
		}
		for y := range labels {
			m[y] /= sum
		}
	}
}

// weights returns the exponentials of the label pairs' weights, 0 for those
// that are not allowed.
func (c *crf) weights(k link) (w [labels][labels]float64) {
	if c.exp != nil {
		return c.exp[k]
	}
	for x := range labels {
		for y := range labels {
			if allowed(x, y) {
				w[x][y] = math.Exp(float64(c.trans[k][x][y]))
			}
		}
	}
	return w
}

// freeze keeps the exponentials of the label pairs' weights; they must not
// change any more.
func (c *crf) freeze() *crf {
	var e [links][labels][labels]float64
	for k := range links {
		e[k] = c.weights(k)
	}
	c.exp = &e
	return c
}

// pair returns the probability of each pair of labels at tokens i-1 and i; the
// label before the first token is outside.
func (l *lattice) pair(i int) (p [labels][labels]float64) {
	sum := 0.0
	for x := range labels {
		a := 1.0
		if i > 0 {
			a = l.alpha[i-1][x]
		} else if x != outside {
			continue
		}
		for y := range labels {
			p[x][y] = a * l.step[i][x][y] * l.potential[i][y] * l.beta[i][y]
			sum += p[x][y]
		}
	}
	for x := range labels {
		for y := range labels {
			p[x][y] /= sum
		}
	}
	return p
}

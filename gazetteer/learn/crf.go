package learn

import "math"

// Label is the tag of a token: outside, the beginning, or the inside of a mention.
type Label uint8

// The labels.
const (
	Outside Label = iota
	Begin
	Inside
	Labels // how many there are
)

// Link is a kind of transition from one token to the next, below [Links]. The
// weights of pairs of labels depend on it.
type Link uint8

// Links is how many kinds of transition a CRF tells apart.
const Links = 5

// FeatureBits is the length of a feature's number in the fields of English; features are hashed
// to it.
const FeatureBits = 18

// Transitions holds a weight for each link and pair of labels: [link][previous][next].
type Transitions [Links][Labels][Labels]float32

// CRF is a linear-chain conditional random field (Lafferty, McCallum, Pereira
// 2001) over segments of tokens. Features are binary and hashed. It is immutable
// and safe for concurrent use.
type CRF struct {
	emit   []float32 // features × labels; nil when packed
	packed *packed
	trans  Transitions
	exp    *[Links][Labels][Labels]float64 // of trans, once it is final
}

// EmissionSize is how many weights of features a CRF has whose features have [FeatureBits].
const EmissionSize = int(Labels) << FeatureBits

// NewCRF makes a field of its weights: emit holds those of a feature's labels side by side, a
// power of two of features. It is kept and must not change.
func NewCRF(emit []float32, trans Transitions) *CRF {
	return (&CRF{emit: emit, trans: trans}).freeze()
}

// NewPackedCRF makes a field of weights that are multiples of a scale: emit holds them as for
// [NewCRF]. They are copied.
func NewPackedCRF(emit []int16, scale float64, trans Transitions) *CRF {
	return (&CRF{packed: pack(emit, float32(scale)), trans: trans}).freeze()
}

// Weights returns the weights of features and of transitions.
func (c *CRF) Weights() ([]float32, Transitions) {
	if c.packed == nil {
		return c.emit, c.trans
	}
	emit := make([]float32, 0, c.packed.features*int(Labels))
	for f := range c.packed.features {
		for _, v := range c.packed.of(uint32(f)) {
			emit = append(emit, float32(v)*c.packed.scale)
		}
	}
	return emit, c.trans
}

// Segment is a sequence of tokens that is labelled as a whole. Each token has the
// link to the one before it and its features, in two lists of which the second
// may be empty.
type Segment struct {
	Link          []Link
	First, Second FeatureList

	Ahead [][Labels]float32 // room for what a [Stack] notes for its second pass, one each token; may be empty
}

// FeatureList holds the features of consecutive tokens: those of token i end at
// Ends[i] in IDs and begin where those of token i-1 end, at Base for the first.
type FeatureList struct {
	IDs  []uint32
	Ends []int32
	Base int32
}

// at returns the features of the i-th token.
func (l *FeatureList) at(i int) []uint32 {
	if len(l.Ends) == 0 {
		return nil
	}
	from := l.Base
	if i > 0 {
		from = l.Ends[i-1]
	}
	return l.IDs[from:l.Ends[i]]
}

// Lattice is the memory of decoding, reused from segment to segment. The zero
// value is ready to use; it serves one goroutine.
type Lattice struct {
	score       [][Labels]float64 // of the emissions
	alpha, beta [][Labels]float64
	potential   [][Labels]float64 // exponentials of score, scaled
	step        [][Labels][Labels]float64
	marginal    [][Labels]float64 // of each label, after marginals
	back        [][Labels]Label
	path        []Label
}

func (l *Lattice) resize(n int) {
	if cap(l.score) < n {
		m := n + n/2 + 16
		l.score = make([][Labels]float64, m)
		l.alpha = make([][Labels]float64, m)
		l.beta = make([][Labels]float64, m)
		l.potential = make([][Labels]float64, m)
		l.step = make([][Labels][Labels]float64, m)
		l.marginal = make([][Labels]float64, m)
		l.back = make([][Labels]Label, m)
		l.path = make([]Label, m)
	}
	l.score, l.alpha, l.beta = l.score[:n], l.alpha[:n], l.beta[:n]
	l.potential, l.step, l.marginal = l.potential[:n], l.step[:n], l.marginal[:n]
	l.back, l.path = l.back[:n], l.path[:n]
}

// emissions fills l.score for the segment.
func (c *CRF) emissions(r *Segment, l *Lattice) {
	n := len(r.Link)
	l.resize(n)
	for i := range n {
		var sum [Labels]float32
		c.sum(r.First.at(i), &sum)
		c.sum(r.Second.at(i), &sum)
		l.score[i] = wide(sum)
	}
}

func wide(v [Labels]float32) [Labels]float64 {
	return [Labels]float64{float64(v[0]), float64(v[1]), float64(v[2])}
}

// withWords returns the field with its weights at another place: every second word from at on, of the features
// that sparse numbers.
func (c *CRF) withWords(words []uint64, at int, of *sparse) *CRF {
	d := *c
	d.packed = &packed{words: words, stride: 2, at: at, scale: c.packed.scale, features: c.packed.features, sparse: of}
	return &d
}

func (c *CRF) sum(feats []uint32, sum *[Labels]float32) {
	if c.packed != nil {
		c.packed.sum(feats, sum)
		return
	}
	for _, f := range feats {
		w := c.emit[f*uint32(Labels) : f*uint32(Labels)+uint32(Labels)]
		sum[0] += w[0]
		sum[1] += w[1]
		sum[2] += w[2]
	}
}

// allowed reports whether a label may follow another; from outside the segment,
// prev is outside.
func allowed(prev, next Label) bool { return next != Inside || prev != Outside }

// Marginals computes the probability of each label at each token of a segment by
// the forward-backward algorithm, and makes l ready for [CRF.Path]. The result
// belongs to l.
func (c *CRF) Marginals(r *Segment, l *Lattice) [][Labels]float64 {
	c.emissions(r, l)
	c.marginals(r, l)
	return l.marginal
}

// Path returns the likeliest labels (Viterbi) of the segment that [CRF.Marginals]
// was last called with. bias is added to the score of Begin: above zero finds
// more mentions, below fewer. The result belongs to l.
func (c *CRF) Path(r *Segment, l *Lattice, bias float64) []Label { return c.viterbi(r, l, bias) }

// viterbi fills l.path with the best labels. bias is added to the score of
// begin: above zero finds more mentions, below fewer.
func (c *CRF) viterbi(r *Segment, l *Lattice, bias float64) []Label {
	n := len(l.score)
	for i := range n {
		for y := range Labels {
			e := l.score[i][y]
			if y == Begin {
				e += bias
			}
			best, from := math.Inf(-1), Outside
			for x := range Labels {
				if i == 0 && x != Outside || !allowed(x, y) {
					continue
				}
				v := float64(c.trans[r.Link[i]][x][y])
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
	y := Outside
	for x := range Labels {
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
func (c *CRF) marginals(r *Segment, l *Lattice) {
	n := len(l.score)
	for i := range n {
		e, w := &l.potential[i], &l.step[i]
		top := max(l.score[i][0], l.score[i][1], l.score[i][2])
		for y := range Labels {
			e[y] = math.Exp(l.score[i][y] - top)
		}
		*w = c.weights(r.Link[i])
		var sum float64
		a := &l.alpha[i]
		for y := range Labels {
			v := 0.0
			if i == 0 {
				v = w[Outside][y]
			} else {
				p := &l.alpha[i-1]
				v = p[0]*w[0][y] + p[1]*w[1][y] + p[2]*w[2][y]
			}
			a[y] = v * e[y]
			sum += a[y]
		}
		for y := range Labels {
			a[y] /= sum
		}
	}
	l.beta[n-1] = [Labels]float64{1, 1, 1}
	for i := n - 2; i >= 0; i-- {
		e, w, b := &l.potential[i+1], &l.step[i+1], &l.beta[i+1]
		v := [Labels]float64{e[0] * b[0], e[1] * b[1], e[2] * b[2]}
		var sum float64
		for x := range Labels {
			l.beta[i][x] = w[x][0]*v[0] + w[x][1]*v[1] + w[x][2]*v[2]
			sum += l.beta[i][x]
		}
		for x := range Labels {
			l.beta[i][x] /= sum
		}
	}
	for i := range n {
		var sum float64
		m := &l.marginal[i]
		for y := range Labels {
			m[y] = l.alpha[i][y] * l.beta[i][y]
			sum += m[y]
		}
		for y := range Labels {
			m[y] /= sum
		}
	}
}

// weights returns the exponentials of the label pairs' weights, 0 for those
// that are not allowed.
func (c *CRF) weights(k Link) (w [Labels][Labels]float64) {
	if c.exp != nil {
		return c.exp[k]
	}
	for x := range Labels {
		for y := range Labels {
			if allowed(x, y) {
				w[x][y] = math.Exp(float64(c.trans[k][x][y]))
			}
		}
	}
	return w
}

// freeze keeps the exponentials of the label pairs' weights; they must not
// change any more.
func (c *CRF) freeze() *CRF {
	var e [Links][Labels][Labels]float64
	for k := range Links {
		e[k] = c.weights(Link(k))
	}
	c.exp = &e
	return c
}

// pair returns the probability of each pair of labels at tokens i-1 and i; the
// label before the first token is outside.
func (l *Lattice) pair(i int) (p [Labels][Labels]float64) {
	sum := 0.0
	for x := range Labels {
		a := 1.0
		if i > 0 {
			a = l.alpha[i-1][x]
		} else if x != Outside {
			continue
		}
		for y := range Labels {
			p[x][y] = a * l.step[i][x][y] * l.potential[i][y] * l.beta[i][y]
			sum += p[x][y]
		}
	}
	for x := range Labels {
		for y := range Labels {
			p[x][y] /= sum
		}
	}
	return p
}

// Clone returns a segment whose features are its own.
func (s *Segment) Clone() Segment {
	n := len(s.Link)
	return Segment{Link: append([]Link(nil), s.Link...), First: s.First.clone(n), Second: s.Second.clone(n)}
}

// clone copies the part of the list that belongs to a segment of n tokens.
func (l *FeatureList) clone(n int) FeatureList {
	if len(l.Ends) == 0 {
		return FeatureList{}
	}
	to := l.Ends[n-1]
	c := FeatureList{IDs: append([]uint32(nil), l.IDs[l.Base:to]...), Ends: make([]int32, n)}
	for i := range c.Ends {
		c.Ends[i] = l.Ends[i] - l.Base
	}
	return c
}

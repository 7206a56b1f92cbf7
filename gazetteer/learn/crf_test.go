package learn_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/gazetteer/learn"
)

// segment makes a segment whose token i has the features first[i] and second[i].
// The lists begin behind features of another segment, as they do in a text.
func segment(links []learn.Link, first, second [][]uint32) learn.Segment {
	list := func(of [][]uint32) learn.FeatureList {
		if of == nil {
			return learn.FeatureList{}
		}
		l := learn.FeatureList{IDs: []uint32{7, 8, 9}, Base: 3}
		for _, ids := range of {
			l.IDs = append(l.IDs, ids...)
			l.Ends = append(l.Ends, int32(len(l.IDs)))
		}
		return l
	}
	return learn.Segment{Link: links, First: list(first), Second: list(second)}
}

// randomCRF has weights of any sign for the features 0–9 and all transitions.
func randomCRF(seed uint64) *learn.CRF {
	draw := rand.New(rand.NewPCG(seed, 1))
	emit := make([]float32, learn.EmissionSize)
	for i := range 10 * int(learn.Labels) {
		emit[i] = float32(draw.NormFloat64())
	}
	var trans learn.Transitions
	for k := range trans {
		for x := range trans[k] {
			for y := range trans[k][x] {
				trans[k][x][y] = float32(draw.NormFloat64())
			}
		}
	}
	return learn.NewCRF(emit, trans)
}

// randomSegment has n tokens with up to three features in each list.
func randomSegment(n int, seed uint64) (s learn.Segment, features [][]uint32) {
	draw := rand.New(rand.NewPCG(seed, 2))
	some := func() (ids []uint32) {
		for range draw.IntN(4) {
			ids = append(ids, draw.Uint32N(10))
		}
		return ids
	}
	var links []learn.Link
	var first, second [][]uint32
	for range n {
		links = append(links, learn.Link(draw.IntN(learn.Links)))
		first, second = append(first, some()), append(second, some())
		features = append(features, slices.Concat(first[len(first)-1], second[len(second)-1]))
	}
	return segment(links, first, second), features
}

// paths calls visit with every sequence of n labels that the field allows.
func paths(n int, visit func([]learn.Label)) {
	path := make([]learn.Label, n)
	var at func(i int)
	at = func(i int) {
		if i == n {
			visit(path)
			return
		}
		for y := range learn.Labels {
			if y == learn.Inside && (i == 0 || path[i-1] == learn.Outside) {
				continue
			}
			path[i] = y
			at(i + 1)
		}
	}
	at(0)
}

// scoreOf is the score of a path by definition: emissions and transitions summed.
func scoreOf(c *learn.CRF, s *learn.Segment, features [][]uint32, path []learn.Label, bias float64) float64 {
	emit, trans := c.Weights()
	sum, prev := 0.0, learn.Outside
	for i, y := range path {
		for _, f := range features[i] {
			sum += float64(emit[f*uint32(learn.Labels)+uint32(y)])
		}
		sum += float64(trans[s.Link[i]][prev][y])
		if y == learn.Begin {
			sum += bias
		}
		prev = y
	}
	return sum
}

func TestMarginalsEqualBruteForce(t *testing.T) {
	var l learn.Lattice // reused: what one segment leaves must not show in the next
	for seed := range uint64(24) {
		n := 1 + int(seed)%6
		c := randomCRF(seed)
		s, features := randomSegment(n, seed)
		want := make([][learn.Labels]float64, n)
		all := 0.0
		paths(n, func(path []learn.Label) {
			p := math.Exp(scoreOf(c, &s, features, path, 0))
			all += p
			for i, y := range path {
				want[i][y] += p
			}
		})
		got := c.Marginals(&s, &l)
		for i := range n {
			sum := 0.0
			for y := range learn.Labels {
				sum += got[i][y]
				if d := math.Abs(got[i][y] - want[i][y]/all); d > 1e-6 {
					t.Errorf("seed %d: Marginals of token %d, label %d = %v, want %v", seed, i, y, got[i][y],
						want[i][y]/all)
				}
			}
			if math.Abs(sum-1) > 1e-12 {
				t.Errorf("seed %d: Marginals of token %d sum to %v", seed, i, sum)
			}
		}
	}
}

func TestPathEqualsBruteForce(t *testing.T) {
	var l learn.Lattice
	for seed := range uint64(24) {
		for _, bias := range []float64{0, 2.5, -2.5} {
			n := 1 + int(seed)%6
			c := randomCRF(seed)
			s, features := randomSegment(n, seed)
			best, want := math.Inf(-1), []learn.Label(nil)
			paths(n, func(path []learn.Label) {
				if v := scoreOf(c, &s, features, path, bias); v > best {
					best, want = v, slices.Clone(path)
				}
			})
			c.Marginals(&s, &l)
			if got := c.Path(&s, &l, bias); !slices.Equal(got, want) {
				t.Errorf("seed %d: Path(bias %v) = %v, want %v", seed, bias, got, want)
			}
		}
	}
}

// A long segment of extreme weights neither overflows nor vanishes.
func TestMarginalsOfLongSegment(t *testing.T) {
	emit := make([]float32, learn.EmissionSize)
	emit[1*int(learn.Labels)+int(learn.Begin)] = 400
	emit[2*int(learn.Labels)+int(learn.Begin)] = -400
	c := learn.NewCRF(emit, learn.Transitions{})
	var first [][]uint32
	for i := range 5000 {
		first = append(first, []uint32{1 + uint32(i%2)})
	}
	s := segment(make([]learn.Link, len(first)), first, nil)
	var l learn.Lattice
	for i, m := range c.Marginals(&s, &l) {
		want := float64(1 - i%2)
		if math.Abs(m[learn.Begin]-want) > 1e-9 {
			t.Fatalf("Marginals of token %d = %v, want begin %v", i, m, want)
		}
	}
}

func TestCloneOwnsItsFeatures(t *testing.T) {
	for _, c := range []struct {
		name          string
		first, second [][]uint32
	}{
		{"both lists", [][]uint32{{1}, {2, 3}}, [][]uint32{{4, 5}, {}}},
		{"one list", [][]uint32{{1}, {2, 3}}, nil},
	} {
		s := segment([]learn.Link{0, 1}, c.first, c.second)
		got := s.Clone()
		f := randomCRF(3)
		var l learn.Lattice
		want := slices.Clone(f.Marginals(&s, &l))
		clear(s.First.IDs)
		clear(s.Second.IDs)
		clear(s.Link)
		if again := f.Marginals(&got, &l); !slices.Equal(again, want) {
			t.Errorf("%s: Marginals of the clone = %v, want %v as of the segment that it was made of", c.name, again,
				want)
		}
	}
}

// toy are segments that a field can tell apart: feature 1 begins a name, 2 goes on
// with it, 3 is outside, and 4 begins or goes on by what stands before it.
func toy() (out []learn.Example) {
	type token struct {
		feature uint32
		gold    learn.Label
	}
	for _, s := range [][]token{
		{{1, learn.Begin}, {2, learn.Inside}, {3, learn.Outside}},
		{{3, learn.Outside}, {1, learn.Begin}},
		{{1, learn.Begin}, {4, learn.Inside}},
		{{3, learn.Outside}, {4, learn.Begin}},
		{{4, learn.Begin}, {2, learn.Inside}, {2, learn.Inside}},
		{{3, learn.Outside}, {3, learn.Outside}, {1, learn.Begin}, {3, learn.Outside}},
	} {
		var e learn.Example
		var first [][]uint32
		for i, k := range s {
			e.Link = append(e.Link, learn.Link(min(i, 1)))
			first = append(first, []uint32{k.feature})
			e.Gold = append(e.Gold, k.gold)
		}
		e.Segment = segment(e.Link, first, nil)
		e.Segment = e.Clone()
		out = append(out, e, e, e)
	}
	return out
}

func TestFitCRFSeparatesToySet(t *testing.T) {
	examples := toy()
	c := learn.FitCRF(examples, 1)
	var l learn.Lattice
	for i := range examples {
		e := &examples[i]
		c.Marginals(&e.Segment, &l)
		if got := c.Path(&e.Segment, &l, 0); !slices.Equal(got, e.Gold) {
			t.Errorf("example %d: Path = %v, want %v", i, got, e.Gold)
		}
	}
}

func TestFitCRFIsDeterministic(t *testing.T) {
	a, ta := learn.FitCRF(toy(), 5).Weights()
	b, tb := learn.FitCRF(toy(), 5).Weights()
	if !slices.Equal(a, b) || ta != tb {
		t.Error("FitCRF of equal examples and seed gives other weights")
	}
}

// A feature that is seen once says nothing of other texts: its weights stay 0.
func TestFitCRFLeavesRareFeatures(t *testing.T) {
	rare := learn.Example{Segment: segment([]learn.Link{0}, [][]uint32{{1, 99}}, nil), Gold: []learn.Label{learn.Begin}}
	rare.Segment = rare.Clone()
	emit, _ := learn.FitCRF(append(toy(), rare), 1).Weights()
	for y := range int(learn.Labels) {
		if w := emit[99*int(learn.Labels)+y]; w != 0 {
			t.Errorf("FitCRF gives the feature of one example weight %v for label %d", w, y)
		}
	}
}

// Examples that count less move the weights less, and a feature that only an example and a
// light copy of it have says nothing.
func TestFitCRFWeighsExamples(t *testing.T) {
	fit := func(copyWeight float64) float32 {
		e := learn.Example{Segment: segment([]learn.Link{0}, [][]uint32{{1, 99}}, nil), Gold: []learn.Label{learn.Begin}}
		e.Segment = e.Clone()
		c := e
		c.Weight = copyWeight
		emit, _ := learn.FitCRF(append(toy(), e, c), 1).Weights()
		return emit[99*int(learn.Labels)+int(learn.Begin)]
	}
	if w := fit(0.25); w != 0 {
		t.Errorf("FitCRF gives the feature of an example and its light copy weight %v, want 0", w)
	}
	if w := fit(1); w == 0 {
		t.Error("FitCRF gives the feature of two examples no weight")
	}
}

func ExampleCRF() {
	c := learn.FitCRF(toy(), 1)
	s := segment([]learn.Link{0, 1, 1}, [][]uint32{{3}, {1}, {2}}, nil)
	var l learn.Lattice
	c.Marginals(&s, &l)
	fmt.Println(c.Path(&s, &l, 0))
	// Output: [0 1 2]
}

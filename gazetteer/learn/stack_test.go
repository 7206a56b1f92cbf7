package learn_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"dateline/gazetteer/learn"
)

// packedCRF has weights of any sign for the features 0–9.
func packedCRF(seed uint64) *learn.CRF {
	draw := rand.New(rand.NewPCG(seed, 3))
	emit := make([]int16, learn.EmissionSize)
	for i := range 10 * int(learn.Labels) {
		emit[i] = int16(draw.IntN(1<<16) - 1<<15)
	}
	_, links := randomCRF(seed).Weights()
	return learn.NewPackedCRF(emit, 1e-4*float64(seed), links)
}

// denseCRF has weights for all features.
func denseCRF(seed uint64) *learn.CRF {
	emit := make([]int16, learn.EmissionSize)
	for i := range emit {
		emit[i] = int16(i*int(seed)%999 - 500)
	}
	_, links := randomCRF(seed).Weights()
	return learn.NewPackedCRF(emit, 1e-3, links)
}

// What a stack finds is to the bit what its fields find by themselves, whether their weights lie
// side by side or not.
func TestStack(t *testing.T) {
	for name, s := range map[string]learn.Stack{
		"packed":         {First: packedCRF(1), Second: packedCRF(2)},
		"interleaved":    learn.Stack{First: packedCRF(1), Second: packedCRF(2)}.Interleaved(),
		"second is wide": learn.Stack{First: packedCRF(1), Second: denseCRF(2)}.Interleaved(),
		"both are wide":  learn.Stack{First: denseCRF(1), Second: denseCRF(2)}.Interleaved(),
		"second is new":  learn.Stack{First: packedCRF(1), Second: randomCRF(2)}.Interleaved(),
	} {
		t.Run(name, func(t *testing.T) {
			for n := 1; n < 40; n++ {
				u, _ := randomSegment(n, uint64(n))
				second := u.Second
				u.Ahead = make([][learn.Labels]float32, n)
				var l, want learn.Lattice
				u.Second = learn.FeatureList{}
				got := fmt.Sprint(s.MarginalsFirst(&u, &l))
				if w := fmt.Sprint(s.First.Marginals(&u, &want)); got != w {
					t.Fatalf("first pass over %d tokens: %v, the field alone %v", n, got, w)
				}
				u.Second = second
				got = fmt.Sprint(s.MarginalsSecond(&u, &l), s.Second.Path(&u, &l, 0.5))
				if w := fmt.Sprint(s.Second.Marginals(&u, &want), s.Second.Path(&u, &want, 0.5)); got != w {
					t.Fatalf("second pass over %d tokens: %v, the field alone %v", n, got, w)
				}
			}
		})
	}
}

// A stack that is made in one go is that which its fields make.
func TestNewPackedStack(t *testing.T) {
	_, links := randomCRF(1).Weights()
	for name, some := range map[string]int{"few features": 10, "all features": 1 << learn.FeatureBits} {
		var emit [2][]byte
		var fields [2]*learn.CRF
		for k := range emit {
			draw := rand.New(rand.NewPCG(uint64(k), 5))
			numbers := make([]int16, learn.EmissionSize)
			for i := range some * int(learn.Labels) {
				numbers[i] = int16(draw.IntN(1<<16) - 1<<15)
			}
			for _, v := range numbers {
				emit[k] = binary.LittleEndian.AppendUint16(emit[k], uint16(v))
			}
			fields[k] = learn.NewPackedCRF(numbers, 1e-4, links)
		}
		got := learn.NewPackedStack(emit, [2]float64{1e-4, 1e-4}, [2]learn.Transitions{links, links})
		if want := (learn.Stack{First: fields[0], Second: fields[1]}).Interleaved(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another stack than that of its fields", name)
		}
	}
}

// Weights come out as they went in, wherever they lie.
func TestInterleavedWeights(t *testing.T) {
	first, second := packedCRF(1), denseCRF(2)
	s := learn.Stack{First: first, Second: second}.Interleaved()
	for k, pair := range [][2]*learn.CRF{{first, s.First}, {second, s.Second}} {
		a, links := pair[0].Weights()
		b, others := pair[1].Weights()
		if fmt.Sprint(a) != fmt.Sprint(b) || links != others {
			t.Errorf("field %d has other weights when interleaved", k)
		}
	}
}

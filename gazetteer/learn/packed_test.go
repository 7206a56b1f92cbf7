package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPacked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	emit := make([]int16, 100*int(Labels))
	for i := range emit {
		emit[i] = int16(rnd.IntN(1<<16) - 1<<15)
	}
	for y := range int(Labels) { // the extremes
		emit[y], emit[int(Labels)+y] = math.MinInt16, math.MaxInt16
	}
	p := pack(emit, 0.5)
	for _, feats := range [][]uint32{
		nil, {0}, {1}, {7, 3, 7}, repeat(0, maxAdded), repeat(1, maxAdded), repeat(0, 5*maxAdded+1), repeat(1, 100),
	} {
		var got, want [Labels]float32
		p.sum(feats, &got)
		for y := range want {
			sum := 0
			for _, f := range feats {
				sum += int(emit[int(f)*int(Labels)+y])
			}
			want[y] = float32(sum) * 0.5
		}
		if got != want {
			t.Errorf("%v: %v, want %v", feats, got, want)
		}
	}
	for f := range 100 {
		if got := p.of(uint32(f)); got[0] != int32(emit[f*3]) || got[1] != int32(emit[f*3+1]) || got[2] != int32(emit[f*3+2]) {
			t.Errorf("feature %d has %v, want %v", f, got, emit[f*3:f*3+3])
		}
	}
}

func repeat(f uint32, n int) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = f
	}
	return out
}

package naturalearth

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func TestChain(t *testing.T) {
	want := orb.LineString{{0, 0}, {1, 0}, {2, 1}, {3, 1}, {4, 2}}
	got := chain(orb.MultiLineString{{{2, 1}, {1, 0}}, {{4, 2}, {3, 1}}, {{0, 0}, {1, 0}}, {{2, 1}, {3, 1}}})
	if got[0] != want[0] {
		got.Reverse()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chain (-want +got):\n%s", diff)
	}
}

func TestCutAlong(t *testing.T) {
	ring := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {2, 4}, {0, 4}, {0, 0}}
	// From the corner at the lower right, bent, to the middle of the upper edge;
	// both ends a little off.
	line := orb.LineString{{3.99, 0.01}, {3, 2}, {2.01, 4.01}}
	for _, l := range []orb.LineString{line, {line[2], line[1], line[0]}} {
		one, other, err := cutAlong(ring, l)
		if err != nil {
			t.Fatal(err)
		}
		sizes := []float64{math.Abs(planar.Area(one)), math.Abs(planar.Area(other))}
		if sizes[0] > sizes[1] {
			sizes[0], sizes[1] = sizes[1], sizes[0]
		}
		if diff := cmp.Diff([]float64{4, 12}, sizes); diff != "" {
			t.Errorf("cutAlong(%v): sizes (-want +got):\n%s", l, diff)
		}
		for _, half := range []orb.Ring{one, other} {
			if !half.Closed() || !planar.RingContains(half, line[1]) {
				t.Errorf("cutAlong(%v): %v is open or lacks the bend", l, half)
			}
		}
	}
	if _, _, err := cutAlong(ring, orb.LineString{{1, 1}, {3, 3}}); err == nil {
		t.Error("a line inside the ring was taken for one across it")
	}
}

package topology

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestStretches(t *testing.T) {
	const n, y = false, true
	for _, c := range []struct {
		marks []bool
		least int
		want  []Stretch
	}{
		{[]bool{n, n}, 1, []Stretch{{0, 1, n}}},
		{[]bool{n, n, y, y, y, n, n}, 1, []Stretch{{0, 2, n}, {2, 5, y}, {5, 6, n}}},
		{[]bool{n, n, y, n, n}, 2, []Stretch{{0, 4, n}}},
		{[]bool{y, y, y, n}, 1, []Stretch{{0, 3, y}}},
	} {
		if diff := cmp.Diff(c.want, Stretches(c.marks, c.least)); diff != "" {
			t.Errorf("Stretches(%v, %d) (-want +got):\n%s", c.marks, c.least, diff)
		}
	}
}

// TestSplitKeepsAreas splits a border and asks for the same areas.
func TestSplitKeepsAreas(t *testing.T) {
	topology := row().Dissolve(func(f int) int { return f })
	before := topology.MultiPolygon(topology.Area(func(g int) bool { return g == 1 }))
	arcs := len(topology.Arcs)
	has := topology.Split(func(a Arc, p orb.Point) bool { return a.Right != Outside && p[1] < 0.6 }, 1)
	if len(has) != len(topology.Arcs) || len(has) <= arcs {
		t.Fatalf("%d marks for %d arcs, there were %d", len(has), len(topology.Arcs), arcs)
	}
	after := topology.MultiPolygon(topology.Area(func(g int) bool { return g == 1 }))
	if planarArea(before[0][0]) != planarArea(after[0][0]) || len(after) != 1 || len(after[0]) != 1 {
		t.Errorf("the area was %v and is %v", before, after)
	}
}

package topology

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// square is a square of one degree with its lower left corner at x, y, with a
// bend of a tenth of a degree in its eastern edge.
func square(x, y float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{x, y}, {x + 1, y}, {x + 1.1, y + 0.5}, {x + 1, y + 1}, {x, y + 1},
		{x + 0.1, y + 0.5}, {x, y}}}}
}

// row is three squares side by side and one apart, the second one drawn clockwise.
func row() *Mesh {
	var m Mesh
	m.Add(square(0, 0))
	second := square(1, 0)
	second[0][0].Reverse()
	m.Add(second)
	m.Add(square(2, 0))
	m.Add(square(10, 0))
	return &m
}

func TestDissolve(t *testing.T) {
	for _, c := range []struct {
		name  string
		group func(int) int
		inner int // arcs between groups
		outer int // arcs to the outside
	}{
		{"each by itself", func(f int) int { return f }, 2, 5},
		{"first two together", func(f int) int { return max(f, 1) }, 1, 3},
		{"all together", func(int) int { return 0 }, 0, 2},
	} {
		inner, outer := 0, 0
		for _, a := range row().Dissolve(c.group).Arcs {
			if a.Right == Outside {
				outer++
			} else {
				inner++
			}
		}
		if inner != c.inner || outer != c.outer {
			t.Errorf("Dissolve(%s): %d arcs between groups and %d outside, want %d and %d", c.name, inner, outer,
				c.inner, c.outer)
		}
	}
}

// TestAreaKeepsSize takes unions of faces: their area is the sum of the faces',
// before and after simplification up to what the outer bends enclose.
func TestAreaKeepsSize(t *testing.T) {
	topology := row().Dissolve(func(f int) int { return f })
	for _, c := range []struct {
		name   string
		inside func(int) bool
		want   float64 // square degrees
		rings  int
	}{
		{"all", func(int) bool { return true }, 4, 2},
		{"first and second", func(g int) bool { return g < 2 }, 2, 1},
		{"first and third, which touch nowhere", func(g int) bool { return g == 0 || g == 2 }, 2, 2},
		{"none", func(int) bool { return false }, 0, 0},
	} {
		area := topology.MultiPolygon(topology.Area(c.inside))
		var got float64
		for _, p := range area {
			got += planarArea(p[0])
		}
		if math.Abs(got-c.want) > 1e-9 || len(area) != c.rings {
			t.Errorf("Area(%s): %v square degrees in %d rings, want %v in %d", c.name, got, len(area), c.want, c.rings)
		}
	}
}

func TestSimplifyKeepsNeighboursTogether(t *testing.T) {
	topology := row().Dissolve(func(f int) int { return f })
	topology.Simplify(1e5) // more than any bend, but a share of a group limits it
	union := topology.MultiPolygon(topology.Area(func(g int) bool { return g < 3 }))
	if len(union) != 1 || len(union[0]) != 1 {
		t.Fatalf("the three neighbours have become %v, want one polygon without holes", union)
	}
	var parts float64
	for g := range 3 {
		for _, p := range topology.MultiPolygon(topology.Area(func(group int) bool { return group == g })) {
			parts += planarArea(p[0])
		}
	}
	if whole := planarArea(union[0][0]); math.Abs(parts-whole) > 1e-9 {
		t.Errorf("the neighbours have %v square degrees by themselves and %v together: they overlap or gape", parts,
			whole)
	}
}

// TestHoles puts a country into another one.
func TestHoles(t *testing.T) {
	var m Mesh
	around := orb.Polygon{
		{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}},
		{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}},
	}
	m.Add(orb.MultiPolygon{around})
	m.Add(orb.MultiPolygon{{{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}}})
	topology := m.Dissolve(func(f int) int { return f })
	outer := topology.MultiPolygon(topology.Area(func(g int) bool { return g == 0 }))
	if len(outer) != 1 || len(outer[0]) != 2 || planarArea(outer[0][0]) != 9 || planarArea(outer[0][1]) != -1 {
		t.Errorf("the country around: %v, want a ring of 9 with a hole of -1", outer)
	}
	both := topology.MultiPolygon(topology.Area(func(int) bool { return true }))
	if len(both) != 1 || len(both[0]) != 1 {
		t.Errorf("both together: %v, want one ring", both)
	}
}

// An edge that two polygons of one face take out, and that another face then draws,
// is there once.
func TestDissolveEdgeThatComesAgain(t *testing.T) {
	var m Mesh
	m.Add(append(square(0, 0), square(1, 0)...))
	m.Add(square(0, 0))
	for i, a := range m.Dissolve(func(f int) int { return f }).Arcs {
		if len(a.Points) < 2 {
			t.Errorf("arc %d has %d points, want 2 at least", i, len(a.Points))
		}
	}
}

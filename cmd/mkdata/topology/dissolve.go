package topology

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Arc is a stretch of border between the same two groups.
type Arc struct {
	Points      orb.LineString // longitude, latitude; the first and the last are fixed points of the mesh
	Left, Right int            // groups, Outside for the sea
}

// Ref names an arc of a Topology in a direction: n for arc n as it is stored,
// ^n for arc n backwards.
type Ref int

// Index is the number of the arc.
func (r Ref) Index() int {
	if r < 0 {
		return int(^r)
	}
	return int(r)
}

// Reversed tells whether the arc is to be read backwards.
func (r Ref) Reversed() bool { return r < 0 }

// Topology is a set of arcs.
type Topology struct {
	Arcs []Arc
}

// Dissolve cuts the borders between groups into arcs. group gives the group of
// a face, 0 or more.
func (m *Mesh) Dissolve(group func(face int) int) *Topology {
	side := func(e edge) int {
		if f, ok := m.face[e]; ok {
			return group(f)
		}
		return Outside
	}
	// Borders are taken in one direction: that of the edge whose group is the higher.
	var borders []edge
	seen := make(map[edge]bool, len(m.order)) // an edge may have been taken out as a seam and come again
	for _, e := range m.order {
		if _, ok := m.face[e]; !ok || seen[e] {
			continue
		}
		seen[e] = true
		if left, right := side(e), side(e.twin()); left > right {
			borders = append(borders, e)
		}
	}
	next := make(map[vertex][]edge, len(borders))
	degree := make(map[vertex]int, len(borders))
	for _, e := range borders {
		next[e.from] = append(next[e.from], e)
		degree[e.from]++
		degree[e.to]++
	}
	type pair struct{ left, right int }
	pairOf := func(e edge) pair { return pair{side(e), side(e.twin())} }
	// continues returns the edge after e within the same arc.
	continues := func(e edge) (edge, bool) {
		if degree[e.to] != 2 || len(next[e.to]) != 1 {
			return edge{}, false
		}
		n := next[e.to][0]
		return n, pairOf(n) == pairOf(e)
	}
	continued := make(map[edge]bool, len(borders)) // edges that have one before them
	for _, e := range borders {
		if n, ok := continues(e); ok {
			continued[n] = true
		}
	}
	done := make(map[edge]bool, len(borders))
	t := &Topology{}
	trace := func(first edge) {
		p := pairOf(first)
		arc := Arc{Points: orb.LineString{first.from.point()}, Left: p.left, Right: p.right}
		for e := first; !done[e]; {
			done[e] = true
			arc.Points = append(arc.Points, e.to.point())
			n, ok := continues(e)
			if !ok {
				break
			}
			e = n
		}
		t.Arcs = append(t.Arcs, arc)
	}
	for _, e := range borders {
		if !continued[e] {
			trace(e)
		}
	}
	for _, e := range borders { // what remains are closed arcs: islands and enclaves
		if !done[e] {
			trace(e)
		}
	}
	return t
}

// halfArc is an arc in the direction that has the area to its left.
type halfArc struct {
	ref       Ref
	from, to  vertex
	out, back float64 // angle of the first edge leaving from; of the last edge seen from to
}

// Area returns the area of the groups for which inside is true, as polygons of
// rings of arcs: the border counterclockwise, then the holes clockwise.
func (t *Topology) Area(inside func(group int) bool) [][][]Ref {
	var halves []halfArc
	for i, a := range t.Arcs {
		left, right := a.Left != Outside && inside(a.Left), a.Right != Outside && inside(a.Right)
		switch {
		case left && !right:
			halves = append(halves, t.half(Ref(i)))
		case right && !left:
			halves = append(halves, t.half(^Ref(i)))
		}
	}
	leaving := make(map[vertex][]int)
	for i, h := range halves {
		leaving[h.from] = append(leaving[h.from], i)
	}
	used := make([]bool, len(halves))
	var outers, holes [][]Ref
	for i := range halves {
		if used[i] {
			continue
		}
		var ring []Ref
		for at := i; at >= 0 && !used[at]; {
			used[at] = true
			ring = append(ring, halves[at].ref)
			at = follow(halves, leaving[halves[at].to], halves[at].back)
		}
		if planarArea(t.Ring(ring)) > 0 {
			outers = append(outers, ring)
		} else {
			holes = append(holes, ring)
		}
	}
	return t.nest(outers, holes)
}

// half returns the half-arc of r.
func (t *Topology) half(r Ref) halfArc {
	points := t.Arcs[r.Index()].Points
	n := len(points)
	first, second, last, before := points[0], points[1], points[n-1], points[n-2]
	if r.Reversed() {
		first, second, last, before = last, before, first, second
	}
	return halfArc{
		ref: r, from: vertexOf(first), to: vertexOf(last),
		out:  math.Atan2(second[1]-first[1], second[0]-first[0]),
		back: math.Atan2(before[1]-last[1], before[0]-last[0]),
	}
}

// follow chooses among the half-arcs that leave a vertex the one that bounds the
// same part of the area: the first one clockwise from where the ring came from.
func follow(halves []halfArc, leaving []int, back float64) int {
	best, turn := -1, math.Inf(1)
	for _, i := range leaving {
		t := back - halves[i].out
		for t <= 1e-12 {
			t += 2 * math.Pi
		}
		if t < turn {
			best, turn = i, t
		}
	}
	return best
}

// nest puts each hole into the smallest border that holds it.
func (t *Topology) nest(outers, holes [][]Ref) [][][]Ref {
	type border struct {
		ring  orb.Ring
		bound orb.Bound
		area  float64
		index int
	}
	borders := make([]border, len(outers))
	area := make([][][]Ref, len(outers))
	for i, o := range outers {
		ring := t.Ring(o)
		borders[i] = border{ring, ring.Bound(), planarArea(ring), i}
		area[i] = [][]Ref{o}
	}
	slices.SortStableFunc(borders, func(a, b border) int { return cmp.Compare(a.area, b.area) })
	for _, h := range holes {
		ring := t.Ring(h)
		p := orb.Point{(ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2}
		size := -planarArea(ring)
		for _, b := range borders {
			if b.area > size && b.bound.Contains(p) && contains(b.ring, p) {
				area[b.index] = append(area[b.index], h)
				break
			}
		}
	}
	return area
}

// Ring returns the closed ring of arcs.
func (t *Topology) Ring(refs []Ref) orb.Ring {
	var ring orb.Ring
	for _, r := range refs {
		points := t.Arcs[r.Index()].Points
		if r.Reversed() {
			points = slices.Clone(points)
			slices.Reverse(points)
		}
		if len(ring) > 0 {
			points = points[1:]
		}
		ring = append(ring, points...)
	}
	if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
		ring = append(ring, ring[0])
	}
	return ring
}

// MultiPolygon returns the polygons of an Area.
func (t *Topology) MultiPolygon(area [][][]Ref) orb.MultiPolygon {
	var mp orb.MultiPolygon
	for _, rings := range area {
		var polygon orb.Polygon
		for _, r := range rings {
			polygon = append(polygon, t.Ring(r))
		}
		mp = append(mp, polygon)
	}
	return mp
}

// planarArea is the area of a ring in square degrees, positive counterclockwise.
func planarArea(ring orb.Ring) float64 {
	var sum float64
	o := ring[0]
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		sum += (a[0]-o[0])*(b[1]-o[1]) - (b[0]-o[0])*(a[1]-o[1])
	}
	return sum / 2
}

// contains tells whether p lies inside the ring, by counting crossings.
func contains(ring orb.Ring, p orb.Point) bool {
	in := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			in = !in
		}
	}
	return in
}

package basemap

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// labelPoint gives where the name of a country is written: in the largest polygon
// of its area on the map, at the point farthest from the edge (the pole of
// inaccessibility, Garcia-Castellanos and Lombardo 2007), with distances across
// counted half because names are wider than high. The result is in longitude and
// latitude; size is the area on the map, the world being 1.
func labelPoint(area orb.MultiPolygon) (p orb.Point, size float64) {
	var largest orb.Polygon
	var most float64
	for _, polygon := range area {
		flat := make(orb.Polygon, len(polygon))
		for i, ring := range polygon {
			flat[i] = make(orb.Ring, len(ring))
			for j, q := range ring {
				m := tile.Mercator(q)
				flat[i][j] = orb.Point{m[0] / 2, m[1]}
			}
		}
		a := math.Abs(ringArea(flat[0]))
		size += 2 * a
		if a > most {
			largest, most = flat, a
		}
	}
	if largest == nil {
		return orb.Point{}, 0
	}
	q := pole(largest)
	return tile.Geographic(orb.Point{q[0] * 2, q[1]}), size
}

func ringArea(ring orb.Ring) float64 {
	var sum float64
	for i := 1; i < len(ring); i++ {
		sum += ring[i-1][0]*ring[i][1] - ring[i][0]*ring[i-1][1]
	}
	return sum / 2
}

// pole finds the point of a polygon farthest from its edge, to a hundredth of the
// polygon's extent, by dividing the most promising squares (Agafonkin 2016).
func pole(polygon orb.Polygon) orb.Point {
	b := polygon.Bound()
	width, height := b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]
	precision := max(width, height) / 100
	best := newSquare(polygon, b.Center(), 0)
	side := min(width, height)
	var open squares
	for x := b.Min[0]; x < b.Max[0]; x += side {
		for y := b.Min[1]; y < b.Max[1]; y += side {
			open = append(open, newSquare(polygon, orb.Point{x + side/2, y + side/2}, side/2))
		}
	}
	heap.Init(&open)
	for open.Len() > 0 {
		s := heap.Pop(&open).(square)
		if s.distance > best.distance {
			best = s
		}
		if s.most-best.distance <= precision {
			break
		}
		h := s.half / 2
		for _, d := range [4]orb.Point{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			heap.Push(&open, newSquare(polygon, orb.Point{s.center[0] + d[0], s.center[1] + d[1]}, h))
		}
	}
	return best.center
}

// square is a part of the polygon's box.
type square struct {
	center   orb.Point
	half     float64 // of its side
	distance float64 // of the center from the edge, negative outside
	most     float64 // upper bound of the distance within
}

func newSquare(polygon orb.Polygon, center orb.Point, half float64) square {
	d := edgeDistance(polygon, center)
	return square{center, half, d, d + half*math.Sqrt2}
}

// edgeDistance is the distance of a point from the edge, negative outside.
func edgeDistance(polygon orb.Polygon, p orb.Point) float64 {
	inside, least := false, math.Inf(1)
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
				inside = !inside
			}
			dx, dy := b[0]-a[0], b[1]-a[1]
			t := 0.0
			if l := dx*dx + dy*dy; l > 0 {
				t = min(1, max(0, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l))
			}
			least = min(least, math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy))
		}
	}
	if !inside {
		return -least
	}
	return least
}

// squares is a heap, the most promising first.
type squares []square

func (s squares) Len() int           { return len(s) }
func (s squares) Less(i, j int) bool { return s[i].most > s[j].most }
func (s squares) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *squares) Push(x any)        { *s = append(*s, x.(square)) }
func (s *squares) Pop() any {
	old := *s
	last := old[len(old)-1]
	*s = old[:len(old)-1]
	return last
}

package naturalearth

import (
	"github.com/paulmach/orb"
)

// saharaParallel is the northern border of Western Sahara, 27°40′ N (Convention
// of 27 November 1912 between France and Spain). No land of Morocco lies south of
// it.
const saharaParallel = 27 + 40.0/60

// separateSahara gives the land south of 27°40′ N that the source counts as
// divisions of Morocco, up to the berm, to Western Sahara (A/RES/34/37).
func separateSahara(divisions []Division) []Division {
	var out []Division
	for _, d := range divisions {
		if d.Country != "MA" || d.Area.Bound().Min[1] >= saharaParallel {
			out = append(out, d)
			continue
		}
		north, south := cutAtParallel(d.Area, saharaParallel)
		if len(north) > 0 {
			n := d
			n.Area = north
			out = append(out, n)
		}
		s := d
		s.Area, s.Country, s.Admin1, s.Part = south, "EH", "", "Western Sahara"
		out = append(out, s)
	}
	return out
}

// cutAtParallel cuts an area in two.
func cutAtParallel(area orb.MultiPolygon, latitude float64) (north, south orb.MultiPolygon) {
	for _, polygon := range area {
		n, s := orb.Polygon{}, orb.Polygon{}
		for _, ring := range polygon {
			if half := half(ring, latitude, 1); half != nil {
				n = append(n, half)
			}
			if half := half(ring, latitude, -1); half != nil {
				s = append(s, half)
			}
		}
		if len(n) > 0 {
			north = append(north, n)
		}
		if len(s) > 0 {
			south = append(south, s)
		}
	}
	return north, south
}

// half gives the part of a ring on one side of a parallel, +1 for the north, or
// nil. Points of the cut are the same for both sides and for a neighbour's ring,
// which runs the other way.
func half(ring orb.Ring, latitude, side float64) orb.Ring {
	var out orb.Ring
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		insideA, insideB := (a[1]-latitude)*side > 0, (b[1]-latitude)*side > 0
		if insideA {
			out = append(out, a)
		}
		if insideA != insideB {
			if a[1] > b[1] {
				a, b = b, a
			}
			out = append(out, orb.Point{a[0] + (latitude-a[1])/(b[1]-a[1])*(b[0]-a[0]), latitude})
		}
	}
	if len(out) < 3 {
		return nil
	}
	return append(out, out[0])
}

package naturalearth

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// golanClaim is the line of ClaimsFile west of the Golan Heights.
const golanClaim = "Syrian claim"

// SeparateGolan gives the Golan Heights, which the source counts to Israel's
// Northern District, to Syria (S/RES/497 (1981), A/RES/77/126). The claims have
// the line that parts them.
func SeparateGolan(divisions []Division, claims []Claim) ([]Division, error) {
	var line orb.LineString
	for _, c := range claims {
		if c.Name == golanClaim {
			line = chain(c.Lines)
		}
	}
	inside := orb.Point{35.78, 33.0} // Katzrin
	for i, d := range divisions {
		if d.Country != "IL" || !planar.MultiPolygonContains(d.Area, inside) {
			continue
		}
		for j, polygon := range d.Area {
			if !planar.PolygonContains(polygon, inside) {
				continue
			}
			one, other, err := cutAlong(polygon[0], line)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", golanClaim, err)
			}
			if planar.RingContains(one, inside) {
				one, other = other, one
			}
			rest := slices.Clone(d.Area)
			rest[j] = append(orb.Polygon{one}, polygon[1:]...)
			golan := d
			golan.Country, golan.Admin1, golan.Name, golan.Part = "SY", "", "Golan Heights", "Golan Heights"
			golan.Area = orb.MultiPolygon{{other}}
			out := slices.Clone(divisions)
			out[i].Area = rest
			return append(out, golan), nil
		}
	}
	return nil, fmt.Errorf("%s: no division of Israel holds %v", golanClaim, inside)
}

// chain joins lines end to end, in whatever order and direction they are.
func chain(lines orb.MultiLineString) orb.LineString {
	if len(lines) == 0 {
		return nil
	}
	joined := slices.Clone(lines[0])
	left := slices.Clone(lines[1:])
	for again := true; again; {
		again = false
		for i, l := range left {
			l = slices.Clone(l)
			head, tail := joined[0], joined[len(joined)-1]
			if l[len(l)-1] == tail || l[0] == head {
				l.Reverse()
			}
			switch {
			case l[0] == tail:
				joined = append(joined, l[1:]...)
			case l[len(l)-1] == head:
				joined = append(l, joined[1:]...)
			default:
				continue
			}
			left = slices.Delete(left, i, i+1)
			again = true
			break
		}
	}
	return joined
}

// cutAlong cuts a ring in two along a line that runs across it. The line's ends are
// moved to the nearest corners of the ring.
func cutAlong(ring orb.Ring, line orb.LineString) (one, other orb.Ring, err error) {
	const near = 0.05 // degrees
	if len(line) < 2 {
		return nil, nil, fmt.Errorf("no line to cut along")
	}
	from, away := nearestCorner(ring, line[0])
	to, away2 := nearestCorner(ring, line[len(line)-1])
	if max(away, away2) > near || from == to {
		return nil, nil, fmt.Errorf("the line from %v to %v does not cross the ring: its ends are %.3f° and %.3f° off",
			line[0], line[len(line)-1], away, away2)
	}
	across := slices.Clone(line)
	if from > to {
		from, to = to, from
		across.Reverse()
	}
	middle := across[1 : len(across)-1]
	// One side runs along the ring and back along the line, the other one the
	// remaining way.
	one = append(orb.Ring{}, ring[from:to+1]...)
	for i := len(middle) - 1; i >= 0; i-- {
		one = append(one, middle[i])
	}
	one = append(one, ring[from])
	other = append(orb.Ring{}, ring[:from+1]...)
	other = append(other, middle...)
	other = append(other, ring[to:]...)
	return one, other, nil
}

// nearestCorner returns the number of the ring's corner nearest to p, in degrees
// of the plane, and how far it is.
func nearestCorner(ring orb.Ring, p orb.Point) (index int, distance float64) {
	distance = math.Inf(1)
	for i, q := range ring[:len(ring)-1] {
		if d := planar.Distance(p, q); d < distance {
			index, distance = i, d
		}
	}
	return index, distance
}

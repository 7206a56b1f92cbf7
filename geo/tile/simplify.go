package tile

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbsimplify "github.com/paulmach/orb/simplify"
)

// minTriangle is the area, in square units of a level, under which a bend of a
// line is straightened (Visvalingam and Whyatt 1993). Where a tile is 512 pixels
// wide it is a quarter of a square pixel at the level's first zoom and a whole one
// at the second.
const minTriangle = 16

// simplify gives the points of a line of the square world in the units of a level.
// The first and the last point are those of the line.
func simplify(line orb.LineString, level int) []ipoint {
	scaled := slices.Clone(line)
	for i, p := range scaled {
		scaled[i] = orb.Point{math.Ldexp(p[0], gridBits(level)), math.Ldexp(p[1], gridBits(level))}
	}
	keep := 2
	if scaled[0] == scaled[len(scaled)-1] {
		keep = 4 // an island remains a triangle at least
	}
	scaled = orbsimplify.Visvalingam(minTriangle, keep).LineString(scaled)
	out := make([]ipoint, 0, len(scaled))
	for i, p := range scaled {
		q := ipoint{int32(math.Round(p[0])), int32(math.Round(p[1]))}
		if i > 0 && out[len(out)-1] == q && (i < len(scaled)-1 || len(out) > 1) {
			continue
		}
		out = append(out, q)
	}
	return out
}

package basemap

import (
	"math"

	"github.com/paulmach/orb"
)

// nearness tells whether a point lies near lines. It holds the cells that the
// lines run through.
type nearness map[[2]int32]bool

// nearBy is about how near, in degrees of latitude: the sources differ by their
// year, not by more than two or three kilometres.
const nearBy = 0.02

func nearCell(p orb.Point) [2]int32 {
	return [2]int32{int32(math.Floor(p[0] / nearBy)), int32(math.Floor(p[1] / nearBy))}
}

// add adds a line.
func (n nearness) add(line orb.LineString) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		steps := math.Ceil(math.Max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1])) / (nearBy / 2))
		for k := 0.0; k <= steps; k++ {
			f := k / max(steps, 1)
			n[nearCell(orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})] = true
		}
	}
}

// near tells whether one of the cells around p is on a line.
func (n nearness) near(p orb.Point) bool {
	c := nearCell(p)
	for dx := int32(-1); dx <= 1; dx++ {
		for dy := int32(-1); dy <= 1; dy++ {
			if n[[2]int32{c[0] + dx, c[1] + dy}] {
				return true
			}
		}
	}
	return false
}

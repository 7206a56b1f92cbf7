package content

import (
	"math"

	"github.com/paulmach/orb"
)

// grid finds entries near a point. Cells are a tenth of a degree.
type grid map[[2]int][]*Entry

func cell(p orb.Point) [2]int {
	return [2]int{int(math.Floor(p[0] * 10)), int(math.Floor(p[1] * 10))}
}

func newGrid(entries []*Entry) grid {
	g := grid{}
	for _, e := range entries {
		g[cell(e.Point)] = append(g[cell(e.Point)], e)
	}
	return g
}

// near calls visit for every entry within radius km of p.
func (g grid) near(p orb.Point, radius float64, visit func(e *Entry, km float64)) {
	const kmPerCell = 11.1
	lat := int(math.Ceil(radius / kmPerCell))
	lon := int(math.Ceil(radius / (kmPerCell * max(0.05, math.Cos(p[1]*math.Pi/180)))))
	at := cell(p)
	for x := at[0] - lon; x <= at[0]+lon; x++ {
		for y := at[1] - lat; y <= at[1]+lat; y++ {
			for _, e := range g[[2]int{x, y}] {
				if km := flat(p, e.Point); km <= radius {
					visit(e, km)
				}
			}
		}
	}
}

// flat is the distance of two near points in km on a plane; it joins sources,
// whose points are rounded to metres, and is never shown.
func flat(a, b orb.Point) float64 {
	const kmPerDegree = 111.2
	dx := math.Remainder(a[0]-b[0], 360) * math.Cos((a[1]+b[1])/2*math.Pi/180)
	return math.Hypot(dx, a[1]-b[1]) * kmPerDegree
}

package topology

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
)

// kilometresPerDegree is a degree of a great circle on the sphere of the mean
// radius 6371.009 km.
const kilometresPerDegree = 111.195

// minShare is the share of a group's area that a bend must not exceed to be
// straightened, so that small units keep their shape.
const minShare = 0.002

// Simplify straightens the bends of all arcs that are smaller than a triangle of
// the given size in square kilometres, or a small share of the smaller group beside
// them (Visvalingam and Whyatt 1993). The ends of arcs stay, and arcs are shared, so
// neighbours fit as before. An island or enclave keeps three corners at least.
func (t *Topology) Simplify(squareKilometres float64) {
	size := t.sizes()
	for i, a := range t.Arcs {
		threshold := squareKilometres / (kilometresPerDegree * kilometresPerDegree)
		for _, group := range []int{a.Left, a.Right} {
			if group != Outside {
				threshold = min(threshold, size[group]*minShare)
			}
		}
		flat := sinusoidal(a.Points)
		keep := 2
		if flat[0] == flat[len(flat)-1] {
			keep = 4
		}
		flat = simplify.Visvalingam(threshold, keep).LineString(flat)
		for j, p := range flat {
			flat[j] = vertexOf(orb.Point{p[0] / parallel(p[1]), p[1]}).point()
		}
		t.Arcs[i].Points = flat
	}
}

// sizes gives the area of each group in square degrees of the equator.
func (t *Topology) sizes() map[int]float64 {
	size := map[int]float64{}
	for _, a := range t.Arcs {
		var sum float64 // of the trapezoids between the arc and the equator
		flat := sinusoidal(a.Points)
		for i := 1; i < len(flat); i++ {
			sum += (flat[i-1][0]*flat[i][1] - flat[i][0]*flat[i-1][1]) / 2
		}
		size[a.Left] += sum
		size[a.Right] -= sum
	}
	return size
}

// sinusoidal projects a line so that areas are true.
func sinusoidal(line orb.LineString) orb.LineString {
	flat := make(orb.LineString, len(line))
	for i, p := range line {
		flat[i] = orb.Point{p[0] * parallel(p[1]), p[1]}
	}
	return flat
}

// parallel is the length of a parallel relative to the equator's; at a pole, where
// it is none, a little, so that it can be divided by.
func parallel(latitude float64) float64 {
	return max(math.Cos(latitude*math.Pi/180), 1e-6)
}

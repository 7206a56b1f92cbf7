package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestGreatCircle(t *testing.T) {
	for _, tt := range []struct {
		a, b orb.Point
		want Length
	}{
		{orb.Point{29, 41}, orb.Point{29, 41}, 0},
		{orb.Point{0, 0}, orb.Point{90, 0}, MeanRadius * math.Pi / 2},
		{orb.Point{0, 90}, orb.Point{0, -90}, MeanRadius * math.Pi},
		{orb.Point{179.5, 0}, orb.Point{-179.5, 0}, MeanRadius * math.Pi / 180},
	} {
		if got := GreatCircle(tt.a, tt.b); math.Abs(float64(got-tt.want)) > 1e-3 {
			t.Errorf("GreatCircle(%v, %v) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
	r := rand.New(rand.NewPCG(3, 3))
	for range 1000 {
		a, b := anywhere(r), anywhere(r)
		if g, d := GreatCircle(a, b), Distance(a, b); math.Abs(float64(g-d)) > .0056*float64(d) {
			t.Errorf("GreatCircle(%v, %v) = %v, the geodesic has %v", a, b, g, d)
		}
	}
}

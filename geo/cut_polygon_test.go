package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestCutPolygon(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   orb.Polygon
		want orb.MultiPolygon
	}{
		{"inside, clockwise, open", orb.Polygon{{{0, 0}, {0, 1}, {1, 1}, {1, 0}}},
			orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}},
		{"across", orb.Polygon{{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}}}, orb.MultiPolygon{
			{{{180, 10}, {170, 10}, {170, 0}, {180, 0}, {180, 10}}},
			{{{-180, 0}, {-170, 0}, {-170, 10}, {-180, 10}, {-180, 0}}}}},
		{"up to it", orb.Polygon{{{170, 0}, {180, 0}, {180, 10}, {170, 10}, {170, 0}}},
			orb.MultiPolygon{{{{170, 0}, {180, 0}, {180, 10}, {170, 10}, {170, 0}}}}},
		{"a turn away", orb.Polygon{{{365, 0}, {366, 0}, {366, 1}, {365, 0}}},
			orb.MultiPolygon{{{{5, 0}, {6, 0}, {6, 1}, {5, 0}}}}},
		{"comb: two teeth to the east", orb.Polygon{{{170, 0}, {185, 1}, {175, 2}, {185, 3}, {170, 4}, {170, 0}}},
			orb.MultiPolygon{
				{{{180, 1.5}, {175, 2}, {180, 2.5}, {180, 3.3333333333333335}, {170, 4}, {170, 0},
					{180, 0.6666666666666666}, {180, 1.5}}},
				{{{-180, 0.6666666666666666}, {-175, 1}, {-180, 1.5}, {-180, 0.6666666666666666}}},
				{{{-180, 2.5}, {-175, 3}, {-180, 3.3333333333333335}, {-180, 2.5}}}}},
		{"hole across", orb.Polygon{{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}},
			{{178, 4}, {182, 4}, {182, 6}, {178, 6}, {178, 4}}}, orb.MultiPolygon{
			{{{180, 10}, {170, 10}, {170, 0}, {180, 0}, {180, 4}, {178, 4}, {178, 6}, {180, 6}, {180, 10}}},
			{{{-180, 0}, {-170, 0}, {-170, 10}, {-180, 10}, {-180, 6}, {-178, 6}, {-178, 4}, {-180, 4}, {-180, 0}}}}},
		{"hole on each side", orb.Polygon{{{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}},
			{{172, 4}, {173, 4}, {173, 5}, {172, 4}}, {{-178, 4}, {-177, 4}, {-177, 5}, {-178, 4}}}, orb.MultiPolygon{
			{{{180, 10}, {170, 10}, {170, 0}, {180, 0}, {180, 10}}, {{172, 4}, {173, 5}, {173, 4}, {172, 4}}},
			{{{-180, 0}, {-170, 0}, {-170, 10}, {-180, 10}, {-180, 0}}, {{-178, 4}, {-177, 5}, {-177, 4}, {-178, 4}}}}},
		{"two points", orb.Polygon{{{0, 0}, {1, 1}, {0, 0}}}, nil},
		{"nothing", nil, nil},
		{"far away", orb.Polygon{{{0, 0}, {1e300, 1}, {0, 2}}}, nil},
		{"NaN", orb.Polygon{{{0, 0}, {math.NaN(), 1}, {0, 2}}}, nil},
	} {
		if diff := cmp.Diff(tt.want, CutPolygon(tt.in)); diff != "" {
			t.Errorf("%s: CutPolygon(%v): -want +got\n%s", tt.name, tt.in, diff)
		}
	}
}

// FuzzCutPolygon cuts stars of any size anywhere: the pieces lie in [−180, 180], are closed and turn the right way, and
// their areas add up to that of the star.
func FuzzCutPolygon(f *testing.F) {
	f.Add(uint64(1), 170.0, 20.0, 9)
	f.Add(uint64(2), -539.0, 170.0, 30)
	f.Fuzz(func(t *testing.T, seed uint64, lon, size float64, n int) {
		if !(math.Abs(lon) < 5000) || !(size > 1e-3 && size < 1000) || n < 3 || n > 200 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 0))
		var star, hole orb.Ring
		for i := range n {
			s, c := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			k := 0.4 + 0.6*r.Float64()
			star = append(star, orb.Point{lon + size*k*s, 80 * k * c})
			hole = append(hole, orb.Point{lon + size*k*s/2, 40 * k * c})
		}
		in := orb.Polygon{star, hole}
		want := math.Abs(ringArea(append(star, star[0]))) - math.Abs(ringArea(append(hole, hole[0])))
		if want < 1e-6 {
			return
		}
		got := 0.0
		for _, p := range CutPolygon(in) {
			for i, ring := range p {
				area := ringArea(ring)
				got += area
				if ring[0] != ring[len(ring)-1] || len(ring) < 4 || (area >= 0) != (i == 0) {
					t.Fatalf("CutPolygon(%v): ring %v", in, ring)
				}
				for _, q := range ring {
					if math.Abs(q[0]) > 180+1e-9 {
						t.Fatalf("CutPolygon(%v): point %v", in, q)
					}
				}
			}
		}
		if math.Abs(got-want) > 1e-9*want+1e-6 {
			t.Fatalf("CutPolygon(%v): area %v, want %v", in, got, want)
		}
	})
}

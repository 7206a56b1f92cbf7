package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// bruteNearest samples a curve and narrows down on the best sample: slow, and with nothing of the search under test.
func bruteNearest(p orb.Point, samples int, at func(t float64) orb.Point) float64 {
	best, where := math.Inf(1), 0.0
	for i := range samples + 1 {
		t := float64(i) / float64(samples)
		if d := float64(Distance(p, at(t))); d < best {
			best, where = d, t
		}
	}
	low, high := math.Max(0, where-1/float64(samples)), math.Min(1, where+1/float64(samples))
	for range 100 {
		a, b := low+(high-low)/3, high-(high-low)/3
		da, db := float64(Distance(p, at(a))), float64(Distance(p, at(b)))
		best = math.Min(best, math.Min(da, db))
		if da < db {
			high = b
		} else {
			low = a
		}
	}
	return best
}

func TestNearestOnLineFresh(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 100 {
		p, a := anywhere(r), anywhere(r)
		ls := orb.LineString{a}
		for range 1 + r.IntN(5) {
			q, _ := Direct(ls[len(ls)-1], 360*r.Float64(), Length(logUniform(r, 10, 1.8e7)))
			ls = append(ls, q)
		}
		if r.IntN(2) == 0 {
			p = beside(r, a, logUniform(r, 1e-6, 5))
		}
		want := math.Inf(1)
		for i := 1; i < len(ls); i++ {
			l := Inverse(ls[i-1], ls[i])
			want = math.Min(want, bruteNearest(p, 200, func(t float64) orb.Point {
				q, _ := l.At(Length(t) * l.Length)
				return q
			}))
		}
		at, d := NearestOnLine(p, ls)
		if !(math.Abs(float64(d)-want) <= 1e-6) {
			t.Errorf("NearestOnLine(%v, %v) = %v, %.9f, want %.9f", p, ls, at, d, want)
		}
		if off := Distance(p, at) - d; !(math.Abs(float64(off)) < 1e-7) {
			t.Errorf("NearestOnLine(%v, %v): distance to %v is off by %v", p, ls, at, float64(off))
		}
	}
}

func TestNearestOnBorderFresh(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 80 {
		center := orb.Point{360*r.Float64() - 180, 150*r.Float64() - 75}
		size := logUniform(r, 0.01, 12)
		var ring orb.Ring
		n := 3 + r.IntN(8)
		for i := range n {
			s, c := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			k := size * (0.5 + r.Float64())
			ring = append(ring, orb.Point{center[0] + k*s, center[1] + k*c})
		}
		ring = append(ring, ring[0])
		p := anywhere(r)
		if r.IntN(3) > 0 {
			p = beside(r, center, logUniform(r, 0.001, 3*size))
		}
		want := math.Inf(1)
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			want = math.Min(want, bruteNearest(p, 200, func(t float64) orb.Point {
				return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
			}))
		}
		area := orb.MultiPolygon{{ring}}
		at, d := NearestOnBorder(p, area)
		if !(math.Abs(float64(d)-want) <= 1e-3) {
			t.Errorf("NearestOnBorder(%v, %v) = %v, %.6f, want %.6f", p, ring, at, d, want)
		}
		if got := DistanceToArea(p, area); InArea(p, area) != (got == 0) || got != 0 && got != d {
			t.Errorf("DistanceToArea(%v, %v) = %v, to the border %v, inside %v", p, ring, got, d, InArea(p, area))
		}
	}
}

func TestNearestDegenerate(t *testing.T) {
	nan := math.NaN()
	square := orb.MultiPolygon{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}},
		{{0.9, 0.9}, {0.9, 1.1}, {1.1, 1.1}, {1.1, 0.9}, {0.9, 0.9}}}}
	// Chukotka as maps have it, cut at the antimeridian, and Antarctica with its edge along the pole.
	cut := orb.MultiPolygon{{{{175, 60}, {180, 60}, {180, 70}, {175, 70}, {175, 60}}},
		{{{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}, {-180, 60}}}}
	antarctica := orb.MultiPolygon{{{{-180, -90}, {180, -90}, {180, -70}, {0, -70}, {-180, -70}, {-180, -90}}}}

	at, d := NearestOnLine(orb.Point{0, 1}, orb.LineString{{0, 0}})
	if at != (orb.Point{0, 0}) || math.Abs(float64(d)-110574.3885577988) > 1e-7 { // GeodSolve -i
		t.Errorf("nearest of one point = %v, %v", at, d)
	}
	if at, d = NearestOnLine(orb.Point{3, 0}, orb.LineString{{0, 0}, {10, 0}}); d > 1e-6 || math.Abs(at[0]-3) > 1e-9 {
		t.Errorf("nearest on a line through the point = %v, %v", at, d)
	}
	if at, d = NearestOnLine(orb.Point{3, 0}, orb.LineString{{0, 0}, {0, 0}}); at[0] != 0 {
		t.Errorf("nearest on a line of no length = %v, %v", at, d)
	}
	if at, _ = NearestOnLine(orb.Point{-179.5, 1}, orb.LineString{{179, 0}, {-179, 0}}); math.Abs(at[0]+179.5) > 1e-6 {
		t.Errorf("nearest across the antimeridian = %v, want longitude -179.5", at)
	}
	for name, tt := range map[string]struct {
		p    orb.Point
		area orb.MultiPolygon
		in   bool
	}{
		"inside": {orb.Point{0.5, 0.5}, square, true}, "in the hole": {orb.Point{1, 1}, square, false},
		"beside":      {orb.Point{3, 1}, square, false},
		"a turn away": {orb.Point{360.5, 0.5}, square, true}, "off the earth": {orb.Point{1, 91}, square, false},
		"nothing": {orb.Point{0, 0}, nil, false}, "empty": {orb.Point{0, 0}, orb.MultiPolygon{{}}, false},
		"far east": {orb.Point{179, 65}, cut, true}, "far west": {orb.Point{-179, 65}, cut, true},
	} {
		if got := InArea(tt.p, tt.area); got != tt.in {
			t.Errorf("%s: InArea(%v) = %v", name, tt.p, got)
		}
	}
	// From the antimeridian to the border, not to the cut: 5° of longitude away at 65°, less than 5° of latitude.
	if at, _ := NearestOnBorder(orb.Point{180, 65}, cut); math.Abs(at[0]-175) > 0.1 {
		t.Errorf("nearest border of Chukotka = %v, want it at 175° east", at)
	}
	if at, d := NearestOnBorder(orb.Point{0, -90}, antarctica); at[1] != -70 || d < 2_200_000 {
		t.Errorf("nearest border of Antarctica = %v, %v", at, d)
	}
	for name, f := range map[string]func() (orb.Point, Length){
		"point off the earth": func() (orb.Point, Length) {
			return NearestOnLine(orb.Point{0, 91},
				orb.LineString{{0, 0}})
		},
		"line of NaN": func() (orb.Point, Length) {
			return NearestOnLine(orb.Point{},
				orb.LineString{{nan, 0}, {1, 1}})
		},
		"no line": func() (orb.Point, Length) { return NearestOnLine(orb.Point{}, nil) },
		"no area": func() (orb.Point, Length) { return NearestOnBorder(orb.Point{}, orb.MultiPolygon{{}}) },
		"area of NaN": func() (orb.Point, Length) {
			return NearestOnBorder(orb.Point{}, orb.MultiPolygon{{{{nan, 0}, {0, 0}, {1, 1}}}})
		},
	} {
		if at, d := f(); !math.IsNaN(at[0]) || !math.IsNaN(float64(d)) {
			t.Errorf("%s: %v, %v, want NaN", name, at, d)
		}
	}
}

func TestBoundFresh(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for _, c := range classes {
		for range 10 {
			from, to := c.pair(r)
			l := Inverse(from, to)
			b := l.Bound()
			south, north := math.Inf(1), math.Inf(-1)
			for i := range 1001 {
				q, _ := l.At(l.Length * Length(i) / 1000)
				south, north = math.Min(south, q[1]), math.Max(north, q[1])
				inLon := b.Min[0]-1e-9 <= normalLongitude(q[0]) && normalLongitude(q[0]) <= b.Max[0]+1e-9
				if b.Min[0] > b.Max[0] {
					inLon = normalLongitude(q[0]) >= b.Min[0]-1e-9 || normalLongitude(q[0]) <= b.Max[0]+1e-9
				}
				atPole := math.Abs(q[1]) > 90-1e-6
				if !(inLon || atPole) || q[1] < b.Min[1]-1e-12 || q[1] > b.Max[1]+1e-12 {
					t.Fatalf("%s: Inverse(%v, %v).Bound() = %v misses %v", c.name, from, to, b, q)
				}
			}
			// Samples are 20 km apart at most, over which a line at its vertex bends away by less than 4e-4°, nearer to
			// a pole by its distance to it.
			if b.Min[1] < south-0.1 || b.Max[1] > north+0.1 {
				t.Errorf("%s: Inverse(%v, %v).Bound() = %v, latitudes reach from %v to %v", c.name, from, to, b,
					south, north)
			}
		}
	}
}

func TestBound(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to orb.Point
		want     orb.Bound
	}{
		{"no length", orb.Point{29, 41}, orb.Point{29, 41}, orb.Bound{Min: orb.Point{29, 41}, Max: orb.Point{29, 41}}},
		{"equator", orb.Point{170, 0}, orb.Point{-170, 0}, orb.Bound{Min: orb.Point{170, 0}, Max: orb.Point{-170, 0}}},
		{"westward", orb.Point{-170, 0}, orb.Point{170, 0}, orb.Bound{Min: orb.Point{170, 0}, Max: orb.Point{-170, 0}}},
		{"to the antimeridian", orb.Point{170, 1}, orb.Point{-180, 0},
			orb.Bound{Min: orb.Point{170, 0}, Max: orb.Point{180, 1}}},
		{"from the antimeridian", orb.Point{180, 1}, orb.Point{-170, 0},
			orb.Bound{Min: orb.Point{-180, 0}, Max: orb.Point{-170, 1}}},
		{"over the pole", orb.Point{10, 60}, orb.Point{-170, 60},
			orb.Bound{Min: orb.Point{10, 60}, Max: orb.Point{-170, 90}}},
	} {
		if got := Inverse(tt.from, tt.to).Bound(); got != tt.want {
			t.Errorf("%s: Inverse(%v, %v).Bound() = %v, want %v", tt.name, tt.from, tt.to, got, tt.want)
		}
	}
	if b := Inverse(orb.Point{0, 91}, orb.Point{}).Bound(); !math.IsNaN(b.Min[0]) {
		t.Errorf("Bound of a line from nowhere = %v, want NaN", b)
	}
}

func ExampleNearestOnLine() {
	istanbul, ankara, konya := orb.Point{28.94966, 41.01384}, orb.Point{32.85427, 39.91987},
		orb.Point{32.48464, 37.87135}
	at, d := NearestOnLine(konya, orb.LineString{istanbul, ankara})
	fmt.Printf("%s from the line, at %.2f, %.2f\n", d.Format("km"), at.Lat(), at.Lon())
	// Output: 230 km from the line, at 39.92, 32.85
}

func BenchmarkNearestOnBorder(b *testing.B) {
	var ring orb.Ring
	for i := range 5001 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / 5000)
		k := 5 + math.Sin(float64(i)/7)
		ring = append(ring, orb.Point{30 + k*s, 40 + k*c})
	}
	area := orb.MultiPolygon{{ring}}
	b.ReportAllocs()
	for b.Loop() {
		NearestOnBorder(orb.Point{20, 45}, area)
	}
}

package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// TestDirectTable walks each geodesic of the table from its start and must come
// to its end.
func TestDirectTable(t *testing.T) {
	const tolerance = 30e-9 // m
	worst := 0.0
	table(t, func(tr truth) {
		to, arrival := Direct(tr.from, tr.azi1, Length(tr.s12))
		off := apart(to, tr.to)
		worst = math.Max(worst, off)
		if !(off <= tolerance) {
			t.Errorf("%s: Direct(%v, %v, %.9f) = %v, %.1f nm from %v", tr.class, tr.from, tr.azi1, tr.s12, to,
				off*1e9, tr.to)
		}
		if to[0] < -180 || to[0] > 180 {
			t.Errorf("%s: Direct(%v, %v, %.9f) longitude = %v, want it in [-180, 180]", tr.class, tr.from, tr.azi1,
				tr.s12, to[0])
		}
		if math.Abs(tr.to[1]) < 89.999 && !(turn(arrival, tr.azi2) <= 1e-9) {
			t.Errorf("%s: Direct(%v, %v, %.9f) arrival = %.15g, want %.15g", tr.class, tr.from, tr.azi1, tr.s12,
				arrival, tr.azi2)
		}
	})
	t.Logf("ends within %.1f nm", worst*1e9)
}

// apart is the distance of two points that are close to each other, by the local
// scales of latitude and longitude alone.
func apart(a, b orb.Point) float64 {
	phi := (a[1] + b[1]) / 2 * degree
	w2 := 1 - eccentricity2*math.Sin(phi)*math.Sin(phi)
	north := (a[1] - b[1]) * degree * equatorialRadius * (1 - eccentricity2) / (w2 * math.Sqrt(w2))
	east := math.Remainder(a[0]-b[0], 360) * degree * equatorialRadius * math.Cos(phi) / math.Sqrt(w2)
	return math.Hypot(north, east)
}

func TestDirectDegenerate(t *testing.T) {
	for _, tt := range []struct {
		name    string
		from    orb.Point
		azimuth float64
		s       Length
		to      orb.Point
		arrival float64
	}{
		{"nowhere", orb.Point{10, 20}, 30, 0, orb.Point{10, 20}, 30},
		{"over the pole", orb.Point{10, 0}, 0, 2 * quarterMeridian, orb.Point{-170, 0}, 180},
		{"around", orb.Point{10, 0}, 0, 4 * quarterMeridian, orb.Point{10, 0}, 0},
		{"from the north pole along its meridian", orb.Point{10, 90}, 180, quarterMeridian, orb.Point{10, 0}, 180},
		{"from the south pole along its meridian", orb.Point{10, -90}, 0, quarterMeridian, orb.Point{10, 0}, 0},
		{"along the equator", orb.Point{170, 0}, 90, quarterEquator, orb.Point{-100, 0}, 90},
		{"back along the equator", orb.Point{170, 0}, 90, -quarterEquator, orb.Point{80, 0}, 90},
		{"azimuth beyond a turn", orb.Point{170, 0}, 720 + 90, quarterEquator, orb.Point{-100, 0}, 90},
	} {
		to, arrival := Direct(tt.from, tt.azimuth, tt.s)
		if apart(to, tt.to) > 20e-9 || turn(arrival, tt.arrival) > 1e-9 {
			t.Errorf("%s: Direct(%v, %v, %v) = %v, %v, want %v, %v", tt.name, tt.from, tt.azimuth, tt.s, to,
				arrival, tt.to, tt.arrival)
		}
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, tt := range []struct {
		from orb.Point
		azi  float64
		s    Length
	}{
		{orb.Point{0, 91}, 0, 1}, {orb.Point{nan, 0}, 0, 1}, {orb.Point{inf, 0}, 0, 1}, {orb.Point{0, 0}, nan, 1},
		{orb.Point{0, 0}, 0, Length(inf)},
	} {
		if to, arrival := Direct(tt.from, tt.azi, tt.s); !math.IsNaN(to[0]) || !math.IsNaN(to[1]) ||
			!math.IsNaN(arrival) {
			t.Errorf("Direct(%v, %v, %v) = %v, %v, want NaN", tt.from, tt.azi, tt.s, to, arrival)
		}
	}
}

// Lengths of the quarter meridian, by GeodSolve -i -p 10 <<< "0 0 90 0", and of a quarter of the equator, aπ/2.
const (
	quarterMeridian Length = 10001965.7293127235
	quarterEquator  Length = equatorialRadius * math.Pi / 2
)

package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestInverseDegenerate(t *testing.T) {
	// By GeodSolve -i -p 10, its azimuths taken into [0, 360).
	for _, tt := range []struct {
		name              string
		from, to          orb.Point
		s12               Length
		azimuth1, arrival float64
	}{
		{"coincident, north", orb.Point{29, 41}, orb.Point{29, 41}, 0, 180, 180},
		{"coincident, equator", orb.Point{29, 0}, orb.Point{29, 0}, 0, 180, 180},
		{"coincident, south", orb.Point{29, -41}, orb.Point{29, -41}, 0, 0, 0},
		{"coincident, a turn apart", orb.Point{29, -41}, orb.Point{389, -41}, 0, 0, 0},
		{"pole to pole", orb.Point{0, 90}, orb.Point{0, -90}, 2 * quarterMeridian, 180, 180},
		{"pole to pole, other meridian", orb.Point{0, 90}, orb.Point{30, -90}, 2 * quarterMeridian, 150, 180},
		{"at the pole", orb.Point{10, 90}, orb.Point{100, 90}, 0, 90, 180},
		{"to the pole", orb.Point{10, 0}, orb.Point{100, 90}, quarterMeridian, 0, 90},
		{"over the pole", orb.Point{0, 60}, orb.Point{180, 60}, 6695785.8196444223, 0, 180},
		{"antipodes on the equator", orb.Point{0, 0}, orb.Point{180, 0}, 2 * quarterMeridian, 0, 180},
		{"along the equator", orb.Point{0, 0}, orb.Point{90, 0}, quarterEquator, 90, 90},
		{"back along the equator", orb.Point{0, 0}, orb.Point{-90, 0}, quarterEquator, 270, 270},
		{"equator, before the line leaves it", orb.Point{0, 0}, orb.Point{179.39, 0}, 19969603.4534053430, 90, 90},
		{"equator, beyond it", orb.Point{0, 0}, orb.Point{179.5, 0}, 19980861.9088909626, 55.966495140158635,
			124.033504859841372},
		{"antimeridian", orb.Point{179, 0}, orb.Point{-179, 0}, 222638.9815865471, 90, 90},
	} {
		l := Inverse(tt.from, tt.to)
		if d := math.Abs(float64(l.Length - tt.s12)); !(d <= 1e-7) || !(turn(l.Azimuth, tt.azimuth1) < 1e-9) ||
			!(turn(l.ArrivalAzimuth, tt.arrival) < 1e-9) {
			t.Errorf("%s: Inverse(%v, %v) = %.10f, %.10f, %.10f, want %.10f, %.10f, %.10f", tt.name, tt.from, tt.to,
				l.Length, l.Azimuth, l.ArrivalAzimuth, tt.s12, tt.azimuth1, tt.arrival)
		}
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, p := range []orb.Point{{0, 90.1}, {0, -91}, {nan, 0}, {0, nan}, {inf, 0}, {-inf, 1}} {
		for _, l := range []Line{Inverse(p, orb.Point{}), Inverse(orb.Point{}, p)} {
			if !math.IsNaN(float64(l.Length)) || !math.IsNaN(l.Azimuth) || !math.IsNaN(l.ArrivalAzimuth) {
				t.Errorf("Inverse(%v, %v) = %v, want NaN", l.From, l.To, l)
			}
		}
		if d := Distance(p, orb.Point{}); !math.IsNaN(float64(d)) {
			t.Errorf("Distance(%v, 0) = %v, want NaN", p, d)
		}
	}
}

// FuzzInverse holds, for any pair on earth, to what is true of every shortest line: no NaN, ranges, symmetry,
// and that walking it leads to its end.
func FuzzInverse(f *testing.F) {
	f.Add(28.97, 41.01, 32.85, 39.92)
	f.Add(0.0, 0.0, 180.0, 0.0)
	f.Add(0.0, 90.0, 0.0, -90.0)
	f.Add(0.0, 1e-300, 179.9999, -1e-300)
	f.Add(1e17, 30.0, -1e300, -30.0)
	f.Fuzz(func(t *testing.T, lon1, lat1, lon2, lat2 float64) {
		from, to := orb.Point{lon1, lat1}, orb.Point{lon2, lat2}
		l := Inverse(from, to)
		if !valid(from) || !valid(to) {
			if !math.IsNaN(float64(l.Length)) {
				t.Fatalf("Inverse(%v, %v) = %v, want NaN", from, to, l)
			}
			return
		}
		if !(l.Length >= 0 && l.Length <= 2*quarterMeridian+1e-7) {
			t.Fatalf("Inverse(%v, %v).Length = %v", from, to, l.Length)
		}
		for _, a := range []float64{l.Azimuth, l.ArrivalAzimuth} {
			if !(a >= 0 && a < 360) {
				t.Fatalf("Inverse(%v, %v): azimuth %v", from, to, a)
			}
		}
		if back := Distance(to, from); math.Abs(float64(back-l.Length)) > 30e-9 {
			t.Fatalf("Distance(%v, %v) = %v, backwards %v", from, to, l.Length, back)
		}
		end, _ := Direct(from, l.Azimuth, l.Length)
		if d := Distance(end, to); !(d <= 100e-9) {
			t.Fatalf("Direct along Inverse(%v, %v) ends at %v, %v m off", from, to, end, d)
		}
	})
}

func TestNoAllocation(t *testing.T) {
	a, b := orb.Point{28.97, 41.01}, orb.Point{-151, -33}
	for name, f := range map[string]func(){
		"Inverse":  func() { Inverse(a, b) },
		"Distance": func() { Distance(a, b) },
		"Direct":   func() { Direct(a, 30, 1e6) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times, want 0", name, n)
		}
	}
}

func BenchmarkInverse(b *testing.B) {
	for _, c := range classes {
		b.Run(c.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			var pairs [1024][2]orb.Point
			for i := range pairs {
				pairs[i][0], pairs[i][1] = c.pair(r)
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				p := &pairs[i%len(pairs)]
				Inverse(p[0], p[1])
				i++
			}
		})
	}
}

func BenchmarkDirect(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Direct(orb.Point{28.97, 41.01}, 121, 352_000)
	}
}

func TestInverseSigned(t *testing.T) {
	for _, tt := range []struct {
		from, to         orb.Point
		azimuth, arrival float64
	}{
		{orb.Point{28.94966, 41.01384}, orb.Point{32.85427, 39.91987}, 108.870207735, 111.405016795},
		{orb.Point{32.85427, 39.91987}, orb.Point{28.94966, 41.01384}, -68.594983205, -71.129792265},
		{orb.Point{0, 0}, orb.Point{-90, 0}, -90, -90},
		{orb.Point{0, 90}, orb.Point{0, -90}, 180, 180},
	} {
		got, plain := InverseSigned(tt.from, tt.to), Inverse(tt.from, tt.to)
		if math.Abs(got.Azimuth-tt.azimuth) > 1e-9 || math.Abs(got.ArrivalAzimuth-tt.arrival) > 1e-9 {
			t.Errorf("InverseSigned(%v, %v) leaves at %v and arrives at %v, want %v and %v", tt.from, tt.to,
				got.Azimuth, got.ArrivalAzimuth, tt.azimuth, tt.arrival)
		}
		if got.Length != plain.Length || math.Abs(math.Mod(got.Azimuth+360, 360)-plain.Azimuth) > 1e-12 {
			t.Errorf("InverseSigned(%v, %v) = %+v, Inverse has %+v", tt.from, tt.to, got, plain)
		}
	}
	if l := InverseSigned(orb.Point{0, 91}, orb.Point{}); !math.IsNaN(float64(l.Length)) {
		t.Errorf("InverseSigned of latitude 91 = %+v, want NaN", l)
	}
}

package geo

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestWaypoints(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to orb.Point
		spacing  Length
		points   int
	}{
		{"Istanbul to Ankara", orb.Point{28.94966, 41.01384}, orb.Point{32.85427, 39.91987}, 50 * Kilometre, 9},
		{"Tokyo to Los Angeles", orb.Point{139.69171, 35.6895}, orb.Point{-118.24368, 34.05223}, 100 * Kilometre, 90},
		{"Los Angeles to Tokyo", orb.Point{-118.24368, 34.05223}, orb.Point{139.69171, 35.6895}, 100 * Kilometre, 90},
		{"two turns away", orb.Point{-118.24368 + 720, 34.05223}, orb.Point{139.69171 - 360, 35.6895},
			100 * Kilometre, 90},
		{"along the equator", orb.Point{179, 0}, orb.Point{-179, 0}, 100 * Kilometre, 4},
		{"coincident", orb.Point{29, 41}, orb.Point{29, 41}, 1, 2},
		{"no spacing", orb.Point{29, 41}, orb.Point{-29, 41}, 0, 2},
		{"spacing NaN", orb.Point{29, 41}, orb.Point{-29, 41}, Length(math.NaN()), 2},
		{"too many", orb.Point{29, 41}, orb.Point{-29, 41}, 1, maxWaypoints + 1},
	} {
		l := Inverse(tt.from, tt.to)
		got := l.Waypoints(tt.spacing)
		if len(got) != tt.points {
			t.Errorf("%s: %d points, want %d", tt.name, len(got), tt.points)
		}
		if got[0] != tt.from {
			t.Errorf("%s: starts at %v, want %v", tt.name, got[0], tt.from)
		}
		last := got[len(got)-1]
		if last[1] != tt.to[1] || math.Abs(math.Remainder(last[0]-tt.to[0], 360)) > 1e-9 {
			t.Errorf("%s: ends at %v, want %v", tt.name, last, tt.to)
		}
		sum := Length(0)
		for i := 1; i < len(got); i++ {
			if math.Abs(got[i][0]-got[i-1][0]) > 180 {
				t.Errorf("%s: longitude jumps from %v to %v", tt.name, got[i-1], got[i])
			}
			d := Distance(got[i-1], got[i])
			if tt.spacing > 0 && len(got) < maxWaypoints && d > tt.spacing+1e-6 {
				t.Errorf("%s: %v to %v is %v, want at most %v", tt.name, got[i-1], got[i], d, tt.spacing)
			}
			sum += d
		}
		if math.Abs(float64(sum-l.Length)) > 1e-4 {
			t.Errorf("%s: pieces add up to %v, want %v", tt.name, sum, l.Length)
		}
	}
	if got := Inverse(orb.Point{0, 91}, orb.Point{}).Waypoints(1000); got != nil {
		t.Errorf("Waypoints of a line from nowhere = %v, want none", got)
	}
}

func TestMidpoint(t *testing.T) {
	table(t, func(tr truth) {
		l := Inverse(tr.from, tr.to)
		m := Midpoint(l)
		a, b := Distance(tr.from, m), Distance(m, tr.to)
		if math.Abs(float64(a-b)) > 60e-9 || math.Abs(float64(a+b-l.Length)) > 60e-9 {
			t.Errorf("%s: Midpoint(%v, %v) = %v, %.9f from one end and %.9f from the other of %.9f", tr.class,
				tr.from, tr.to, m, a, b, l.Length)
		}
	})
}

func ExampleInverse() {
	istanbul, ankara := orb.Point{28.94966, 41.01384}, orb.Point{32.85427, 39.91987}
	l := Inverse(istanbul, ankara)
	fmt.Printf("%.3f m, from %.4f° to %.4f°\n", l.Length, l.Azimuth, l.ArrivalAzimuth)
	// Output: 352686.023 m, from 108.8702° to 111.4050°
}

func ExampleDirect() {
	istanbul := orb.Point{28.94966, 41.01384}
	to, arrival := Direct(istanbul, 108.8702, 352.686*Kilometre)
	fmt.Printf("%.4f, %.4f, heading %.4f°\n", to.Lat(), to.Lon(), arrival)
	// Output: 39.9199, 32.8543, heading 111.4050°
}

func ExampleLine_Waypoints() {
	tokyo, losAngeles := orb.Point{139.7, 35.7}, orb.Point{-118.2, 34.1}
	for _, p := range Inverse(tokyo, losAngeles).Waypoints(3000 * Kilometre) {
		fmt.Printf("%.1f, %.1f\n", p.Lat(), p.Lon())
	}
	// Output:
	// 35.7, 139.7
	// 46.7, 172.0
	// 46.0, 210.6
	// 34.1, 241.8
}

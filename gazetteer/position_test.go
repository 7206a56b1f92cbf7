package gazetteer

import (
	"errors"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestParsePoint(t *testing.T) {
	for _, tt := range []struct {
		in       string
		lat, lon float64
	}{
		{"41.01, 28.95", 41.01, 28.95},
		{"41.01,28.95", 41.01, 28.95},
		{" 41.01  28.95 ", 41.01, 28.95},
		{"-33.9 18.4", -33.9, 18.4},
		{"−33.9; +18.4", -33.9, 18.4},
		{"33.9S 18.4e", -33.9, 18.4},
		{"S33.9 E18.4", -33.9, 18.4},
		{"18.4E 33.9S", -33.9, 18.4},
		{"W 70 N 42", 42, -70},
		{`41°00'49"N 28°56'58"E`, 41 + 49/3600.0, 28 + 56/60.0 + 58/3600.0},
		{`41° 00′ 49″ N, 28° 56′ 58″ E`, 41 + 49/3600.0, 28 + 56/60.0 + 58/3600.0},
		{`N41°00'49" E28°56'58"`, 41 + 49/3600.0, 28 + 56/60.0 + 58/3600.0},
		{"41 0.82 N, 28 57 E", 41 + 0.82/60, 28.95},
		{"41 0 49 28 56 58", 41 + 49/3600.0, 28 + 56/60.0 + 58/3600.0},
		{"41.01° 28.95°", 41.01, 28.95},
		{"-0° 30', 10", -0.5, 10},
		{"90 180", 90, 180},
		{"-90, -180", -90, -180},
	} {
		got, err := ParsePoint(tt.in)
		if err != nil || math.Abs(got[1]-tt.lat) > 1e-12 || math.Abs(got[0]-tt.lon) > 1e-12 {
			t.Errorf("ParsePoint(%q) = %v, %v, want latitude %v, longitude %v", tt.in, got, err, tt.lat, tt.lon)
		}
	}
	for _, in := range []string{"", "41.01", "Paris", "Paris, Texas", "1 2 3", "N S", "41N 28N", "28E 29E", "1,2,3",
		"-41N 28E", "41'N 28'E",
		"41 70 N 28 E", "100 Mile House", "41..0 28", "- 4, 5", "°", "1 -2 3 4"} {
		if got, err := ParsePoint(in); !errors.Is(err, ErrNoPosition) {
			t.Errorf("ParsePoint(%q) = %v, %v, want %v", in, got, err, ErrNoPosition)
		}
	}
	for _, in := range []string{"91, 0", "0, 181", "-90.5 10", "500N 20E"} {
		var bad *QueryError
		if got, err := ParsePoint(in); !errors.As(err, &bad) {
			t.Errorf("ParsePoint(%q) = %v, %v, want a QueryError", in, got, err)
		}
	}
}

func FuzzParsePoint(f *testing.F) {
	for _, s := range []string{"41.01, 28.95", `41°00'49"N 28°56'58"E`, "S33.9 E18.4", "1e400 5", "N", "°'\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := ParsePoint(s); err == nil && !onEarth(p) {
			t.Errorf("ParsePoint(%q) = %v, which is not on the earth", s, p)
		} else if err != nil && p != (orb.Point{}) {
			t.Errorf("ParsePoint(%q) = %v with %v", s, p, err)
		}
	})
}

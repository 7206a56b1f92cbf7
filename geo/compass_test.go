package geo

import (
	"fmt"
	"math"
	"testing"
)

func TestCompass(t *testing.T) {
	for _, tt := range []struct {
		azimuth     float64
		short, long string
	}{
		{0, "N", "north"}, {11.24, "N", "north"}, {11.25, "NNE", "north-northeast"}, {45, "NE", "northeast"},
		{90, "E", "east"}, {135, "SE", "southeast"}, {180, "S", "south"}, {202.5, "SSW", "south-southwest"},
		{270, "W", "west"}, {-90, "W", "west"}, {348.74, "NNW", "north-northwest"}, {348.75, "N", "north"},
		{359.999, "N", "north"}, {360, "N", "north"}, {-0.1, "N", "north"}, {-360, "N", "north"},
		{765, "NE", "northeast"},
		{1e300, Compass(math.Mod(1e300, 360)), CompassWord(math.Mod(1e300, 360))},
		{math.NaN(), "", ""}, {math.Inf(-1), "", ""},
	} {
		if got := Compass(tt.azimuth); got != tt.short {
			t.Errorf("Compass(%v) = %q, want %q", tt.azimuth, got, tt.short)
		}
		if got := CompassWord(tt.azimuth); got != tt.long {
			t.Errorf("CompassWord(%v) = %q, want %q", tt.azimuth, got, tt.long)
		}
	}
}

func TestParseCompass(t *testing.T) {
	for _, tt := range []struct {
		s    string
		want float64
	}{
		{"N", 0}, {"nne", 22.5}, {"north", 0}, {"Northeast", 45}, {"north-east", 45}, {"north east", 45},
		{"NORTH-WESTERN", 315}, {"southeasterly", 135}, {"south-south-east", 157.5}, {"west-southwest", 247.5},
		{"westward", 270}, {" eastern ", 90}, {"southernmost", 180}, {"southwestwards", 225},
	} {
		if got, ok := ParseCompass(tt.s); !ok || got != tt.want {
			t.Errorf("ParseCompass(%q) = %v, %v, want %v", tt.s, got, ok, tt.want)
		}
	}
	for _, s := range []string{"", "-", "up", "northsouth", "north-north", "eastnorth", "ern", "northeastnorth",
		"northing", "easter", "n e"} {
		if got, ok := ParseCompass(s); ok {
			t.Errorf("ParseCompass(%q) = %v, want none", s, got)
		}
	}
	for _, p := range compassPoints() {
		short, _ := ParseCompass(p.short)
		long, _ := ParseCompass(p.long)
		if Compass(short) != p.short || Compass(long) != p.short {
			t.Errorf("%v doesn't read back: %v, %v", p, short, long)
		}
	}
}

func FuzzParseCompass(f *testing.F) {
	f.Add("north-west")
	f.Add("  ")
	f.Fuzz(func(t *testing.T, s string) {
		if a, ok := ParseCompass(s); ok && (a < 0 || a >= 360) {
			t.Errorf("ParseCompass(%q) = %v", s, a)
		}
	})
}

func ExampleCompass() {
	fmt.Println(Compass(108.87), CompassWord(108.87))
	// Output: ESE east-southeast
}

package geo

import (
	"math"
	"strings"
)

// point16 is one of the sixteen compass points.
type point16 struct{ short, long string }

// compassPoints returns the sixteen points from north, clockwise, 22.5° apart.
func compassPoints() [16]point16 {
	return [...]point16{
		{"N", "north"}, {"NNE", "north-northeast"}, {"NE", "northeast"}, {"ENE", "east-northeast"},
		{"E", "east"}, {"ESE", "east-southeast"}, {"SE", "southeast"}, {"SSE", "south-southeast"},
		{"S", "south"}, {"SSW", "south-southwest"}, {"SW", "southwest"}, {"WSW", "west-southwest"},
		{"W", "west"}, {"WNW", "west-northwest"}, {"NW", "northwest"}, {"NNW", "north-northwest"},
	}
}

// Compass returns the nearest of the sixteen compass points to an azimuth in degrees:
// "N", "NNE", "NE" … Any finite azimuth is taken modulo 360; halfway between two the
// clockwise one is taken. It is "" for NaN and infinities.
func Compass(azimuth float64) string {
	i, ok := compassIndex(azimuth)
	if !ok {
		return ""
	}
	return compassPoints()[i].short
}

// CompassWord is Compass in words: "north", "north-northeast", "northeast" …
func CompassWord(azimuth float64) string {
	i, ok := compassIndex(azimuth)
	if !ok {
		return ""
	}
	return compassPoints()[i].long
}

func compassIndex(azimuth float64) (int, bool) {
	if !finite(azimuth) {
		return 0, false
	}
	a := math.Mod(azimuth, 360)
	return (int(math.Floor(a/22.5+0.5)) + 16) % 16, true
}

// ParseCompass returns the azimuth of a compass point in degrees, and whether s is one. It
// knows the sixteen points as letters ("NNE") and in words, written together, with hyphens or
// spaces, in any case, also as an adjective: "north-west", "North Western", "southeasterly", "south-south-east".
func ParseCompass(s string) (azimuth float64, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	for i, p := range compassPoints() {
		if s == strings.ToLower(p.short) {
			return 22.5 * float64(i), true
		}
	}
	// Only the letters of the directions are left: "north-western" becomes "nw". The
	// endings go with their direction, so that "erly" alone is nothing.
	var letters strings.Builder
	for s != "" {
		s = strings.TrimLeft(s, " -‐‑–")
		word := ""
		for _, w := range [...]string{"north", "east", "south", "west"} {
			if strings.HasPrefix(s, w) {
				word = w
			}
		}
		if word == "" {
			return 0, false
		}
		letters.WriteByte(word[0])
		s = s[len(word):]
		for _, ending := range [...]string{"ernmost", "ern", "erly", "wards", "ward"} {
			if rest, cut := strings.CutPrefix(s, ending); cut {
				s = rest
				break
			}
		}
	}
	for i, p := range compassPoints() {
		if letters.Len() > 0 && letters.String() == strings.ToLower(p.short) {
			return 22.5 * float64(i), true
		}
	}
	return 0, false
}

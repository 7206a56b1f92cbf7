package coordinate

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// The digits of plus codes, and where the plus stands.
const (
	codeDigits = "23456789CFGHJMPQRVWX"
	codePlus   = 8
	codePairs  = 10 // digits in pairs; what follows halves the last square in five rows of four
	codeMost   = 15
)

// readPlusCode reads a full plus code: "8FW4V942+JV".
func readPlusCode(s string) (Found, bool) {
	if len(s) <= codePlus+2 || s[codePlus] != '+' {
		return Found{}, false
	}
	lat, lon := -90.0, -180.0
	high, wide := 400.0, 400.0 // degrees of the square so far
	n := 0
	for i := 0; i < len(s) && n < codeMost; i++ {
		if i == codePlus {
			continue
		}
		v := strings.IndexByte(codeDigits, s[i])
		if v < 0 {
			break
		}
		switch {
		case n >= codePairs:
			high, wide = high/5, wide/4
			lat, lon = lat+high*float64(v/4), lon+wide*float64(v%4)
		case n%2 == 0:
			high /= 20
			lat += high * float64(v)
		default:
			wide /= 20
			lon += wide * float64(v)
		}
		n++
	}
	if n < codePairs || lat >= 90 || lon >= 180 {
		return Found{}, false
	}
	return Found{
		End: n + 1, Point: orb.Point{lon + wide/2, lat + high/2}, Form: PlusCode,
		Error: degreeLength * geo.Length(math.Hypot(high, wide)/2),
	}, true
}

// wrapped brings a longitude back into ±180.
func wrapped(p orb.Point) orb.Point {
	if p[0] < -180 {
		p[0] += 360
	} else if p[0] > 180 {
		p[0] -= 360
	}
	return p
}

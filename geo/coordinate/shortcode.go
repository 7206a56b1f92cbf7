package coordinate

import (
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// Short is a plus code without its first digits: a place nearby, whose name stands beside it,
// tells them.
type Short struct {
	Start, End int // bytes, half-open
	code       string
}

// The digits of a short code before its plus: two or four are left out.
const (
	shortLeast = codePlus - 4
	shortMost  = codePlus - 2
)

// FindShort returns the short plus codes in a text, in its order. Its time is linear in
// the text.
func FindShort(s string) []Short {
	var out []Short
	for plus := strings.IndexByte(s, '+'); plus >= 0; {
		if c, ok := shortAt(s, plus); ok {
			out = append(out, c)
		}
		next := strings.IndexByte(s[plus+1:], '+')
		if next < 0 {
			break
		}
		plus += 1 + next
	}
	return out
}

// shortAt reads the short code whose plus stands at byte plus.
func shortAt(s string, plus int) (Short, bool) {
	from, to := plus, plus+1
	for from > 0 && plus-from <= codePlus && strings.IndexByte(codeDigits, s[from-1]) >= 0 {
		from--
	}
	for to < len(s) && to-plus <= codeMost-codePlus && strings.IndexByte(codeDigits, s[to]) >= 0 {
		to++
	}
	n := plus - from
	if strings.Trim(s[from:to], "23456789+") == "" { // "2345+67" is a sum
		return Short{}, false
	}
	if n != shortLeast && n != shortMost || to-plus < 3 || from > 0 && joins[s[from-1]] || !ends(s, to) {
		return Short{}, false
	}
	return Short{Start: from, End: to, code: s[from:to]}, true
}

// Near returns where the code is: of the squares that it may mean the one whose middle is
// nearest to a point, as the specification says.
func (c Short) Near(p orb.Point) (Found, bool) {
	left := codePlus - strings.IndexByte(c.code, '+')
	f, ok := readPlusCode(leading(p, left) + c.code)
	if !ok {
		return Found{}, false
	}
	step := math.Pow(20, 2-float64(left)/2) // degrees from one square that it may mean to the next
	for axis, most := range [...]float64{180, 90} {
		switch {
		case f.Point[axis]-p[axis] > step/2 && (axis == 0 || f.Point[axis]-step > -most):
			f.Point[axis] -= step
		case p[axis]-f.Point[axis] > step/2 && (axis == 0 || f.Point[axis]+step < most):
			f.Point[axis] += step
		}
	}
	f.Point = wrapped(f.Point)
	f.Start, f.End = c.Start, c.End
	return f, true
}

// leading returns the first n digits of the code of a point.
func leading(p orb.Point, n int) string {
	lat, lon := min(max(p[1]+90, 0), 180-1e-9), math.Mod(p[0]+540, 360)
	var out strings.Builder
	for step := 20.0; out.Len() < n; step /= 20 {
		a, b := math.Floor(lat/step), math.Floor(lon/step)
		out.WriteByte(codeDigits[int(a)])
		out.WriteByte(codeDigits[int(b)])
		lat, lon = lat-a*step, lon-b*step
	}
	return out.String()
}

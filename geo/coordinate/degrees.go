package coordinate

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// angle is one half of a position in degrees.
type angle struct {
	degrees  float64
	step     float64 // of the last digit, degrees
	axis     byte    // 'N' for a latitude, 'E' for a longitude, 0 where nothing says
	south    bool    // of a hemisphere with negative degrees
	signed   bool    // a plus or a minus stands before it
	marked   bool    // a sign of degrees, minutes or seconds stands behind a number
	parts    int     // degrees, minutes, seconds
	decimals int     // digits behind the point of the last part
	letter   bool    // the axis is given by a hemisphere, not by a word alone
}

// readDegrees reads a position in degrees at the start of s, which a bracket may open.
func readDegrees(s string, bracket bool) (Found, bool) {
	a, n, ok := readAngle(s)
	if !ok {
		return Found{}, false
	}
	gap, ok := separator(s[n:])
	if !ok {
		return Found{}, false
	}
	b, m, ok := readAngle(s[n+gap:])
	if !ok {
		return Found{}, false
	}
	lat, lon := a, b
	if a.axis == 'E' || b.axis == 'N' {
		lat, lon = b, a
	}
	if lat.axis == 'E' || lon.axis == 'N' || (lat.axis == 0) != (lon.axis == 0) || !a.sure(&b, bracket) {
		return Found{}, false
	}
	if lat.axis == 0 && listGoesOn(s[n+gap+m:]) {
		return Found{}, false // a list of numbers
	}
	f := Found{End: n + gap + m, Point: orb.Point{lon.signedDegrees(), lat.signedDegrees()}, Form: Degrees}
	if lat.axis == 0 && !lat.marked && lat.parts == 1 {
		f.Form = Decimal
	}
	f.Error = degreeLength * geo.Length(math.Max(lat.step, lon.step)/2)
	return f, math.Abs(f.Point[1]) <= 90 && math.Abs(f.Point[0]) <= 180
}

// The digits behind the point that make two bare numbers coordinates: fewer where a bracket opens
// before them or one is negative, and fewer still with a sign of degrees.
const (
	leastBare    = 4
	leastTold    = 3
	leastDegrees = 1
)

// sure reports whether two angles can be nothing but a position.
func (a *angle) sure(b *angle, bracket bool) bool {
	told := func(x *angle) bool { return x.decimals > 0 || x.parts > 1 || x.marked }
	switch {
	case a.axis != 0 && a.letter:
		return (told(a) || told(b)) && !a.signed && !b.signed
	case a.axis != 0:
		return told(a) && told(b)
	case a.parts > 1 || b.parts > 1:
		return a.parts > 1 && b.parts > 1 && a.marked && b.marked
	}
	least := leastBare
	switch {
	case a.marked && b.marked:
		least = leastDegrees
	case bracket || a.signed || b.signed:
		least = leastTold
	}
	return a.decimals >= least && b.decimals >= least
}

func (a *angle) signedDegrees() float64 {
	if a.south {
		return -a.degrees
	}
	return a.degrees
}

// listGoesOn reports whether another number follows, so that two were a part of a list.
func listGoesOn(s string) bool {
	rest := strings.TrimLeft(s, ", ;")
	return len(rest) < len(s) && rest != "" && (digit(rest[0]) || rest[0] == '-' && len(rest) > 1 && digit(rest[1]))
}

// separator returns the bytes between the two halves of a position.
func separator(s string) (n int, ok bool) {
	for _, mark := range [...]string{",", ";", "/", "...", "–", " and "} {
		t := strings.TrimLeft(s, " \u00a0")
		if after, found := strings.CutPrefix(t, strings.TrimLeft(mark, " ")); found {
			after = strings.TrimLeft(after, " \u00a0")
			return len(s) - len(after), true
		}
	}
	t := strings.TrimLeft(s, " \u00a0\n")
	return len(s) - len(t), len(s)-len(t) <= 3
}

// readAngle reads an angle at the start of s and returns its length.
func readAngle(s string) (a angle, n int, ok bool) {
	r := scanner{s: s}
	if s != "" && s[0]|0x20 == 'l' {
		a.axis = r.axisWord()
	}
	if axis, south, ok := r.hemisphere(); ok {
		if a.axis != 0 && a.axis != axis {
			return a, 0, false
		}
		a.axis, a.south, a.letter = axis, south, true
		r.spaces()
	}
	if !r.parts(&a) {
		return a, 0, false
	}
	if !a.letter {
		mark := r.i
		r.spaces()
		axis, south, ok := r.hemisphere()
		switch {
		case !ok:
			r.i = mark
		case a.axis != 0 && a.axis != axis || a.signed:
			return a, 0, false // "-41 N" contradicts itself
		default:
			a.axis, a.south, a.letter = axis, south, true
		}
	} else if a.signed {
		return a, 0, false
	}
	if a.axis == 'N' && a.degrees > 90 || a.degrees > 180 {
		return a, 0, false
	}
	return a, r.i, true
}

// scanner reads the parts of an angle.
type scanner struct {
	s string
	i int
}

func (r *scanner) spaces() {
	for r.i < len(r.s) && r.s[r.i] == ' ' || strings.HasPrefix(r.s[min(r.i, len(r.s)):], "\u00a0") {
		if r.s[r.i] != ' ' {
			r.i++
		}
		r.i++
	}
}

// cut reads the longest of some words, in any case.
func (r *scanner) cut(words ...string) bool {
	best := 0
	for _, w := range words {
		if r.i < len(r.s) && w[0]|0x20 != r.s[r.i]|0x20 {
			continue
		}
		if len(w) > best && r.i+len(w) <= len(r.s) && strings.EqualFold(r.s[r.i:r.i+len(w)], w) {
			best = len(w)
		}
	}
	r.i += best
	return best > 0
}

// axisWord reads "latitude" and "longitude", 0 for none.
func (r *scanner) axisWord() byte {
	axis := byte(0)
	switch {
	case r.cut("latitude", "lat.", "lat"):
		axis = 'N'
	case r.cut("longitude", "long.", "lon.", "long", "lon", "lng"):
		axis = 'E'
	default:
		return 0
	}
	r.cut(":", " =", "=", " :")
	r.spaces()
	return axis
}

// hemisphere reads a letter or a word for one.
func (r *scanner) hemisphere() (axis byte, south, ok bool) {
	mark := r.i
	if mark >= len(r.s) {
		return 0, false, false
	}
	switch c := r.s[mark] | 0x20; {
	case c != 'n' && c != 's' && c != 'e' && c != 'w':
		return 0, false, false
	case r.cut("north"), r.cut("N"):
		axis = 'N'
	case r.cut("south"), r.cut("S"):
		axis, south = 'N', true
	case r.cut("east"), r.cut("E"):
		axis = 'E'
	case r.cut("west"), r.cut("W"):
		axis, south = 'E', true
	default:
		return 0, false, false
	}
	if r.i == mark+1 && !upper(r.s[mark]) || r.i < len(r.s) && (lower(r.s[r.i]) || upper(r.s[r.i])) {
		r.i = mark
		return 0, false, false // a word that begins so
	}
	if r.i < len(r.s) && r.s[r.i] == '.' && r.i+1 < len(r.s) && r.s[r.i+1] == ',' {
		r.i++ // "N.,"
	}
	return axis, south, true
}

// The marks behind degrees, minutes and seconds.
var marks = [3][]string{
	{"°", "º", "˚", " degrees", " deg", "deg"},
	{"′", "’", "'", "`", " minutes", " min", "min"},
	{"″", "”", "\"", "''", "’’", "′′", " seconds", " sec", "sec"},
}

// parts reads degrees, and minutes and seconds behind them.
func (r *scanner) parts(a *angle) bool {
	switch {
	case r.i < len(r.s) && digit(r.s[r.i]):
	case r.cut("-", "−"):
		a.signed, a.south = true, true
	case r.cut("+"):
		a.signed = true
	}
	for a.parts < 3 {
		start := r.i
		v, digits, decimals, ok := r.number()
		if !ok {
			r.i = start
			break
		}
		if a.parts > 0 && (v >= 60 || digits > 2) {
			r.i = start
			break
		}
		scale := [3]float64{1, 60, 3600}[a.parts]
		if a.parts == 0 && decimals == 0 && r.compact(a, start) {
			return true
		}
		a.degrees += v / scale
		a.step, a.decimals = math.Pow10(-decimals)/scale, decimals
		marked := r.cut(marks[a.parts]...)
		if a.parts == 1 && r.i < len(r.s) && r.s[r.i] == '.' && marked { // 45'.6
			if f, n, _, ok := r.tenths(); ok {
				a.degrees += f / 60
				a.step, a.decimals = math.Pow10(-n)/60, n
			}
		}
		a.marked = a.marked || marked
		a.parts++
		if decimals > 0 {
			break
		}
		mark := r.i
		r.spaces()
		if !marked && r.i == mark && !r.cut("-") || r.i >= len(r.s) || !digit(r.s[r.i]) {
			r.i = mark
			break
		}
	}
	return a.parts > 0
}

// compact reads what aviation and shipping write in one number before a hemisphere:
// 4100N, 410049N, 0285658E.
func (r *scanner) compact(a *angle, start int) bool {
	text := r.s[start:r.i]
	mark := r.i
	axis, _, ok := r.hemisphere()
	r.i = mark
	if !ok || a.signed {
		return false
	}
	wide := 2
	if axis == 'E' {
		wide = 3
	}
	if len(text) != wide+2 && len(text) != wide+4 {
		return false
	}
	for k, scale := wide, 60.0; k < len(text); k, scale = k+2, scale*60 {
		v, _ := strconv.ParseFloat(text[k:k+2], 64)
		if v >= 60 {
			return false
		}
		a.degrees += v / scale
		a.step = 1 / scale
		a.parts++
	}
	v, _ := strconv.ParseFloat(text[:wide], 64)
	a.degrees += v
	a.parts++
	return true
}

// number reads digits with a decimal point.
func (r *scanner) number() (v float64, digits, decimals int, ok bool) {
	start := r.i
	for r.i < len(r.s) && digit(r.s[r.i]) {
		r.i++
	}
	digits = r.i - start
	if digits == 0 || digits > 7 {
		return 0, 0, 0, false
	}
	if r.i+1 < len(r.s) && r.s[r.i] == '.' && digit(r.s[r.i+1]) {
		point := r.i
		for r.i++; r.i < len(r.s) && digit(r.s[r.i]); r.i++ {
		}
		if decimals = r.i - point - 1; decimals > 15 {
			return 0, 0, 0, false
		}
	}
	v, err := strconv.ParseFloat(r.s[start:r.i], 64)
	return v, digits, decimals, err == nil
}

// tenths reads the decimals behind a sign of minutes.
func (r *scanner) tenths() (v float64, n int, _ bool, ok bool) {
	start := r.i
	for r.i++; r.i < len(r.s) && digit(r.s[r.i]) && r.i-start < 6; r.i++ {
	}
	if n = r.i - start - 1; n == 0 {
		r.i = start
		return 0, 0, false, false
	}
	v, err := strconv.ParseFloat("0"+r.s[start:r.i], 64)
	return v, n, false, err == nil
}

// hasSign reports whether s starts with a minus sign of typography.
func hasSign(s string) bool { return strings.HasPrefix(s, "−") }

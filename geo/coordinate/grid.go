package coordinate

import (
	"math"
	"strings"

	"dateline/geo"
)

// bands are the letters of the bands of latitude, eight degrees each from 80° S, the last
// twelve.
const bands = "CDEFGHJKLMNPQRSTUVWX"

// bandOf returns the southern and the northern edge of a band, in degrees.
func bandOf(letter byte) (south, north float64, ok bool) {
	k := strings.IndexByte(bands, letter)
	if k < 0 {
		return 0, 0, false
	}
	south = float64(8*k - 80)
	north = south + 8
	if letter == 'X' {
		north = 84
	}
	return south, north, true
}

// zoneAt reads the number of a zone and the letter behind it.
func zoneAt(s string) (zone int, letter byte, length int, ok bool) {
	for length < 2 && length < len(s) && digit(s[length]) {
		zone = 10*zone + int(s[length]-'0')
		length++
	}
	if zone < 1 || zone > 60 || length >= len(s) || !upper(s[length]) {
		return 0, 0, 0, false
	}
	return zone, s[length], length + 1, true
}

// The letters of columns and rows of squares of 100 km.
const (
	columns = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	rows    = "ABCDEFGHJKLMNPQRSTUV"
	square  = 100_000.0
)

// leastGrid is the fewest digits of a reference to a square of MGRS in a text: 100 m.
const leastGrid = 6

// readMGRS reads a reference to a square: "31U DQ 52483 11717", "31UDQ5248311717".
func readMGRS(s string) (Found, bool) {
	zone, band, i, ok := zoneAt(s)
	south, north, known := bandOf(band)
	if !ok || !known {
		return Found{}, false
	}
	i += oneSpace(s[i:])
	if i+1 >= len(s) {
		return Found{}, false
	}
	column := strings.IndexByte(columns[8*((zone-1)%3):8*((zone-1)%3)+8], s[i])
	row := strings.IndexByte(rows, s[i+1])
	if column < 0 || row < 0 {
		return Found{}, false
	}
	i += 2
	digits := ""
	for groups := 0; groups < 2; groups++ {
		from := i + oneSpace(s[i:])
		to := from
		for to < len(s) && digit(s[to]) {
			to++
		}
		if to == from {
			break
		}
		if groups == 1 && to-from != len(digits) {
			break // one group of all digits, and another number
		}
		digits, i = digits+s[from:to], to
	}
	if len(digits) < leastGrid || len(digits) > 10 || len(digits)%2 != 0 {
		return Found{}, false
	}
	cell := math.Pow10(5 - len(digits)/2)
	easting := square*float64(column+1) + number(digits[:len(digits)/2])*cell + cell/2
	northing := number(digits[len(digits)/2:])*cell + cell/2
	if zone%2 == 0 { // rows of even zones begin five letters later
		row = (row + len(rows) - 5) % len(rows)
	}
	northing += square * float64(row)
	const cycle = square * float64(len(rows))
	for k := -5; k <= 4; k++ { // the letters of rows come back every 2,000 km
		p := fromUTM(zone, easting, northing+cycle*float64(k))
		if p[1] >= south-bandSlack && p[1] <= north+bandSlack && math.Abs(p[0]-float64(zone*6-183)) <= widestZone {
			return Found{End: i, Point: wrapped(p), Form: MGRS, Error: geo.Length(cell / 2 * math.Sqrt2)}, true
		}
	}
	return Found{}, false
}

// bandSlack is how many degrees a reference may leave its band: near the edge it keeps its
// letter.
const bandSlack = 0.1

// widestZone is how many degrees from its middle a zone reaches at most: those of Norway
// and Svalbard are up to twelve wide.
const widestZone = 9.0

// readUTM reads easting and northing in a zone: "31U 452483 5411717", "zone 31, 452483 mE,
// 5411717 mN" needs the letter of the band or of the hemisphere.
func readUTM(s string) (Found, bool) {
	zone, letter, i, ok := zoneAt(s)
	if !ok {
		return Found{}, false
	}
	easting, n, ok := metres(s[i:], "mE", "m E", "E")
	if !ok || n == 0 || easting < square || easting > 9*square {
		return Found{}, false
	}
	i += n
	northing, n, ok := metres(s[i:], "mN", "m N", "N")
	if !ok || n == 0 || northing < square || northing > falseSouth {
		return Found{}, false
	}
	i += n
	south, north, band := bandOf(letter)
	p := fromUTM(zone, easting, northing)
	if letter == 'S' || band && south < 0 { // S is the south, or a band of the north
		if letter == 'S' && p[1] >= south && p[1] <= north {
			return Found{}, false // either may be meant
		}
		p = fromUTM(zone, easting, northing-falseSouth)
	}
	inside := letter == 'N' || letter == 'S' || band && p[1] >= south-bandSlack && p[1] <= north+bandSlack
	if !inside || math.Abs(p[0]-float64(zone*6-183)) > widestZone {
		return Found{}, false
	}
	return Found{End: i, Point: wrapped(p), Form: UTM, Error: 1 * geo.Metre}, true
}

// metres reads a number of six or seven digits behind a space or a comma, with its unit.
func metres(s string, units ...string) (v float64, length int, ok bool) {
	from := len(s) - len(strings.TrimLeft(s, " ,"))
	if from == 0 || from > 3 {
		return 0, 0, false
	}
	to := from
	for to < len(s) && digit(s[to]) {
		to++
	}
	if to-from < 6 || to-from > 7 {
		return 0, 0, false
	}
	v, length = number(s[from:to]), to
	rest := strings.TrimLeft(s[to:], " ")
	for _, u := range units {
		if strings.HasPrefix(rest, u) && (len(rest) == len(u) || !lower(rest[len(u)]) && !upper(rest[len(u)])) {
			return v, len(s) - len(rest) + len(u), true
		}
	}
	return v, length, true
}

func oneSpace(s string) int {
	if s != "" && s[0] == ' ' {
		return 1
	}
	return 0
}

// number returns the value of digits.
func number(digits string) (v float64) {
	for i := range len(digits) {
		v = 10*v + float64(digits[i]-'0')
	}
	return v
}

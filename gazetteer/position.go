package gazetteer

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// ErrNoPosition is returned by [ParsePoint] for a text that is not written as
// a position.
var ErrNoPosition = errors.New("not a position")

// ParsePoint reads a position as people write it, latitude first: decimal
// degrees ("41.01, 28.95", "-33.9 18.4"), with hemispheres, which may also
// stand in front or in the other order ("41.01N 28.95E", "E28.95 N41.01"), and
// in degrees, minutes and seconds ("41°00'49"N 28°56'58"E", "41 0.82 N, 28 57
// E").
//
// The error is [ErrNoPosition] for a text of another kind and a [QueryError]
// for a position that is not on the earth.
func ParsePoint(s string) (orb.Point, error) {
	if !strings.ContainsAny(s, "0123456789") { // as most texts
		return orb.Point{}, ErrNoPosition
	}
	parts, ok := splitPosition(s)
	if !ok {
		return orb.Point{}, ErrNoPosition
	}
	var angles [2]angle
	for i, p := range parts {
		if angles[i], ok = readAngle(p); !ok {
			return orb.Point{}, ErrNoPosition
		}
	}
	lat, lon := angles[0], angles[1]
	if lat.hemisphere == 'E' || lat.hemisphere == 'W' {
		lat, lon = lon, lat
	}
	if lat.hemisphere == 'E' || lat.hemisphere == 'W' || lon.hemisphere == 'N' || lon.hemisphere == 'S' {
		return orb.Point{}, ErrNoPosition
	}
	p := orb.Point{lon.degrees, lat.degrees}
	if !onEarth(p) {
		reason := fmt.Sprintf("names latitude %v, longitude %v: they must lie within ±90 and ±180", p[1], p[0])
		return orb.Point{}, &QueryError{"Text", reason}
	}
	return p, nil
}

// positionToken is a number, one of ° ' " N S E W, or a comma.
type positionToken struct {
	mark  rune // 0 for a number
	value float64
	minus bool
}

// splitPosition returns the tokens of the two halves of a position: at the
// comma, else after or before the hemisphere letter, else in the middle.
func splitPosition(s string) (halves [2][]positionToken, ok bool) {
	tokens, ok := positionTokens(s)
	if !ok || len(tokens) < 2 || len(tokens) > 16 {
		return halves, false
	}
	comma, letter, numbers := -1, -1, 0
	for i, t := range tokens {
		switch {
		case t.mark == ',' && comma >= 0:
			return halves, false
		case t.mark == ',':
			comma = i
		case t.mark == 0:
			numbers++
		case isHemisphere(t.mark) && letter < 0:
			letter = i
		}
	}
	switch {
	case comma >= 0:
		return [2][]positionToken{tokens[:comma], tokens[comma+1:]}, true
	case letter > 0:
		return [2][]positionToken{tokens[:letter+1], tokens[letter+1:]}, true
	case letter == 0:
		for i := 1; i < len(tokens); i++ {
			if isHemisphere(tokens[i].mark) {
				return [2][]positionToken{tokens[:i], tokens[i:]}, true
			}
		}
		return halves, false
	case numbers%2 == 1:
		return halves, false
	}
	seen := 0
	for i, t := range tokens {
		if t.mark == 0 {
			if seen == numbers/2 {
				return [2][]positionToken{tokens[:i], tokens[i:]}, true
			}
			seen++
		}
	}
	return halves, false
}

func isHemisphere(r rune) bool { return r == 'N' || r == 'S' || r == 'E' || r == 'W' }

func positionTokens(s string) ([]positionToken, bool) {
	var out []positionToken
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' || r == '\t' || r == '\u00a0':
		case r == ',' || r == ';':
			out = append(out, positionToken{mark: ','})
		case r == '°' || r == 'º':
			out = append(out, positionToken{mark: '°'})
		case strings.ContainsRune("'’′`", r):
			out = append(out, positionToken{mark: '\''})
		case strings.ContainsRune("\"”″“", r):
			out = append(out, positionToken{mark: '"'})
		case strings.ContainsRune("NSEWnsew", r):
			out = append(out, positionToken{mark: r &^ 0x20})
		case r >= '0' && r <= '9' || r == '.' || r == '-' || r == '+' || r == '−':
			t, length, ok := positionNumber(s[i:])
			if !ok {
				return nil, false
			}
			out, n = append(out, t), length
		default:
			return nil, false
		}
		i += n
	}
	return out, true
}

// positionNumber reads a number with an optional sign at the start of s.
func positionNumber(s string) (t positionToken, length int, ok bool) {
	rest := s
	for _, sign := range []string{"-", "−", "+"} {
		if after, found := strings.CutPrefix(s, sign); found {
			t.minus, rest = sign != "+", after
			break
		}
	}
	n := 0
	for n < len(rest) && n < 25 && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '.') {
		n++
	}
	v, err := strconv.ParseFloat(rest[:n], 64)
	t.value = v
	return t, len(s) - len(rest) + n, err == nil
}

// angle is one half of a position.
type angle struct {
	degrees    float64
	hemisphere rune // 0 when not given
}

// readAngle reads degrees, minutes and seconds with an optional hemisphere
// before or after them.
func readAngle(tokens []positionToken) (a angle, ok bool) {
	numbers, minus := 0, false
	for i, t := range tokens {
		switch {
		case isHemisphere(t.mark):
			if a.hemisphere != 0 || i != 0 && i != len(tokens)-1 {
				return a, false
			}
			a.hemisphere = t.mark
		case t.mark == 0:
			if numbers == 3 || numbers > 0 && (t.minus || t.value >= 60) {
				return a, false
			}
			if numbers == 0 {
				minus = t.minus
			}
			a.degrees += t.value / [3]float64{1, 60, 3600}[numbers]
			numbers++
		default: // a mark must belong to the number just read
			if unitOfMark(t.mark) != numbers-1 || i == 0 || tokens[i-1].mark != 0 {
				return a, false
			}
		}
	}
	if minus != (a.hemisphere == 'S' || a.hemisphere == 'W') {
		if minus && a.hemisphere != 0 { // "-41 N" contradicts itself
			return a, false
		}
		a.degrees = -a.degrees
	} else if minus { // "-41 S" does too
		return a, false
	}
	return a, numbers > 0
}

// unitOfMark returns 0 for degrees, 1 for minutes, 2 for seconds.
func unitOfMark(mark rune) int {
	switch mark {
	case '°':
		return 0
	case '\'':
		return 1
	case '"':
		return 2
	}
	return -1
}

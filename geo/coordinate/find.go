package coordinate

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// Form is how coordinates are written.
type Form string

// The forms.
const (
	Decimal  Form = "decimal"   // 48.8566, 2.3522
	Degrees  Form = "degrees"   // 48°51′24″N 2°21′08″E, 18.2N 66.1W
	UTM      Form = "UTM"       // 31U 452483 5411717
	MGRS     Form = "MGRS"      // 31U DQ 52483 11717
	PlusCode Form = "plus code" // 8FW4V942+JV
)

// Found is a place in a text that gives coordinates.
type Found struct {
	Start, End int        // bytes, half-open
	Point      orb.Point  // longitude, latitude in degrees
	Error      geo.Length // how far the point may be off by what its digits leave open
	Form       Form
}

// Find returns the coordinates in a text, in its order, none overlapping another. Its
// time is linear in the text.
func Find(s string) []Found {
	var out []Found
	for i := 0; i < len(s); {
		if !first[s[i]] || !starts(s, i) {
			i++
			continue
		}
		f, ok := at(s, i)
		if !ok {
			i++
			continue
		}
		out = append(out, f)
		i = f.End
	}
	return out
}

// first has the bytes that coordinates begin with.
var first = func() (set [256]bool) {
	for _, c := range []byte("0123456789-+NSEWLl" + codeDigits + "−"[:1]) {
		set[c] = true
	}
	return set
}()

// most bounds the bytes of one reference, which keeps the time linear.
const most = 96

// at reads the coordinates that start at byte i.
func at(s string, i int) (Found, bool) {
	window := s[i:min(len(s), i+most)]
	degrees := func(s string) (Found, bool) { return readDegrees(s, false) }
	if i > 0 && (s[i-1] == '(' || s[i-1] == '[') {
		degrees = func(s string) (Found, bool) { return readDegrees(s, true) }
	}
	for _, read := range [...]func(string) (Found, bool){readMGRS, readUTM, readPlusCode, degrees} {
		f, ok := read(window)
		if !ok || !ends(s, i+f.End) || !onEarth(f.Point) || f.Form == Decimal && inList(s[:i]) {
			continue
		}
		f.Start, f.End = i, i+f.End
		return f, true
	}
	return Found{}, false
}

// starts reports whether coordinates may start at byte i: what stands there begins some, and no
// word or number goes on across it.
func starts(s string, i int) bool {
	if i > 0 {
		switch c := s[i-1]; {
		case c < utf8.RuneSelf:
			if joins[c] && !strings.HasSuffix(s[:i], "..") { // "LOCATION...18.2N 66.1W"
				return false
			}
		default:
			if r, _ := utf8.DecodeLastRuneInString(s[:i]); letterLike(r) {
				return false
			}
		}
	}
	return begins(s[i:])
}

// begins reports whether the first bytes of s are those of coordinates.
func begins(s string) bool {
	switch c := s[0]; {
	case digit(c):
		return true
	case c == '-', c == '+':
		return len(s) > 1 && digit(s[1])
	case c|0x20 == 'l':
		return len(s) > 2 && (s[1]|0x20 == 'a' && s[2]|0x20 == 't' || s[1]|0x20 == 'o' && s[2]|0x20 == 'n')
	case c == 'N', c == 'S', c == 'E', c == 'W':
		if len(s) > 2 && (digit(s[1]) || s[1] == ' ' && digit(s[2])) {
			return true
		}
	case c >= utf8.RuneSelf:
		return hasSign(s)
	}
	return upper(s[0]) && len(s) > codePlus && s[codePlus] == '+'
}

// inList reports whether a text ends in a number and a comma, so that what follows goes on in a
// list.
func inList(before string) bool {
	t := strings.TrimRight(before, " ,;")
	return len(t) < len(before) && t != "" && digit(t[len(t)-1]) && strings.ContainsAny(before[len(t):], ",;")
}

// joins has the bytes that make coordinates behind them a part of something else: "v1.2", "#12.5",
// "$12.345".
var joins = func() (set [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		set[c] = digit(c) || upper(c) || lower(c)
	}
	for _, c := range []byte("._-+#$/\\&=@%") {
		set[c] = true
	}
	return set
}()

// ends reports whether coordinates may end at byte i.
func ends(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	c := s[i]
	switch {
	case digit(c), upper(c), lower(c), c == '_', c == '%', c == '+':
		return false
	case (c == '.' || c == ',' || c == '/' || c == '-' || c == ':') && i+1 < len(s) && digit(s[i+1]):
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r < utf8.RuneSelf || !letterLike(r)
}

func letterLike(r rune) bool { return r >= 0xC0 && r != '×' && r != '÷' && r < 0x2000 }

func digit(c byte) bool { return '0' <= c && c <= '9' }
func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool { return 'a' <= c && c <= 'z' }

func onEarth(p orb.Point) bool {
	return math.Abs(p[1]) <= 90 && math.Abs(p[0]) <= 180
}

// degreeLength is the length of a degree of latitude, to say how much digits leave open.
const degreeLength = 111_195 * geo.Metre

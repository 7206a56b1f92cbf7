package geo

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Length is a distance along the surface of the earth in metres.
type Length float64

// Units of length in metres. The mile, foot and yard are the international
// ones (1959), the nautical mile that of 1929 (IHO).
const (
	Metre        Length = 1
	Kilometre    Length = 1000
	Mile         Length = 1609.344
	NauticalMile Length = 1852
	Foot         Length = 0.3048
	Yard         Length = 0.9144
)

// Kilometres returns the length in kilometres.
func (l Length) Kilometres() float64 { return float64(l / Kilometre) }

// Unit is the symbol of a unit of length: m, km, mi, nmi, ft or yd.
type Unit string

// Length returns the length of one unit, 0 for an unknown one.
func (u Unit) Length() Length {
	switch u {
	case "m":
		return Metre
	case "km":
		return Kilometre
	case "mi":
		return Mile
	case "nmi":
		return NauticalMile
	case "ft":
		return Foot
	case "yd":
		return Yard
	}
	return 0
}

// ParseUnit returns the unit of a symbol or a word of English, in any case: "km", "kilometres",
// "Miles", "nautical mile". Its error is an *UnitError.
func ParseUnit(s string) (Unit, error) {
	switch strings.Join(strings.Fields(strings.ToLower(s)), " ") {
	case "m", "metre", "metres", "meter", "meters":
		return "m", nil
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers":
		return "km", nil
	case "mi", "mile", "miles", "statute mile", "statute miles":
		return "mi", nil
	case "nmi", "nautical mile", "nautical miles":
		return "nmi", nil
	case "ft", "foot", "feet":
		return "ft", nil
	case "yd", "yds", "yard", "yards":
		return "yd", nil
	}
	return "", &UnitError{Unit: s}
}

// UnitError is returned for a unit of length that isn't known.
type UnitError struct{ Unit string }

func (e *UnitError) Error() string {
	return fmt.Sprintf("%q is no unit of length; use m, km, mi, nmi, ft or yd", e.Unit)
}

// LengthError is returned for a text that is no length.
type LengthError struct {
	Text string
	Err  error // why
}

func (e *LengthError) Error() string { return fmt.Sprintf("length %q: %v", e.Text, e.Err) }

func (e *LengthError) Unwrap() error { return e.Err }

// ParseLength reads a number and a unit, with or without space between: "352 km", "1,234.5mi", "12 nautical miles".
// Commas group thousands, the point is for decimals. A length is finite and not negative. Its
// error is a *LengthError.
func ParseLength(s string) (Length, error) {
	text := strings.TrimSpace(s)
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789.,", r) })
	if end < 0 {
		end = len(text)
	}
	number, unit := text[:end], strings.TrimSpace(text[end:])
	switch {
	case number == "":
		return 0, &LengthError{s, fmt.Errorf("it doesn't begin with a number; write it like 352 km")}
	case unit == "":
		return 0, &LengthError{s, fmt.Errorf("it has no unit; use m, km, mi, nmi, ft or yd")}
	}
	u, err := ParseUnit(unit)
	if err != nil {
		return 0, &LengthError{s, err}
	}
	if !grouped(number) {
		return 0, &LengthError{s, fmt.Errorf("commas group thousands and the point is for decimals, as in 1,234.5 km")}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if err != nil {
		return 0, &LengthError{s, fmt.Errorf("%q is no number", number)}
	}
	return Length(v) * u.Length(), nil
}

// grouped reports whether the commas of a number, if it has any, stand where thousands part.
func grouped(number string) bool {
	whole, decimals, _ := strings.Cut(number, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && (len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return !strings.Contains(decimals, ",")
}

// Format writes the length in a unit as one says it, with its symbol: whole units from ten up ("353 km",
// "8,957 km"), one decimal from one to ten ("4.6 mi"), two digits below ("0.46 km"). An unknown or
// empty unit means metres below a kilometre and kilometres from there on. The rounding is for
// reading; a length that isn't zero never reads as zero. NaN and infinities are "unknown".
func (l Length) Format(u Unit) string {
	if !finite(float64(l)) {
		return "unknown"
	}
	if u.Length() == 0 {
		u = "km"
		if math.Abs(float64(l)) < 999.5 {
			u = "m"
		}
	}
	v := float64(l / u.Length())
	switch size := math.Abs(v); {
	case size >= 9.95:
		return thousands(strconv.FormatFloat(v, 'f', 0, 64)) + " " + string(u)
	case size >= 0.995:
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'f', 1, 64), 64)
	default:
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 2, 64), 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64) + " " + string(u)
}

// thousands puts commas between the thousands of a whole number.
func thousands(digits string) string {
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

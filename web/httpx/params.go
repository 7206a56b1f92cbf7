package httpx

import (
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"golang.org/x/text/language"
)

// Params reads the parameters of a query. The first that cannot be understood
// is kept in Err, and the readings after it mean nothing, so that a handler
// reads all of them and looks once.
type Params struct {
	Values url.Values
	Err    error
}

// ReadParams reads the query of a request. Unlike [url.URL.Query] it drops no
// malformed part silently.
func ReadParams(c echo.Context) *Params {
	raw := c.Request().URL.RawQuery
	if raw == "" {
		return &Params{}
	}
	values, err := url.ParseQuery(raw)
	p := &Params{Values: values}
	if err != nil {
		p.Fail("query", raw, `a query with correct escapes (%20 for a space, & between parameters)`)
		return p
	}
	for name, all := range values {
		for _, v := range append(all, name) {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				p.Fail(strings.ToValidUTF8(name, "?"), strings.ToValidUTF8(v, "?"), "text in UTF-8")
				return p
			}
		}
	}
	return p
}

// Fail keeps the first fault: a parameter whose value is not what is wanted; the
// value is "" where the parameter is missing.
func (p *Params) Fail(name, value, want string) {
	if p.Err == nil {
		p.Err = &ParamError{Name: name, Value: value, Want: want}
	}
}

// Has reports whether a parameter was given and is not empty.
func (p *Params) Has(name string) bool { return p.Text(name) != "" }

// Text returns a parameter without the space around it, "" when it is missing.
func (p *Params) Text(name string) string { return strings.TrimSpace(p.Values.Get(name)) }

// Need returns a parameter that must be there.
func (p *Params) Need(name, want string) string {
	s := p.Text(name)
	if s == "" {
		p.Fail(name, "", want)
	}
	return s
}

// Flag returns whether a parameter says yes.
func (p *Params) Flag(name string) bool {
	switch s := strings.ToLower(p.Text(name)); s {
	case "", "0", "false", "no":
		return false
	case "1", "true", "yes":
		return true
	default:
		p.Fail(name, s, "true or false")
		return false
	}
}

// Languages returns the languages that a parameter names as Accept-Language does
// (RFC 9110 §12.5.4), the best first; nil when it is missing.
func (p *Params) Languages(name string) []language.Tag {
	const longest = 1000 // more is no list of languages that somebody reads
	s := p.Text(name)
	if s == "" {
		return nil
	}
	tags, _, err := language.ParseAcceptLanguage(s)
	if err != nil || len(tags) == 0 || len(s) > longest {
		p.Fail(name, Shorten(s), "languages by their codes, the best first: de, or uk,ru;q=0.5")
		return nil
	}
	return tags
}

// Integer returns a parameter between lowest and highest, or missing.
func (p *Params) Integer(name string, missing, lowest, highest int) int {
	s := p.Text(name)
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < lowest || n > highest {
		p.Fail(name, s, "a whole number from "+strconv.Itoa(lowest)+" to "+strconv.Itoa(highest))
		return missing
	}
	return n
}

// Size returns how many rows are wanted: at least 1, and clamped to highest.
func (p *Params) Size(name string, missing, highest int) int {
	s := p.Text(name)
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil && isRange(err) && !strings.HasPrefix(s, "-") {
		return highest
	}
	if err != nil || n < 1 {
		p.Fail(name, s, "a whole number of at least 1")
		return missing
	}
	return min(n, highest)
}

func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}

// Number returns a finite number between lowest and highest.
func (p *Params) Number(name string, lowest, highest float64) (value float64, given bool) {
	s := p.Text(name)
	if s == "" {
		return 0, false
	}
	v, ok := ParseNumber(s, lowest, highest)
	if !ok {
		want := "a number"
		if highest < math.MaxFloat64 {
			want += " from " + FormatNumber(lowest) + " to " + FormatNumber(highest)
		}
		p.Fail(name, s, want)
	}
	return v, ok
}

// ParseNumber reads a number from lowest to highest, and reports whether it is one.
func ParseNumber(s string, lowest, highest float64) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || v < lowest || v > highest {
		return 0, false
	}
	return v, true
}

// FormatNumber writes a number with as many decimals as it needs.
func FormatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Point returns a position from two parameters; nil when neither is given.
func (p *Params) Point(lat, lon string) *orb.Point {
	y, hasY := p.Number(lat, -90, 90)
	x, hasX := p.Number(lon, -180, 180)
	switch {
	case p.Err != nil || !hasX && !hasY:
		return nil
	case !hasY:
		p.Fail(lat, "", "a latitude from -90 to 90, since "+lon+" is given")
		return nil
	case !hasX:
		p.Fail(lon, "", "a longitude from -180 to 180, since "+lat+" is given")
		return nil
	}
	return &orb.Point{x, y}
}

// NeedPoint is Point for parameters that must be there.
func (p *Params) NeedPoint(lat, lon string) orb.Point {
	if at := p.Point(lat, lon); at != nil {
		return *at
	}
	p.Fail(lat, "", "a latitude from -90 to 90, and "+lon+" a longitude from -180 to 180")
	return orb.Point{}
}

// Box returns a bounding box "west,south,east,north"; with six numbers the
// third and the last are heights and are left out. West may be greater than
// east: the box then crosses the antimeridian.
func (p *Params) Box(name string) *orb.Bound {
	s := p.Text(name)
	if s == "" {
		return nil
	}
	const want = "west,south,east,north in degrees, south not above north"
	parts := strings.Split(s, ",")
	if len(parts) == 6 {
		for _, height := range []string{parts[2], parts[5]} {
			if _, ok := ParseNumber(height, -math.MaxFloat64, math.MaxFloat64); !ok {
				p.Fail(name, s, want)
				return nil
			}
		}
		parts = []string{parts[0], parts[1], parts[3], parts[4]}
	}
	if len(parts) != 4 {
		p.Fail(name, s, want)
		return nil
	}
	var v [4]float64
	for i, part := range parts {
		limit := 180.0
		if i%2 == 1 {
			limit = 90
		}
		var ok bool
		if v[i], ok = ParseNumber(part, -limit, limit); !ok {
			p.Fail(name, s, want)
			return nil
		}
	}
	if v[1] > v[3] {
		p.Fail(name, s, want)
		return nil
	}
	return &orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
}

// List returns the parts of a parameter separated by commas, of all
// its occurrences.
func (p *Params) List(name string) []string {
	var all []string
	for _, v := range p.Values[name] {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// Choice returns one of the words, the first when the parameter is missing.
func (p *Params) Choice(name string, words ...string) string {
	s := p.Text(name)
	if s == "" {
		return words[0]
	}
	if !slices.Contains(words, s) {
		p.Fail(name, s, "one of "+strings.Join(words, ", "))
		return words[0]
	}
	return s
}

// Only fails when there is a parameter besides those named.
func (p *Params) Only(names ...string) {
	for _, name := range slices.Sorted(maps.Keys(p.Values)) {
		if !slices.Contains(names, name) {
			p.Fail(name, p.Values.Get(name), "a parameter of this path; it has "+strings.Join(names, ", "))
			return
		}
	}
}

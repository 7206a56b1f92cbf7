package web

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
)

// params reads the parameters of a query. The first that cannot be understood
// is kept in err, and the readings after it mean nothing, so that a handler
// reads all of them and looks once.
type params struct {
	values url.Values
	err    error
}

// readParams reads the query of a request. Unlike [url.URL.Query] it drops no
// malformed part silently.
func readParams(c echo.Context) *params {
	raw := c.Request().URL.RawQuery
	values, err := url.ParseQuery(raw)
	p := &params{values: values}
	if err != nil {
		p.fail("query", raw, `a query with correct escapes (%20 for a space, & between parameters)`)
		return p
	}
	for name, all := range values {
		for _, v := range append(all, name) {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				p.fail(strings.ToValidUTF8(name, "?"), strings.ToValidUTF8(v, "?"), "text in UTF-8")
				return p
			}
		}
	}
	return p
}

func (p *params) fail(name, value, want string) {
	if p.err == nil {
		p.err = &ParamError{Name: name, Value: value, Want: want}
	}
}

// has reports whether a parameter was given and is not empty.
func (p *params) has(name string) bool { return p.text(name) != "" }

// text returns a parameter without the space around it, "" when it is missing.
func (p *params) text(name string) string { return strings.TrimSpace(p.values.Get(name)) }

// need returns a parameter that must be there.
func (p *params) need(name, want string) string {
	s := p.text(name)
	if s == "" {
		p.fail(name, "", want)
	}
	return s
}

// flag returns whether a parameter says yes.
func (p *params) flag(name string) bool {
	switch s := strings.ToLower(p.text(name)); s {
	case "", "0", "false", "no":
		return false
	case "1", "true", "yes":
		return true
	default:
		p.fail(name, s, "true or false")
		return false
	}
}

// integer returns a parameter between lowest and highest, or missing.
func (p *params) integer(name string, missing, lowest, highest int) int {
	s := p.text(name)
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < lowest || n > highest {
		p.fail(name, s, "a whole number from "+strconv.Itoa(lowest)+" to "+strconv.Itoa(highest))
		return missing
	}
	return n
}

// size returns how many rows are wanted: at least 1, and clamped to highest.
func (p *params) size(name string, missing, highest int) int {
	s := p.text(name)
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil && isRange(err) && !strings.HasPrefix(s, "-") {
		return highest
	}
	if err != nil || n < 1 {
		p.fail(name, s, "a whole number of at least 1")
		return missing
	}
	return min(n, highest)
}

func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}

// number returns a finite number between lowest and highest.
func (p *params) number(name string, lowest, highest float64) (value float64, given bool) {
	s := p.text(name)
	if s == "" {
		return 0, false
	}
	v, ok := parseNumber(s, lowest, highest)
	if !ok {
		p.fail(name, s, "a number from "+format(lowest)+" to "+format(highest))
	}
	return v, ok
}

func parseNumber(s string, lowest, highest float64) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || v < lowest || v > highest {
		return 0, false
	}
	return v, true
}

func format(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// point returns a position from two parameters; nil when neither is given.
func (p *params) point(lat, lon string) *orb.Point {
	y, hasY := p.number(lat, -90, 90)
	x, hasX := p.number(lon, -180, 180)
	switch {
	case p.err != nil || !hasX && !hasY:
		return nil
	case !hasY:
		p.fail(lat, "", "a latitude from -90 to 90, since "+lon+" is given")
		return nil
	case !hasX:
		p.fail(lon, "", "a longitude from -180 to 180, since "+lat+" is given")
		return nil
	}
	return &orb.Point{x, y}
}

// needPoint is point for parameters that must be there.
func (p *params) needPoint(lat, lon string) orb.Point {
	if at := p.point(lat, lon); at != nil {
		return *at
	}
	p.fail(lat, "", "a latitude from -90 to 90, and "+lon+" a longitude from -180 to 180")
	return orb.Point{}
}

// box returns a bounding box "west,south,east,north"; with six numbers the
// third and the last are heights and are left out. West may be greater than
// east: the box then crosses the antimeridian.
func (p *params) box(name string) *orb.Bound {
	s := p.text(name)
	if s == "" {
		return nil
	}
	const want = "west,south,east,north in degrees, south not above north"
	parts := strings.Split(s, ",")
	if len(parts) == 6 {
		for _, height := range []string{parts[2], parts[5]} {
			if _, ok := parseNumber(height, -math.MaxFloat64, math.MaxFloat64); !ok {
				p.fail(name, s, want)
				return nil
			}
		}
		parts = []string{parts[0], parts[1], parts[3], parts[4]}
	}
	if len(parts) != 4 {
		p.fail(name, s, want)
		return nil
	}
	var v [4]float64
	for i, part := range parts {
		limit := 180.0
		if i%2 == 1 {
			limit = 90
		}
		var ok bool
		if v[i], ok = parseNumber(part, -limit, limit); !ok {
			p.fail(name, s, want)
			return nil
		}
	}
	if v[1] > v[3] {
		p.fail(name, s, want)
		return nil
	}
	return &orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
}

// list returns the parts of a parameter that are set apart by commas, of all
// its occurrences.
func (p *params) list(name string) []string {
	var all []string
	for _, v := range p.values[name] {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// choice returns one of the words, the first when the parameter is missing.
func (p *params) choice(name string, words ...string) string {
	s := p.text(name)
	if s == "" {
		return words[0]
	}
	if !slices.Contains(words, s) {
		p.fail(name, s, "one of "+strings.Join(words, ", "))
		return words[0]
	}
	return s
}

// only fails when there is a parameter besides those named.
func (p *params) only(names ...string) {
	for _, name := range slices.Sorted(maps.Keys(p.values)) {
		if !slices.Contains(names, name) {
			p.fail(name, p.values.Get(name), "a parameter of this path; it has "+strings.Join(names, ", "))
			return
		}
	}
}

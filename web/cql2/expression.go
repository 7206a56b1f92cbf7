package cql2

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"golang.org/x/text/unicode/norm"
)

// Feature is what a filter asks about.
type Feature interface {
	// Value is a property: a string, float64, bool, or nil where it is not known.
	Value(property string) any
	// Geometry is in degrees, longitude first; nil for none.
	Geometry() orb.Geometry
}

// truth is the value of a condition: yes, no, or not known.
type truth int8

const (
	no truth = iota - 1
	unknown
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// Filter is a condition that features pass or not. It is immutable.
type Filter struct{ root condition }

// Passes reports whether a feature passes.
func (f Filter) Passes(one Feature) bool { return f.root.of(one) == yes }

// condition is a boolean expression.
type condition interface{ of(Feature) truth }

// scalar is an expression with a value: a string, float64, bool, or nil.
type scalar interface{ value(Feature) any }

type and []condition

func (a and) of(f Feature) truth {
	least := yes
	for _, c := range a {
		if least = min(least, c.of(f)); least == no {
			return no
		}
	}
	return least
}

type or []condition

func (o or) of(f Feature) truth {
	most := no
	for _, c := range o {
		if most = max(most, c.of(f)); most == yes {
			return yes
		}
	}
	return most
}

type not struct{ inner condition }

func (n not) of(f Feature) truth { return -n.inner.of(f) }

type constant truth

func (c constant) of(Feature) truth { return truth(c) }

// flag is a boolean property used as a condition.
type flag struct{ scalar }

func (c flag) of(f Feature) truth {
	b, ok := c.value(f).(bool)
	if !ok {
		return unknown
	}
	return truthOf(b)
}

type property string

func (p property) value(f Feature) any { return f.Value(string(p)) }

type literal struct{ v any }

func (l literal) value(Feature) any { return l.v }

// folded is CASEI and ACCENTI: a text without regard to case or to accents.
type folded struct {
	inner scalar
	fold  func(string) string
}

func (e folded) value(f Feature) any {
	if s, ok := e.inner.value(f).(string); ok {
		return e.fold(s)
	}
	return nil
}

func withoutCase(s string) string { return strings.ToLower(s) }

func withoutAccents(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// comparison compares two values of one type; of two types nothing is known.
type comparison struct {
	op          string
	left, right scalar
}

func (c comparison) of(f Feature) truth {
	order, ok := compare(c.left.value(f), c.right.value(f))
	if !ok {
		return unknown
	}
	switch c.op {
	case "=":
		return truthOf(order == 0)
	case "<>":
		return truthOf(order != 0)
	case "<":
		return truthOf(order < 0)
	case "<=":
		return truthOf(order <= 0)
	case ">":
		return truthOf(order > 0)
	}
	return truthOf(order >= 0)
}

func compare(a, b any) (int, bool) {
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return cmp.Compare(a, b), ok
	case float64:
		b, ok := b.(float64)
		return cmp.Compare(a, b), ok
	case bool:
		b, ok := b.(bool)
		switch {
		case a == b:
			return 0, ok
		case a:
			return 1, ok
		}
		return -1, ok
	}
	return 0, false
}

type between struct{ inner, low, high scalar }

func (c between) of(f Feature) truth {
	return and{comparison{">=", c.inner, c.low}, comparison{"<=", c.inner, c.high}}.of(f)
}

type in struct {
	inner scalar
	list  []scalar
}

func (c in) of(f Feature) truth {
	any := make(or, len(c.list))
	for i, one := range c.list {
		any[i] = comparison{"=", c.inner, one}
	}
	return any.of(f)
}

type isNull struct{ inner scalar }

func (c isNull) of(f Feature) truth { return truthOf(c.inner.value(f) == nil) }

// like matches a pattern in which % stands for any text, _ for one character, and
// a backslash takes the next character as it is.
type like struct{ inner, pattern scalar }

func (c like) of(f Feature) truth {
	s, ok := c.inner.value(f).(string)
	pattern, is := c.pattern.value(f).(string)
	if !ok || !is {
		return unknown
	}
	return truthOf(matches([]rune(s), []rune(pattern)))
}

// matches tries a pattern in time that is the product of the lengths at most: after
// a % only the last one has to be tried again.
func matches(s, pattern []rune) bool {
	i, j := 0, 0
	star, from := -1, 0
	for i < len(s) {
		switch {
		case j < len(pattern) && pattern[j] == '%':
			star, from = j, i
			j++
			continue
		case j < len(pattern) && pattern[j] == '_':
			i, j = i+1, j+1
			continue
		case j+1 < len(pattern) && pattern[j] == '\\' && pattern[j+1] == s[i]:
			i, j = i+1, j+2
			continue
		case j < len(pattern) && pattern[j] != '\\' && pattern[j] == s[i]:
			i, j = i+1, j+1
			continue
		case star >= 0:
			from++
			i, j = from, star+1
			continue
		}
		return false
	}
	for j < len(pattern) && pattern[j] == '%' {
		j++
	}
	return j == len(pattern)
}

// intersects reports whether the geometry of a feature shares a point with a box, a
// point, or, for points, an area.
type intersects struct{ with orb.Geometry }

func (c intersects) of(f Feature) truth {
	g := f.Geometry()
	if g == nil {
		return unknown
	}
	at, isPoint := g.(orb.Point)
	switch with := c.with.(type) {
	case orb.Bound:
		if isPoint {
			return truthOf(inBox(with, at))
		}
		return truthOf(meets(with, g))
	case orb.Point:
		if isPoint {
			return truthOf(at == with)
		}
		return truthOf(holds(g, with))
	case orb.Polygon:
		if isPoint {
			return truthOf(planar.PolygonContains(with, at))
		}
	case orb.MultiPolygon:
		if isPoint {
			return truthOf(planar.MultiPolygonContains(with, at))
		}
	}
	return unknown
}

// inBox knows boxes that cross the antimeridian, whose west is greater than east.
func inBox(b orb.Bound, p orb.Point) bool {
	if p[1] < b.Min[1] || p[1] > b.Max[1] {
		return false
	}
	if b.Min[0] <= b.Max[0] {
		return b.Min[0] <= p[0] && p[0] <= b.Max[0]
	}
	return p[0] >= b.Min[0] || p[0] <= b.Max[0]
}

// meets reports whether lines or areas share a point with a box: an end in it, an
// edge through it, or the box within an area.
func meets(b orb.Bound, g orb.Geometry) bool {
	if b.Min[0] > b.Max[0] {
		west, east := b, b
		west.Max[0], east.Min[0] = 180, -180
		return meets(west, g) || meets(east, g)
	}
	switch g := g.(type) {
	case orb.LineString:
		return crosses(b, g)
	case orb.MultiLineString:
		for _, l := range g {
			if crosses(b, l) {
				return true
			}
		}
		return false
	case orb.Polygon:
		for _, r := range g {
			if crosses(b, orb.LineString(r)) {
				return true
			}
		}
		return planar.PolygonContains(g, b.Min)
	case orb.MultiPolygon:
		for _, p := range g {
			if meets(b, p) {
				return true
			}
		}
		return false
	}
	return b.Intersects(g.Bound())
}

// crosses reports whether a line shares a point with a box, by clipping each leg
// (Liang and Barsky 1984).
func crosses(b orb.Bound, l orb.LineString) bool {
	for i := 1; i < len(l); i++ {
		if clips(b, l[i-1], l[i]) {
			return true
		}
	}
	return len(l) == 1 && inBox(b, l[0])
}

func clips(b orb.Bound, from, to orb.Point) bool {
	enter, leave := 0.0, 1.0
	for axis := range 2 {
		d := to[axis] - from[axis]
		if d == 0 {
			if from[axis] < b.Min[axis] || from[axis] > b.Max[axis] {
				return false
			}
			continue
		}
		t0, t1 := (b.Min[axis]-from[axis])/d, (b.Max[axis]-from[axis])/d
		enter, leave = max(enter, min(t0, t1)), min(leave, max(t0, t1))
	}
	return enter <= leave
}

// holds reports whether a point lies on a line or in an area.
func holds(g orb.Geometry, p orb.Point) bool {
	return meets(orb.Bound{Min: p, Max: p}, g)
}

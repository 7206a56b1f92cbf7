package gazetteer

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Builder collects places and writes them as an index. The zero value is ready
// to use. It is not safe for concurrent use.
//
// The same places with the same names give the same bytes, in whatever order
// they are added.
type Builder struct {
	places []source
	ids    map[PlaceID]struct{}
}

// source is a place with its names as they were added.
type source struct {
	Place
	names []Name // without the main name, ordered, no text twice
}

// MaxName is the longest name that an index holds and the longest that is
// looked up, in bytes.
const MaxName = 1024

// PlaceError is returned by [Builder.Add] for a place that it refuses.
type PlaceError struct {
	ID     PlaceID
	Reason string
}

func (e *PlaceError) Error() string { return fmt.Sprintf("place %q: %s", e.ID, e.Reason) }

// Add adds a place with its other names. The main name is Place.Name and need
// not be repeated. Of a text that comes with several kinds, the best is kept.
//
// A zero Bound is taken as none known. A place is refused with a
// [PlaceError] when its id is empty or taken, its name is empty, its point or
// bound are not on the earth, a number is negative, a code is longer than
// 255 bytes, or a string is not valid UTF-8 or longer than [MaxName].
func (b *Builder) Add(p Place, names ...Name) error {
	if p.Bound == (orb.Bound{}) {
		p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
	}
	if reason := flaw(&p, names); reason != "" {
		return &PlaceError{p.ID, reason}
	}
	if _, taken := b.ids[p.ID]; taken {
		return &PlaceError{p.ID, "its id is taken"}
	}
	if b.ids == nil {
		b.ids = make(map[PlaceID]struct{})
	}
	b.ids[p.ID] = struct{}{}
	b.places = append(b.places, source{p, otherNames(p.Name, names)})
	return nil
}

// Len returns the number of places added.
func (b *Builder) Len() int { return len(b.places) }

// flaw says what is wrong with a place, "" when nothing is.
func flaw(p *Place, names []Name) string {
	switch {
	case p.ID == "":
		return "it has no id"
	case p.Name == "":
		return "it has no name"
	case !onEarth(p.Point):
		return fmt.Sprintf("its point %v is not on the earth", p.Point)
	case !onEarth(p.Bound.Min) || !onEarth(p.Bound.Max) || p.Bound.Min[1] > p.Bound.Max[1]:
		return fmt.Sprintf("its bound %v is not on the earth", p.Bound)
	case p.Population < 0:
		return fmt.Sprintf("its population %d is negative", p.Population)
	case !(p.Area >= 0) || math.IsInf(p.Area, 0):
		return fmt.Sprintf("its area %v is not a size", p.Area)
	}
	for _, s := range []string{p.Class, p.Code, p.Country, p.Admin1, p.Admin2} {
		if len(s) > 255 || !utf8.ValidString(s) {
			return fmt.Sprintf("its code %q is too long or not UTF-8", s)
		}
	}
	for _, s := range []string{string(p.ID), p.Name, p.Disputed} {
		if len(s) > MaxName || !utf8.ValidString(s) {
			return fmt.Sprintf("%q is too long or not UTF-8", s)
		}
	}
	for _, n := range names {
		if n.Text == "" || len(n.Text) > MaxName || !utf8.ValidString(n.Text) {
			return fmt.Sprintf("its name %q is empty, too long or not UTF-8", n.Text)
		}
		if n.Kind > NameAlternate {
			return fmt.Sprintf("its name %q has the unknown kind %d", n.Text, n.Kind)
		}
	}
	return ""
}

// onEarth reports whether p is a position: finite, within ±180° and ±90°.
func onEarth(p orb.Point) bool {
	return p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90
}

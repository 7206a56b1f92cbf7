package gazetteer

import (
	"cmp"
	"encoding/binary"
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
	// Memory bounds the bytes of places and names that are held in memory;
	// what is more goes to temporary files in Dir, and [Builder.Close] must be
	// called. 0 holds everything in memory. Beside it, writing takes about 60
	// bytes a place and 20 a name.
	Memory int
	Dir    string // for temporary files, "" for the system's directory

	records *sorter // by id: recordPlace and a record, recordName, kind and text, recordTagged, tag, NUL and text, or recordPresumed and a number
	places  int
}

const (
	recordPlace = iota
	recordName
	recordTagged
	recordPresumed
)

// MaxName is the longest name that an index holds and the longest that is
// looked up, in bytes.
const MaxName = 1024

// PlaceError is returned by a builder for a place that it refuses.
type PlaceError struct {
	ID     PlaceID
	Reason string
}

func (e *PlaceError) Error() string { return fmt.Sprintf("place %q: %s", e.ID, e.Reason) }

// Add adds a place with its other names. The main name is Place.Name and need
// not be repeated. Of a text that comes with several kinds, the best is kept.
//
// A zero Bound is taken as none known. A place is refused with a
// [PlaceError] when its id or name is empty, its point or bound are not on the
// earth, a number is negative, a code is longer than 255 bytes, or a string is
// not valid UTF-8 or longer than [MaxName]. An id that was added twice is
// refused by WriteTo.
func (b *Builder) Add(p Place, names ...Name) error {
	if p.Bound == (orb.Bound{}) {
		p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
	}
	if reason := cmp.Or(flaw(&p), flawOfNames(names)); reason != "" {
		return &PlaceError{p.ID, reason}
	}
	b.places++
	return b.sorter().add([]byte(p.ID), appendRecord([]byte{recordPlace}, &source{Place: p, names: names}))
}

// AddNames adds names to the place with the given id, which may be added before
// or after them; the names of a place that is never added are dropped. They are
// refused with a [PlaceError] when one of them is empty, not valid UTF-8, too
// long or of an unknown kind.
func (b *Builder) AddNames(id PlaceID, names ...Name) error {
	if reason := flawOfNames(names); reason != "" {
		return &PlaceError{id, reason}
	}
	for _, n := range names {
		if err := b.sorter().add([]byte(id), append([]byte{recordName, byte(n.Kind)}, n.Text...)); err != nil {
			return err
		}
	}
	return nil
}

// AddTagged adds names to the place with the given id that belong to a language or are
// codes, as AddNames does others. Of several with one tag the first in the order of
// their texts is kept.
func (b *Builder) AddTagged(id PlaceID, names ...TaggedName) error {
	for _, n := range names {
		if reason := n.flaw(); reason != "" {
			return &PlaceError{id, reason}
		}
		record := append(append([]byte{recordTagged}, n.Tag...), 0)
		if err := b.sorter().add([]byte(id), append(record, n.Text...)); err != nil {
			return err
		}
	}
	return nil
}

// Presume says that the place with the given id, whose population is unknown, is to come among its namesakes as if so
// many people lived there. It is not stored as its population. A negative number is refused with a [PlaceError].
func (b *Builder) Presume(id PlaceID, people int64) error {
	if people < 0 {
		return &PlaceError{id, "a negative number of people is presumed"}
	}
	return b.sorter().add([]byte(id), binary.LittleEndian.AppendUint64([]byte{recordPresumed}, uint64(people)))
}

// Len returns the number of places added.
func (b *Builder) Len() int { return b.places }

// Close removes the temporary files.
func (b *Builder) Close() {
	if b.records != nil {
		b.records.close()
	}
}

func (b *Builder) sorter() *sorter {
	if b.records == nil {
		b.records = b.newSorter()
	}
	return b.records
}

// newSorter returns a sorter with its share of the memory: three are in use at
// a time.
func (b *Builder) newSorter() *sorter { return &sorter{limit: b.Memory / 3, dir: b.Dir} }

// flaw says what is wrong with a place, "" when nothing is.
func flaw(p *Place) string {
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
	return ""
}

// flawOfNames says what is wrong with names, "" when nothing is.
func flawOfNames(names []Name) string {
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

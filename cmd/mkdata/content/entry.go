// Package content joins the sources of the gazetteer into places.
//
// Each source has its file here: a reader that parses its bytes and a step
// that joins what it says to the [Set]. [Gather] runs the steps in the one
// order in which they work.
package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// Entry is a place with its names as it is put together.
type Entry struct {
	gazetteer.Place
	Names  []gazetteer.Name       // without the main name, which is Place.Name
	Tagged []gazetteer.TaggedName // of languages and registers; of several with a tag the first counts

	Presumed int64 // how many people a part of a town is to count for where its population is unknown
	Unplaced bool  // for a unit: it stands at the one around it, since no source has a place in it
}

// add gives the entry further names of one kind. Empty names and the main name
// are skipped; of several kinds of one text the builder keeps the best.
func (e *Entry) add(kind gazetteer.NameKind, texts ...string) {
	for _, t := range texts {
		if t != "" && t != e.Name {
			e.Names = append(e.Names, gazetteer.Name{Text: t, Kind: kind})
		}
	}
}

// rename makes name the main name and keeps the old one under the given kind.
func (e *Entry) rename(name string, old gazetteer.NameKind) {
	if name == e.Name {
		return
	}
	was := e.Name
	e.Name = name
	e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool { return n.Text == name })
	e.add(old, was)
}

// Set is the gazetteer as it is put together. Its methods are the steps of that, one for each source and for
// each rule: they have nothing in common but the entries.
type Set struct {
	Entries []*Entry
	byID    map[gazetteer.PlaceID]*Entry
	units   map[string]*Entry // countries "TR", admin-1 "TR.34" and admin-2 "US.TX.277" units
}

func newSet() *Set {
	return &Set{byID: map[gazetteer.PlaceID]*Entry{}, units: map[string]*Entry{}}
}

// put adds an entry; a second one with the same id is an error.
func (s *Set) put(e *Entry) error {
	if was, taken := s.byID[e.ID]; taken {
		return fmt.Errorf("place id %q is given to both %q and %q", e.ID, was.Name, e.Name)
	}
	s.byID[e.ID] = e
	s.Entries = append(s.Entries, e)
	return nil
}

// remove takes an entry out.
func (s *Set) remove(e *Entry) {
	delete(s.byID, e.ID)
	s.Entries = slices.DeleteFunc(s.Entries, func(other *Entry) bool { return other == e })
}

// putUnit adds an entry that is the administrative unit key.
func (s *Set) putUnit(key string, e *Entry) error {
	if was, taken := s.units[key]; taken {
		return fmt.Errorf("unit %s is both %q and %q", key, was.Name, e.Name)
	}
	s.units[key] = e
	return s.put(e)
}

// Fill adds all entries to a builder, in the order of their ids.
func (s *Set) Fill(b *gazetteer.Builder) error {
	entries := slices.Clone(s.Entries)
	slices.SortFunc(entries, func(x, y *Entry) int { return cmp.Compare(x.ID, y.ID) })
	for _, e := range entries {
		if err := b.Add(e.Place, e.Names...); err != nil {
			return err
		}
		if e.Presumed > 0 {
			if err := b.Presume(e.ID, e.Presumed); err != nil {
				return err
			}
		}
		if err := b.AddTagged(e.ID, firstTagged(e.Tagged)...); err != nil {
			return err
		}
	}
	return nil
}

// firstTagged keeps the first name of each tag that stands for one.
func firstTagged(names []gazetteer.TaggedName) []gazetteer.TaggedName {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(names), func(n gazetteer.TaggedName) bool {
		switch n.Tag {
		case gazetteer.TagAny, gazetteer.TagAdjective, gazetteer.TagAirport, gazetteer.TagAbbreviation:
			return false
		}
		was := seen[n.Tag]
		seen[n.Tag] = true
		return was
	})
}

// geonamesID returns the id of a place of GeoNames.
func geonamesID(id string) gazetteer.PlaceID { return gazetteer.PlaceID("geonames:" + id) }

// numberID is geonamesID for sources that have the id as a number.
func numberID(id int64) gazetteer.PlaceID { return geonamesID(strconv.FormatInt(id, 10)) }

// pointBound returns the extent of a place that is known by its point alone.
func pointBound(p orb.Point) orb.Bound { return orb.Bound{Min: p, Max: p} }

// sortedKeys returns the keys of a map in ascending order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

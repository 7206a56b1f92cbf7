package claim

import (
	"slices"
	"sync"

	"dateline/gazetteer"
)

// indexSeeker finds places in an index; a nil index has none.
type indexSeeker struct {
	x        *gazetteer.Index
	capitals func() map[unit]gazetteer.Ref
}

// unit is a country, or a first-level unit of one.
type unit struct{ country, admin1 string }

// newSeeker returns the seeker over x. The capitals are listed when the first
// is asked for.
func newSeeker(x *gazetteer.Index) indexSeeker {
	return indexSeeker{x, sync.OnceValue(func() map[unit]gazetteer.Ref { return listCapitals(x) })}
}

// listCapitals finds the capitals of all countries and first-level units, the
// most famous where there are two.
func listCapitals(x *gazetteer.Index) map[unit]gazetteer.Ref {
	out := map[unit]gazetteer.Ref{}
	add := func(u unit, r gazetteer.Ref) {
		if _, ok := out[u]; !ok {
			out[u] = r
		}
	}
	for i := range x.Len() { // the most famous first
		ref := gazetteer.Ref(i)
		code := x.Feature(ref).Code
		if code != "PPLC" && code != "PPLA" {
			continue
		}
		p := x.Place(ref)
		add(unit{p.Country, p.Admin1}, ref)
		if code == "PPLC" {
			add(unit{p.Country, ""}, ref)
		}
	}
	return out
}

// place returns a place of the index, the zero place without one.
func (s indexSeeker) place(r gazetteer.Ref) gazetteer.Place {
	if s.x == nil {
		return gazetteer.Place{}
	}
	return s.x.Place(r)
}

func (s indexSeeker) capital(p gazetteer.Place) (gazetteer.Ref, bool) {
	if s.x == nil {
		return gazetteer.NoRef, false
	}
	u := unit{country: p.Country}
	if p.Code == "ADM1" {
		u.admin1 = p.Admin1
	}
	ref, ok := s.capitals()[u]
	return ref, ok
}

func (s indexSeeker) bears(r gazetteer.Ref, name string) bool {
	if s.x == nil {
		return true
	}
	return slices.ContainsFunc(s.x.Lookup(name), func(m gazetteer.Match) bool { return m.Ref == r })
}

func (s indexSeeker) bearers(name string) []gazetteer.Ref {
	if s.x == nil {
		return nil
	}
	var out []gazetteer.Ref
	for _, m := range s.x.Lookup(name) {
		if isSpot(s.x.Place(m.Ref)) {
			out = append(out, m.Ref)
		}
	}
	return out
}

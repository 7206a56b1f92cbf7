package geocode

import (
	"slices"
	"sync"

	"dateline/web/places"

	"dateline/gazetteer"
	"dateline/geo"

	"github.com/paulmach/orb"
)

// geocoder finds places for all dialects.
type geocoder struct {
	index     *gazetteer.Index
	areas     *gazetteer.Areas // nil for none
	countries map[string]countryFacts
	boroughs  map[gazetteer.Ref]bool
	isoCodes  *sync.Map // of regions as isoUnit gives them, by ref; nil keeps none
}

// newGeocoder returns a geocoder that has looked up what it says of countries.
func newGeocoder(x *gazetteer.Index, areas *gazetteer.Areas) geocoder {
	g := geocoder{index: x, areas: areas, countries: map[string]countryFacts{}, boroughs: readBoroughs(x),
		isoCodes: new(sync.Map)}
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			if code := string(first) + string(second); x.Country(code) != gazetteer.NoRef {
				g.countries[code] = g.factsOf(code)
			}
		}
	}
	return g
}

// countryFacts is what answers say of the country of a place beside its name.
type countryFacts struct {
	alpha3    string        // ISO 3166-1, "" for none
	continent gazetteer.Ref // NoRef where it is not known
}

// regionISO is [isoUnit], of which it keeps what was asked for once: a few thousand at
// most.
func (g *geocoder) regionISO(ref gazetteer.Ref) string {
	if g.isoCodes == nil || ref == gazetteer.NoRef {
		return isoUnit(g.index, ref)
	}
	if code, ok := g.isoCodes.Load(ref); ok {
		return code.(string)
	}
	code := isoUnit(g.index, ref)
	if g.index.Feature(ref).Code == "ADM1" {
		g.isoCodes.Store(ref, code)
	}
	return code
}

// country returns the facts of a country by its code of two letters.
func (g *geocoder) country(code string) countryFacts {
	if facts, ok := g.countries[code]; ok {
		return facts
	}
	return g.factsOf(code)
}

func (g *geocoder) factsOf(code string) countryFacts {
	facts := countryFacts{alpha3: alpha3(code), continent: gazetteer.NoRef}
	_, name := continentOf(code)
	if name == "" {
		return facts
	}
	for _, m := range g.index.Lookup(name) {
		if layerOf(g.index.Feature(m.Ref)) == "continent" {
			facts.continent = m.Ref
			break
		}
	}
	return facts
}

// lookup is a question to the gazetteer, in which the geocoder dialects agree.
type lookup struct {
	query  gazetteer.Query
	layers layerSet
	least  gazetteer.Fit // hits that fit less are left out
}

// search answers a lookup by name. A text that is a position asks for what is there.
func (g *geocoder) search(l lookup) ([]gazetteer.Hit, error) {
	q := l.query
	if at, err := gazetteer.ParsePoint(q.Text); err == nil && len(q.Within) == 0 {
		return g.reverse(position{at: at, filter: q.Filter, layers: l.layers, limit: q.Limit})
	}
	g.narrow(l.layers, &q.Filter)
	hits, err := g.index.Search(q)
	if err != nil {
		return nil, places.QueryFault("text", q.Text, err)
	}
	return slices.DeleteFunc(hits, func(h gazetteer.Hit) bool { return h.Fit > l.least }), nil
}

// accept adds a condition to a filter.
func accept(f *gazetteer.Filter, also func(gazetteer.Ref) bool) {
	before := f.Accept
	if before == nil {
		f.Accept = also
		return
	}
	f.Accept = func(r gazetteer.Ref) bool { return before(r) && also(r) }
}

// inUnit is the condition to lie in a unit of the administrative tree.
func (g *geocoder) inUnit(unit gazetteer.Ref) func(gazetteer.Ref) bool {
	return func(r gazetteer.Ref) bool {
		country, admin1, admin2 := g.index.Parents(r)
		return unit == country || unit == admin1 || unit == admin2
	}
}

// inCircle is the condition to lie within a radius.
func (g *geocoder) inCircle(centre orb.Point, radius geo.Length) func(gazetteer.Ref) bool {
	return func(r gazetteer.Ref) bool { return geo.Distance(centre, g.index.Point(r)) <= radius }
}

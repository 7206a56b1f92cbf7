package geocode

import (
	"slices"

	"dateline/web/places"

	"dateline/gazetteer"
	"dateline/geo"

	"github.com/paulmach/orb"
)

// geocoder finds places for all dialects.
type geocoder struct {
	index *gazetteer.Index
	areas *gazetteer.Areas // nil for none
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
	l.layers.narrow(&q.Filter)
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

package geocode

import (
	"cmp"
	"math"
	"slices"

	"dateline/web/places"

	"dateline/gazetteer"
	"dateline/geo"

	"github.com/paulmach/orb"
)

// position is a question for what is at a point.
type position struct {
	at     orb.Point
	filter gazetteer.Filter
	layers layerSet
	radius geo.Length // how far what has a position may lie; 0 for where a town still reaches
	limit  int
}

// vicinity is how far from a point a town may lie that is said to be there where
// no radius is asked for, and the town itself does not reach as far.
const vicinity = 25 * geo.Kilometre

// isNear reports whether a layer is found by its position; the others are areas,
// and are found by what they contain.
func isNear(l layer) bool {
	return slices.Contains([]layer{"venue", "neighbourhood", borough, "locality", "localadmin"}, l)
}

// reverse finds what is at a point, small to large: the nearest places of the
// layers that have a position, then the units that hold it. Where the country of
// the point is known, a place of another is not there. Nothing is found on the
// open sea.
func (g *geocoder) reverse(q position) ([]gazetteer.Hit, error) {
	held := g.units(q.at)
	if !q.layers.given { // what people call a place before all
		q.layers = layersOf(slices.DeleteFunc(layers(), func(l layer) bool { return l == "venue" || l == "localadmin" || l == borough })...)
	}
	hits, err := g.near(q, held)
	if err != nil {
		return nil, err
	}
	if len(hits) >= q.limit {
		return hits[:q.limit], nil
	}
	if len(held) == 0 {
		held = g.unitsOfTown(q.at)
	}
	for _, ref := range g.completed(held, q.at) {
		if q.passes(g.index, ref) {
			hits = append(hits, gazetteer.Hit{Ref: ref, Found: gazetteer.ByPosition})
		}
	}
	return hits[:min(len(hits), q.limit)], nil
}

// passes reports whether a unit that holds the point is asked for.
func (q *position) passes(x *gazetteer.Index, ref gazetteer.Ref) bool {
	feature := x.Feature(ref)
	return q.layers.has(layerOf(feature)) && (q.filter.Features == nil || q.filter.Features(feature)) &&
		(q.filter.Accept == nil || q.filter.Accept(ref)) &&
		(len(q.filter.Countries) == 0 || slices.Contains(q.filter.Countries, x.Place(ref).Country))
}

// near finds the nearest places of the layers that have a position.
func (g *geocoder) near(q position, held []gazetteer.Ref) ([]gazetteer.Hit, error) {
	wanted := slices.DeleteFunc(layers(), func(l layer) bool { return !isNear(l) || !q.layers.has(l) })
	if len(wanted) == 0 {
		return nil, nil
	}
	g.narrow(layersOf(wanted...), &q.filter)
	if slices.Equal(wanted, []layer{borough}) {
		g.boroughsAround(&q.filter, held)
	}
	country := ""
	if len(held) > 0 { // of the smallest unit: the largest is a continent, which has none
		country = g.index.Place(held[0]).Country
	}
	if country != "" && q.radius == 0 {
		if len(q.filter.Countries) > 0 && !slices.Contains(q.filter.Countries, country) {
			return nil, nil
		}
		q.filter.Countries = []string{country}
	}
	farthest := q.radius
	if farthest == 0 {
		farthest = max(vicinity, gazetteer.WidestReach)
	}
	var found []gazetteer.Hit
	var err error
	if slices.Equal(wanted, []layer{"locality"}) {
		found, err = g.towns(q, held, farthest)
	} else {
		found, err = g.index.NearestWithin(q.at, q.filter, q.limit, farthest)
	}
	if err != nil {
		return nil, places.QueryFault("point", "", err)
	}
	return slices.DeleteFunc(found, func(h gazetteer.Hit) bool {
		if q.radius > 0 {
			return h.Distance > q.radius
		}
		return h.Distance > max(vicinity, g.index.Reach(h.Ref)) || country == "" && h.Distance > g.index.Reach(h.Ref)
	}), nil
}

// towns finds the towns that a point belongs to: those first that lie in its region, and of these those from which it
// is the least part of their reach away. In the middle of Paris that is Paris, of which an arrondissement is nearer.
func (g *geocoder) towns(q position, held []gazetteer.Ref, farthest geo.Length) ([]gazetteer.Hit, error) {
	const looked, city = 20, 50_000
	near, err := g.index.NearestWithin(q.at, q.filter, max(q.limit, looked), farthest)
	if err != nil {
		return nil, err
	}
	q.filter.MinPopulation = max(q.filter.MinPopulation, city)
	cities, err := g.index.NearestWithin(q.at, q.filter, looked, farthest)
	if err != nil {
		return nil, err
	}
	for _, h := range cities {
		if !slices.ContainsFunc(near, func(o gazetteer.Hit) bool { return o.Ref == h.Ref }) {
			near = append(near, h)
		}
	}
	elsewhere := func(h gazetteer.Hit) int {
		if _, region, _ := g.index.Parents(h.Ref); slices.Contains(held, region) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(near, func(a, b gazetteer.Hit) int {
		return cmp.Or(elsewhere(a)-elsewhere(b), cmp.Compare(a.Distance/g.index.Reach(a.Ref), b.Distance/g.index.Reach(b.Ref)))
	})
	return near[:min(q.limit, len(near))], nil
}

// units returns the units whose outlines hold a point, small to large: county, region,
// country; in the middle of a town of another country, which the outlines miss, its region and country.
func (g *geocoder) units(at orb.Point) (refs []gazetteer.Ref) {
	if g.areas == nil {
		return nil
	}
	for _, id := range slices.Backward(g.areas.Containing(at)) {
		if ref, ok := g.index.ByID(id); ok {
			refs = append(refs, ref)
		}
	}
	refs = withoutNeighbours(g.index, refs)
	if len(refs) == 0 {
		return nil
	}
	town, err := g.index.NearestWithin(at, gazetteer.Filter{Classes: []string{"P"}}, 1, townCentre)
	if err != nil || len(town) == 0 {
		return refs
	}
	country := g.index.Place(town[0].Ref).Country
	if country == g.index.Place(refs[0]).Country || !g.mayHold(g.index.Country(country), at) {
		return refs
	}
	return g.parents(town[0].Ref)
}

// townCentre is how near a point is to a town which it belongs to though an outline says otherwise; outlineError is how far
// outlines may be wrong, and smallest is the area in km² of a country that they may leave out, as the Vatican.
const (
	townCentre   = 500 * geo.Metre
	outlineError = 1500 * geo.Metre
	smallest     = 10
)

// mayHold reports whether a point may lie in a country though it is outside its outline. Contested land far from the border
// does not: there the outlines are drawn as they are on purpose.
func (g *geocoder) mayHold(country gazetteer.Ref, at orb.Point) bool {
	if country == gazetteer.NoRef {
		return false
	}
	p := g.index.Place(country)
	if p.Area > 0 && p.Area < smallest {
		return true
	}
	for azimuth := 0.0; azimuth < 360; azimuth += 45 {
		if near, _ := geo.Direct(at, azimuth, outlineError); slices.Contains(g.areas.Containing(near), p.ID) {
			return true
		}
	}
	return false
}

// parents returns the units that a place lies in, small to large, without the second level.
func (g *geocoder) parents(place gazetteer.Ref) (refs []gazetteer.Ref) {
	country, region, _ := g.index.Parents(place)
	for _, ref := range []gazetteer.Ref{region, country} {
		if ref != gazetteer.NoRef {
			refs = append(refs, ref)
		}
	}
	return refs
}

// unitsOfTown returns the units of the town that reaches as far as a point which no outline holds: capes and islets that the
// map leaves out, and land that it gives to nobody, as the north of Cyprus.
func (g *geocoder) unitsOfTown(at orb.Point) []gazetteer.Ref {
	town, err := g.index.NearestWithin(at, gazetteer.Filter{Classes: []string{"P"}}, 1, gazetteer.WidestReach)
	if err != nil || len(town) == 0 || town[0].Distance > g.index.Reach(town[0].Ref) {
		return nil
	}
	return g.parents(town[0].Ref)
}

// completed adds the continent to the units that hold a point, and the county. Where no
// outline of a county is known it is estimated, and left out where that fails.
func (g *geocoder) completed(refs []gazetteer.Ref, at orb.Point) []gazetteer.Ref {
	if len(refs) == 0 {
		return nil
	}
	smallest := g.index.Place(refs[0])
	if smallest.Code == "ADM1" {
		if county := countyAt(g.index, at, smallest); county != gazetteer.NoRef {
			refs = slices.Insert(refs, 0, county)
		}
	}
	if ref := g.country(smallest.Country).continent; ref != gazetteer.NoRef {
		refs = append(refs, ref)
	}
	return refs
}

// withoutNeighbours leaves out a county of another region than the one that holds the
// point: the outlines of the two come from different maps, which differ by the border.
func withoutNeighbours(x *gazetteer.Index, refs []gazetteer.Ref) []gazetteer.Ref {
	region := slices.IndexFunc(refs, func(r gazetteer.Ref) bool { return x.Feature(r).Code == "ADM1" })
	if region < 0 {
		return refs
	}
	within := x.Place(refs[region])
	return slices.DeleteFunc(refs, func(r gazetteer.Ref) bool {
		p := x.Place(r)
		return p.Code == "ADM2" && (p.Country != within.Country || p.Admin1 != within.Admin1)
	})
}

// farthestVote is how far what says in which county a point lies may be: beyond, it
// says next to nothing.
const farthestVote = 100 * geo.Kilometre

// countyAt estimates in which second-level unit of a region a point lies where no
// outlines are known: the towns around it and the middles of the units vote,
// less the farther away. NoRef where less than half of the votes agree. Of 150 towns
// each in the United States, France, Poland, Japan and Turkey, with no town known
// within 20 km, it is right for 85, 90, 75, 83 and 91 in a hundred.
func countyAt(x *gazetteer.Index, at orb.Point, region gazetteer.Place) gazetteer.Ref {
	votes := map[gazetteer.Ref]float64{}
	total := 0.0
	vote := func(f gazetteer.Filter, n int, scale geo.Length) {
		f.Countries, f.Admin1 = []string{region.Country}, region.Admin1
		hits, err := x.NearestWithin(at, f, n, farthestVote)
		if err != nil {
			return // the point is on the earth, for an area holds it
		}
		for _, h := range hits {
			if _, _, unit := x.Parents(h.Ref); unit != gazetteer.NoRef {
				weight := math.Exp(-float64(h.Distance / scale))
				votes[unit] += weight
				total += weight
			}
		}
	}
	vote(gazetteer.Filter{Classes: []string{"P"}}, 5, 5*geo.Kilometre)
	vote(gazetteer.Filter{Codes: []string{"ADM2"}}, 8, 20*geo.Kilometre)
	best := gazetteer.NoRef
	for unit, n := range votes {
		if best == gazetteer.NoRef || n > votes[best] || n == votes[best] && unit < best {
			best = unit
		}
	}
	if best == gazetteer.NoRef || votes[best] < total/2 {
		return gazetteer.NoRef
	}
	return best
}

// At finds what is at a point, small to large: towns near it, then the units that
// hold it.
func (h Handlers) At(p orb.Point, limit int) ([]gazetteer.Ref, error) {
	g := geocoder{index: h.Index, areas: h.Areas}
	hits, err := g.reverse(position{at: p, limit: limit})
	if err != nil {
		return nil, err
	}
	refs := make([]gazetteer.Ref, len(hits))
	for i, hit := range hits {
		refs[i] = hit.Ref
	}
	return refs, nil
}

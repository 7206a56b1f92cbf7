package geocode

import (
	"slices"
	"strings"

	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/paulmach/orb"
	"golang.org/x/text/language"

	"dateline/gazetteer"
	"dateline/geo"
)

// geocoder finds places for all dialects.
type geocoder struct {
	index *gazetteer.Index
	areas *gazetteer.Areas // nil for none
}

// lookup is a question to the gazetteer, in which the geocoder dialects agree.
type lookup struct {
	query  gazetteer.Query
	layers []layer // none: any
}

// search answers a lookup by name.
func (g *geocoder) search(l lookup) ([]gazetteer.Hit, error) {
	q := l.query
	filterLayers(&q.Filter, l.layers)
	if len(l.layers) > 0 {
		q.Limit = gazetteer.MaxLimit // layers are finer than classes: choose among more
	}
	hits, err := g.index.Search(q)
	if err != nil {
		return nil, places.QueryFault("text", q.Text, err)
	}
	hits = slices.DeleteFunc(hits, func(h gazetteer.Hit) bool { return !g.inLayers(h.Ref, l.layers) })
	return hits[:min(len(hits), l.query.Limit)], nil
}

// reverse finds what is at a point: the nearest places of the layers that have
// a position, and the areas around it of those that have an extent. Without
// layers it finds towns.
func (g *geocoder) reverse(
	at orb.Point,
	f gazetteer.Filter,
	wanted []layer,
	radius geo.Length,
	n int,
) ([]gazetteer.Hit, error) {
	if len(wanted) == 0 {
		wanted = []layer{"locality"}
	}
	var hits []gazetteer.Hit
	var near []layer
	for _, l := range wanted {
		if l == "country" || l == "region" || l == "dependency" {
			continue
		}
		near = append(near, l)
	}
	if len(near) > 0 {
		filterLayers(&f, near)
		// The nearest of a class may all be of another layer, so ask for more
		// until there are enough or no more.
		for ask := n * 4; ; ask *= 4 {
			found, err := g.index.Nearest(at, f, min(ask, gazetteer.MaxLimit))
			if err != nil {
				return nil, places.QueryFault("point", "", err)
			}
			all := len(found) < ask || ask >= gazetteer.MaxLimit
			hits = slices.DeleteFunc(found, func(h gazetteer.Hit) bool {
				return !g.inLayers(h.Ref, near) || radius > 0 && h.Distance > radius
			})
			if len(hits) >= n || all {
				break
			}
		}
	}
	hits = append(hits[:min(len(hits), n)], g.around(at, f, wanted)...)
	return hits[:min(len(hits), n)], nil
}

// around finds the countries and regions that hold a point, small to large.
func (g *geocoder) around(at orb.Point, f gazetteer.Filter, wanted []layer) []gazetteer.Hit {
	var hits []gazetteer.Hit
	if g.areas == nil {
		return nil
	}
	x := g.index
	for _, id := range slices.Backward(g.areas.Containing(at)) {
		ref, ok := x.ByID(id)
		if !ok || !g.inLayers(ref, wanted) ||
			len(f.Countries) > 0 && !slices.Contains(f.Countries, x.Place(ref).Country) {
			continue
		}
		hits = append(hits, gazetteer.Hit{Ref: ref, Found: gazetteer.ByPosition})
	}
	return hits
}

// alpha3 is the three-letter code of a country by its two-letter one (ISO
// 3166-1), "" where there is none.
func alpha3(country string) string {
	if country == "" {
		return ""
	}
	r, err := language.ParseRegion(country)
	if err != nil {
		return ""
	}
	if code := r.ISO3(); code != "ZZZ" {
		return code
	}
	return ""
}

// alpha2 reads a country code of two or three letters, "" for none such.
func alpha2(code string) string {
	r, err := language.ParseRegion(strings.ToUpper(code))
	if err != nil || !r.IsCountry() {
		return ""
	}
	return r.String()
}

// readCountries reads a list of country codes.
func readCountries(q *httpx.Params, name string) []string {
	var codes []string
	for _, word := range q.List(name) {
		code := alpha2(word)
		if code == "" {
			q.Fail(name, word, "a country code (ISO 3166-1, two or three letters)")
			return nil
		}
		codes = append(codes, code)
	}
	return codes
}

// sourceOf splits an id into its source and the rest: "geonames", "745044".
func sourceOf(id gazetteer.PlaceID) (source, rest string) {
	source, rest, _ = strings.Cut(string(id), ":")
	return source, rest
}

// extent is the box of a place, and whether it is more than a point.
func extent(p gazetteer.Place) (orb.Bound, bool) {
	return p.Bound, p.Bound.Min != p.Bound.Max
}

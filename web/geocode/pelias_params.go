package geocode

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/gazetteer"
	"dateline/geo"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
)

// answer reads the parameters that all paths share, and warns of those that a path
// does not have.
func (d *pelias) answer(c echo.Context, q *httpx.Params, names ...string) *peliasAnswer {
	a := &peliasAnswer{pelias: d, block: d.newBlock(), namer: newNamer(d.index, readLanguages(c, q.Text("lang")))}
	names = append(names, "lang", "api_key", "debug")
	for _, name := range slices.Sorted(maps.Keys(q.Values)) {
		if !slices.Contains(names, name) {
			a.warn("Invalid Parameter: %s", httpx.Shorten(name))
		}
	}
	return a
}

// peliasSize reads size, which is brought into 1 to 40 with a warning.
func (a *peliasAnswer) size(q *httpx.Params, missing int) int {
	const most = 40
	size := missing
	if s := q.Text("size"); s != "" {
		n, err := strconv.ParseFloat(s, 64)
		switch {
		case err != nil || math.IsNaN(n):
			a.warn("invalid integer 'size', using DEFAULT_SIZE (%d)", missing)
		case n < 1:
			a.warn("out-of-range integer 'size', using MIN_SIZE (1)")
			size = 1
		case n > most:
			a.warn("out-of-range integer 'size', using MAX_SIZE (%d)", most)
			size = most
		default:
			size = int(n)
		}
	}
	a.block.Query["size"] = size
	return size
}

// boundaries reads what places must lie in.
func (a *peliasAnswer) boundaries(q *httpx.Params, f *gazetteer.Filter) {
	f.Countries = readCountries(q, "boundary.country")
	f.Bound = peliasBox(q)
	if gid := q.Text("boundary.gid"); gid != "" {
		ref, ok := a.byID(gid)
		if !ok {
			q.Fail("boundary.gid", gid, "the gid of a place")
			return
		}
		accept(f, a.inUnit(ref))
	}
	if q.Has("categories") {
		a.warn("categories: the places of this service have none")
	}
	a.sources(q, f)
}

// circle reads boundary.circle.
func (a *peliasAnswer) circle(q *httpx.Params, f *gazetteer.Filter) {
	const usual = 50 // km
	centre := q.Point("boundary.circle.lat", "boundary.circle.lon")
	radius := a.radius(q, usual)
	if centre != nil {
		accept(f, a.inCircle(*centre, radius))
	}
}

// radius reads boundary.circle.radius in kilometres, which is brought into what
// the earth has.
func (a *peliasAnswer) radius(q *httpx.Params, missing float64) geo.Length {
	const most = 20_100 // half way round
	km, given := q.Number("boundary.circle.radius", -math.MaxFloat64, math.MaxFloat64)
	switch {
	case !given:
		km = missing
	case km > most:
		a.warn("boundary.circle.radius is out of range, using %d", most)
		km = most
	case km <= 0:
		q.Fail("boundary.circle.radius", q.Text("boundary.circle.radius"), "a number of kilometres above 0")
	}
	return geo.Length(km) * geo.Kilometre
}

// sources reads sources. All places count as those of GeoNames, which most are.
func (a *peliasAnswer) sources(q *httpx.Params, f *gazetteer.Filter) {
	known := map[string]bool{
		"geonames": true, "gn": true, "openstreetmap": false, "osm": false, "openaddresses": false, "oa": false,
		"whosonfirst": false, "wof": false,
	}
	list := q.List("sources")
	ours := list == nil
	for _, word := range list {
		inner, not := strings.CutPrefix(word, "-")
		has, ok := known[inner]
		if !ok {
			q.Fail("sources", word, "one of "+strings.Join(slices.Sorted(maps.Keys(known)), ", "))
			return
		}
		ours = ours || has != not
	}
	if !ours {
		f.Features = func(gazetteer.Feature) bool { return false }
	}
}

// peliasBox reads boundary.rect.
func peliasBox(q *httpx.Params) *orb.Bound {
	low := q.Point("boundary.rect.min_lat", "boundary.rect.min_lon")
	high := q.Point("boundary.rect.max_lat", "boundary.rect.max_lon")
	switch {
	case low == nil && high == nil || q.Err != nil:
		return nil
	case low == nil || high == nil:
		q.Fail("boundary.rect", "", "all of min_lat, min_lon, max_lat and max_lon")
		return nil
	case low[1] > high[1]:
		q.Fail("boundary.rect.min_lat", httpx.FormatNumber(low[1]), "at most max_lat")
		return nil
	}
	return &orb.Bound{Min: *low, Max: *high}
}

// wrappedPoint reads a position, whose longitude may have gone round the earth.
func wrappedPoint(q *httpx.Params, latName, lonName string) orb.Point {
	lat, hasLat := q.Number(latName, -90, 90)
	lon, hasLon := q.Number(lonName, -1e6, 1e6)
	if !hasLat {
		q.Fail(latName, q.Text(latName), "a latitude from -90 to 90")
	}
	if !hasLon {
		q.Fail(lonName, q.Text(lonName), "a longitude")
	}
	if lon < -180 || lon > 180 {
		lon = math.Mod(math.Mod(lon+180, 360)+360, 360) - 180
	}
	return orb.Point{lon, lat}
}

// byID finds a place by a gid ("geonames:locality:745044") or an id.
func (d *pelias) byID(id string) (gazetteer.Ref, bool) {
	if ref, ok := d.index.ByID(gazetteer.PlaceID(id)); ok {
		return ref, true
	}
	parts := strings.SplitN(id, ":", 3)
	if len(parts) != 3 {
		return gazetteer.NoRef, false
	}
	return d.index.ByID(gazetteer.PlaceID(parts[0] + ":" + parts[2]))
}

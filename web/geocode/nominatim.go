package geocode

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Nominatim dialect: https://nominatim.org/release-docs/latest/api/Overview/.
// Places come from GeoNames and have no OpenStreetMap object, so osm_type and
// osm_id are missing; place_id is the number of the place in GeoNames.

// nominatimPlace is a result in the formats json and jsonv2. Coordinates are
// strings, as Nominatim writes them.
type nominatimPlace struct {
	PlaceID     int64             `json:"place_id,omitempty"`
	Licence     string            `json:"licence"`
	Lat         string            `json:"lat"`
	Lon         string            `json:"lon"`
	Class       string            `json:"class,omitempty"`    // json
	Category    string            `json:"category,omitempty"` // jsonv2
	Type        string            `json:"type"`
	PlaceRank   int               `json:"place_rank"`
	Importance  float64           `json:"importance"` // 0–1
	AddressType string            `json:"addresstype"`
	Name        string            `json:"name"`
	DisplayName string            `json:"display_name"`
	Address     map[string]string `json:"address,omitempty"`
	ExtraTags   map[string]string `json:"extratags,omitempty"`
	BoundingBox [4]string         `json:"boundingbox"` // south, north, west, east
}

// tag is what OpenStreetMap calls a kind of place.
type tag struct {
	key, value, address string
	rank                int // search rank: 4 for countries to 30 for houses
}

// tagOf names a feature as OpenStreetMap does.
func tagOf(p gazetteer.Place) tag {
	switch layerOf(p.Feature()) {
	case "country", "dependency":
		return tag{"boundary", "administrative", "country", 4}
	case "region":
		return tag{"boundary", "administrative", "state", 8}
	case "county":
		return tag{"boundary", "administrative", "county", 12}
	case "localadmin":
		return tag{"boundary", "administrative", "municipality", 14}
	case "continent":
		return tag{"place", "continent", "continent", 2}
	case "ocean":
		return tag{"place", "ocean", "ocean", 2}
	case "marinearea":
		return tag{"place", "sea", "sea", 4}
	case "macroregion":
		return tag{"place", "region", "region", 6}
	case "neighbourhood":
		return tag{"place", "suburb", "suburb", 19}
	case "locality":
		switch {
		case p.Code == "PPLC" || p.Code == "PPLA" || p.Population >= 100_000:
			return tag{"place", "city", "city", 16}
		case p.Population >= 10_000:
			return tag{"place", "town", "town", 18}
		}
		return tag{"place", "village", "village", 19}
	}
	switch {
	case p.Code == "AIRP":
		return tag{"aeroway", "aerodrome", "aeroway", 30}
	case p.Class == "T":
		return tag{"natural", "peak", "natural", 22}
	case p.Class == "H":
		return tag{"natural", "water", "natural", 22}
	}
	return tag{"tourism", "attraction", "tourism", 30}
}

// nominatimOptions say what a result holds beside the place.
type nominatimOptions struct {
	format  string
	address bool
	tags    bool
}

// readNominatim reads the parameters that all paths share.
func readNominatim(q *httpx.Params, format string, address bool) nominatimOptions {
	formats := []string{format}
	for _, f := range []string{"jsonv2", "json", "geojson", "geocodejson"} {
		if f != format {
			formats = append(formats, f)
		}
	}
	o := nominatimOptions{format: q.Choice("format", formats...), address: address, tags: q.Flag("extratags")}
	if q.Has("addressdetails") {
		o.address = q.Flag("addressdetails")
	}
	return o
}

func (d *nominatim) placeOf(ref gazetteer.Ref, o nominatimOptions) nominatimPlace {
	x := d.index
	p := x.Place(ref)
	t := tagOf(p)
	out := nominatimPlace{Licence: render.Attribution, Lat: coordinate(p.Point.Lat()), Lon: coordinate(p.Point.Lon()),
		Type: t.value, PlaceRank: t.rank, Importance: math.Round(x.Fame(ref)*1e4) / 1e4, AddressType: t.address, Name: p.Name, DisplayName: x.Label(ref)}
	if n := render.GeonameID(p.ID); n != nil {
		out.PlaceID = *n
	}
	if o.format == "json" {
		out.Class = t.key
	} else {
		out.Category = t.key
	}
	if o.address {
		out.Address = d.address(ref, t)
	}
	if o.tags {
		out.ExtraTags = map[string]string{"id": string(p.ID), "feature_code": p.Code}
		if p.Population > 0 {
			out.ExtraTags["population"] = strconv.FormatInt(p.Population, 10)
		}
		if p.Disputed != "" {
			out.ExtraTags["disputed"] = p.Disputed
		}
	}
	b := boxOf(p)
	out.BoundingBox = [4]string{coordinate(b.Min[1]), coordinate(b.Max[1]), coordinate(b.Min[0]), coordinate(b.Max[0])}
	return out
}

// boxOf is the extent of a place, or about a kilometre around its point.
func boxOf(p gazetteer.Place) orb.Bound {
	if b, ok := extent(p); ok {
		return b
	}
	return p.Point.Bound().Pad(.01)
}

func coordinate(v float64) string { return strconv.FormatFloat(httpx.Degrees(v), 'f', -1, 64) }

// address names what a place lies in.
func (d *nominatim) address(ref gazetteer.Ref, t tag) map[string]string {
	p, up := d.index.Place(ref), places.ParentsOf(d.index, ref)
	a := map[string]string{}
	for _, part := range [][2]string{{"country", up.Country}, {"country_code", strings.ToLower(p.Country)}, {"state", up.Region}, {"county", up.County}, {t.address, p.Name}} {
		if part[1] != "" {
			a[part[0]] = part[1]
		}
	}
	return a
}

// send answers with the places in the asked-for format.
func (d *nominatim) send(c echo.Context, refs []gazetteer.Ref, o nominatimOptions, query string) error {
	switch o.format {
	case "geojson":
		fc := geojson.NewFeatureCollection()
		fc.ExtraMembers = geojson.Properties{"licence": render.Attribution}
		for _, ref := range refs {
			fc.Append(d.feature(ref, o))
		}
		return httpx.SendJSON(c, httpx.TypeGeoJSON, fc)
	case "geocodejson":
		return httpx.SendJSON(c, httpx.TypeGeoJSON, d.geocodeJSON(refs, query))
	}
	all := []nominatimPlace{}
	for _, ref := range refs {
		all = append(all, d.placeOf(ref, o))
	}
	return httpx.SendJSON(c, httpx.TypeJSON, all)
}

func (d *nominatim) feature(ref gazetteer.Ref, o nominatimOptions) *geojson.Feature {
	p := d.index.Place(ref)
	n := d.placeOf(ref, nominatimOptions{format: "jsonv2", address: o.address, tags: o.tags})
	f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
	f.ID = string(p.ID)
	f.BBox = geojson.NewBBox(boxOf(p))
	f.Properties = geojson.Properties{
		"place_id":     n.PlaceID,
		"place_rank":   n.PlaceRank,
		"category":     n.Category,
		"type":         n.Type,
		"importance":   n.Importance,
		"addresstype":  n.AddressType,
		"name":         n.Name,
		"display_name": n.DisplayName,
	}
	if n.Address != nil {
		f.Properties["address"] = n.Address
	}
	if n.ExtraTags != nil {
		f.Properties["extratags"] = n.ExtraTags
	}
	return f
}

// geocodeJSON writes places by the GeocodeJSON specification, version 0.1.0.
func (d *nominatim) geocodeJSON(refs []gazetteer.Ref, query string) *geojson.FeatureCollection {
	x := d.index
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"geocoding": map[string]string{
		"version": "0.1.0", "attribution": render.Attribution, "licence": "CC BY 4.0", "query": query}}
	for _, ref := range refs {
		p, up := x.Place(ref), places.ParentsOf(d.index, ref)
		t := tagOf(p)
		f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
		f.ID = string(p.ID)
		props := geojson.Properties{
			"type":      geocodeType(t),
			"label":     x.Label(ref),
			"name":      p.Name,
			"osm_key":   t.key,
			"osm_value": t.value,
		}
		setText(props, "country", up.Country)
		setText(props, "state", up.Region)
		setText(props, "county", up.County)
		if t.address == "city" || t.address == "town" || t.address == "village" {
			props["city"] = p.Name
		}
		f.Properties = geojson.Properties{"geocoding": props}
		fc.Append(f)
	}
	return fc
}

// geocodeType is one of the types that GeocodeJSON knows.
func geocodeType(t tag) string {
	switch t.address {
	case "country", "state", "county":
		return t.address
	case "city", "town", "village", "municipality":
		return "city"
	case "suburb":
		return "district"
	}
	return "locality"
}

// writeNominatimError writes a problem as Nominatim does.
func writeNominatimError(c echo.Context, p httpx.Problem) error {
	return httpx.WriteJSON(
		c,
		p.Status,
		httpx.TypeJSON,
		map[string]any{"error": map[string]any{"code": p.Status, "message": p.Sentence()}},
	)
}

// byID finds a place by what /lookup takes: an id of this service, or a
// letter and the number of the place in GeoNames ("N745044").
func (d *nominatim) byID(id string) (gazetteer.Ref, bool) {
	x := d.index
	if ref, ok := x.ByID(gazetteer.PlaceID(id)); ok {
		return ref, true
	}
	if len(id) > 1 && strings.ContainsAny(id[:1], "NWRnwr") {
		return x.ByID(gazetteer.PlaceID("geonames:" + id[1:]))
	}
	return gazetteer.NoRef, false
}

// zoomLayers are the layers that a reverse query at a zoom asks for.
func zoomLayers(zoom int) []layer {
	switch {
	case zoom < 5:
		return []layer{"country"}
	case zoom < 8:
		return []layer{"region"}
	}
	return []layer{"locality"}
}

// structured joins the parts of an address that a structured query names.
func structured(q *httpx.Params) string {
	var parts []string
	for _, name := range []string{"amenity", "street", "city", "county", "state", "country"} {
		if v := q.Text(name); v != "" {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, ", ")
}

// viewbox reads two corners "x1,y1,x2,y2" in any order.
func viewbox(p *httpx.Params, name string) *orb.Bound {
	s := p.Text(name)
	if s == "" {
		return nil
	}
	var v [4]float64
	parts := strings.Split(s, ",")
	ok := len(parts) == 4
	for i := 0; ok && i < 4; i++ {
		v[i], ok = httpx.ParseNumber(parts[i], -180+90*float64(i%2), 180-90*float64(i%2))
	}
	if !ok {
		p.Fail(name, s, "two corners as lon,lat,lon,lat")
		return nil
	}
	b := orb.MultiPoint{{v[0], v[1]}, {v[2], v[3]}}.Bound()
	return &b
}

func noResult(at orb.Point) map[string]string {
	return map[string]string{
		"error": fmt.Sprintf("Unable to geocode %s, %s", coordinate(at.Lat()), coordinate(at.Lon())),
	}
}

package geocode

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Nominatim dialect: https://nominatim.org/release-docs/latest/api/Overview/.
// Places come from GeoNames. osm_type and osm_id are given for the countries and units
// whose relation in OpenStreetMap is known; place_id is the number of the place in
// GeoNames, or one made from its id.

// nominatimPlace is a result in the formats json and jsonv2. Coordinates are
// strings, as Nominatim writes them. It has a field for each member of the JSON.
type nominatimPlace struct {
	PlaceID     int64             `json:"place_id"`
	Licence     string            `json:"licence"`
	OSMType     string            `json:"osm_type,omitempty"` // relation
	OSMID       int64             `json:"osm_id,omitempty"`
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
	Address     addressParts      `json:"address,omitempty"`
	ExtraTags   map[string]string `json:"extratags,omitempty"`
	NameDetails map[string]string `json:"namedetails,omitempty"`
	BoundingBox [4]string         `json:"boundingbox"` // south, north, west, east
	GeoJSON     *geojson.Geometry `json:"geojson,omitempty"`
	GeoKML      string            `json:"geokml,omitempty"`
	GeoText     string            `json:"geotext,omitempty"`
	SVG         string            `json:"svg,omitempty"`

	ref gazetteer.Ref
	tag tag
}

// nominatimAnswer writes places for one request.
type nominatimAnswer struct {
	*nominatim
	namer
	options nominatimOptions
	query   string // for the formats that repeat it
}

func (a *nominatimAnswer) placeOf(ref gazetteer.Ref) nominatimPlace {
	x, o := a.index, a.options
	p := x.Place(ref)
	t := tagOf(&p)
	out := nominatimPlace{PlaceID: numberOf(p.ID), Licence: render.Attribution, Lat: coordinate(p.Point.Lat()),
		Lon: coordinate(p.Point.Lon()), Type: t.value, PlaceRank: t.rank, Importance: math.Round(x.Fame(ref)*1e4) / 1e4,
		AddressType: t.address, Name: a.Name(ref), DisplayName: a.Label(ref), ref: ref, tag: t}
	if kind, id, ok := osmElement(x, ref); ok {
		out.OSMType, out.OSMID = osmKind(kind), id
	}
	if o.format == "json" {
		out.Class = t.key
	} else {
		out.Category = t.key
	}
	if o.address {
		out.Address = a.address(ref, t)
	}
	if o.tags {
		out.ExtraTags = extraTags(x, ref, a.namer)
	}
	if o.names {
		out.NameDetails = nameDetails(x, ref)
	}
	b, _ := p.ExtentOf()
	out.BoundingBox = [4]string{coordinate(b.Min[1]), coordinate(b.Max[1]), coordinate(b.Min[0]), coordinate(b.Max[0])}
	switch shape := a.shape(ref, &p); o.shape {
	case "polygon_geojson":
		out.GeoJSON = geojson.NewGeometry(shape)
	case "polygon_kml":
		out.GeoKML = kmlOf(shape)
	case "polygon_text":
		out.GeoText = wktOf(shape)
	case "polygon_svg":
		out.SVG = svgOf(shape)
	}
	return out
}

// shape is the area of a place where it is asked for and known, else its point.
func (a *nominatimAnswer) shape(ref gazetteer.Ref, p *gazetteer.Place) orb.Geometry {
	if a.options.shape != "" {
		if area := a.area(ref, a.options.threshold); area != nil {
			return area
		}
	}
	return orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])}
}

func coordinate(v float64) string { return httpx.FormatNumber(httpx.Degrees(v)) }

func extraTags(x *gazetteer.Index, ref gazetteer.Ref, names namer) map[string]string {
	p := x.Place(ref)
	tags := map[string]string{"id": string(p.ID), "feature_code": p.Code}
	if p.Population > 0 {
		tags["population"] = strconv.FormatInt(p.Population, 10)
	}
	if p.Feature().IsCapital() {
		tags["capital"] = "yes"
	}
	if p.Disputed != "" {
		tags["disputed"] = names.Disputed(&p)
	}
	if code := isoUnit(x, ref); code != "" {
		tags["ISO3166-2"] = code
	}
	if item, ok := x.NameTagged(ref, gazetteer.TagWikidata); ok {
		tags["wikidata"] = item
	}
	if p.Feature().IsCountry() && p.Country != "" && x.Country(p.Country) == ref {
		tags["ISO3166-1:alpha2"] = p.Country
		if code := alpha3(p.Country); code != "" {
			tags["ISO3166-1:alpha3"] = code
		}
	}
	return tags
}

// nameDetails lists the names of a place by the keys of OpenStreetMap.
func nameDetails(x *gazetteer.Index, ref gazetteer.Ref) map[string]string {
	keys := map[gazetteer.NameKind]string{
		gazetteer.NameMain: "name", gazetteer.NameOfficial: "official_name", gazetteer.NameAlias: "alt_name",
		gazetteer.NameFormer: "old_name", gazetteer.NameAbbreviation: "short_name", gazetteer.NameAlternate: "alt_name",
	}
	lists := map[string][]string{}
	for _, n := range x.Names(ref) {
		if key := keys[n.Kind]; key != "" && !slices.Contains(lists[key], n.Text) {
			lists[key] = append(lists[key], n.Text)
		}
	}
	out := map[string]string{}
	for key, list := range lists {
		out[key] = strings.Join(list, ";")
	}
	for _, n := range x.Tagged(ref) {
		if n.InLanguage() {
			out["name:"+n.Tag] = n.Text
		}
	}
	return out
}

// addressPart is a part of an address, by the kind of unit or the code that it is.
type addressPart struct{ key, value string }

// addressParts are ordered small to large.
type addressParts []addressPart

// MarshalJSON writes an object in the order of the parts.
func (a addressParts) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, part := range a {
		if i > 0 {
			b = append(b, ',')
		}
		key, err := httpx.EncodeJSON(part.key)
		if err != nil {
			return nil, err
		}
		value, err := httpx.EncodeJSON(part.value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, trimLine(key)...), ':'), trimLine(value)...)
	}
	return append(b, '}'), nil
}

func trimLine(b []byte) []byte { return []byte(strings.TrimRight(string(b), "\n")) }

// address names what a place lies in.
func (a *nominatimAnswer) address(ref gazetteer.Ref, t tag) (parts addressParts) {
	x := a.index
	p, up := x.Place(ref), a.parents(ref)
	add := func(key, value string) {
		if value != "" && !slices.ContainsFunc(parts, func(p addressPart) bool { return p.key == key }) {
			parts = append(parts, addressPart{key, value})
		}
	}
	add(t.address, a.Name(ref))
	add("county", up.admin2.name)
	add("state", up.admin1.name)
	state := up.admin1.ref
	if t.address == "state" {
		state = ref
	}
	add("ISO3166-2-lvl4", a.regionISO(state))
	add("country", up.country.name)
	add("country_code", strings.ToLower(p.Country))
	return parts
}

// places describes all of the refs.
func (a *nominatimAnswer) places(refs []gazetteer.Ref) []nominatimPlace {
	all := make([]nominatimPlace, len(refs))
	for i, ref := range refs {
		all[i] = a.placeOf(ref)
	}
	return all
}

// sendList answers with places in the asked-for format.
func (a *nominatimAnswer) sendList(c echo.Context, refs []gazetteer.Ref) error {
	switch a.options.format {
	case "geojson":
		return a.send(c, httpx.TypeGeoJSON, a.features(refs))
	case "geocodejson":
		return a.send(c, httpx.TypeGeoJSON, a.geocodeJSON(refs))
	case "xml":
		return a.sendSearchXML(c, refs)
	}
	return a.send(c, httpx.TypeJSON, a.places(refs))
}

// sendOne answers with the place that a reverse query found, NoRef for none.
func (a *nominatimAnswer) sendOne(c echo.Context, ref gazetteer.Ref) error {
	const nothing = "Unable to geocode"
	switch {
	case a.options.format == "xml":
		return a.sendReverseXML(c, ref, nothing)
	case ref == gazetteer.NoRef:
		return a.send(c, httpx.TypeJSON, map[string]string{"error": nothing})
	case a.options.format == "geojson" || a.options.format == "geocodejson":
		return a.sendList(c, []gazetteer.Ref{ref})
	}
	return a.send(c, httpx.TypeJSON, a.placeOf(ref))
}

// send answers with v as JSON, or as a call of the function that the client names.
func (a *nominatimAnswer) send(c echo.Context, mediaType string, v any) error {
	if a.options.callback == "" {
		return httpx.SendJSON(c, mediaType, v)
	}
	body, err := httpx.EncodeJSON(v)
	if err != nil {
		return err
	}
	call := append([]byte(a.options.callback+"("), trimLine(body)...)
	return httpx.Send(c, httpx.Reply{MediaType: "text/javascript; charset=utf-8", Cache: httpx.CacheCheck, Body: append(call, ')')})
}

// features writes places as a GeoJSON collection.
func (a *nominatimAnswer) features(refs []gazetteer.Ref) *geojson.FeatureCollection {
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"licence": render.Attribution}
	for _, ref := range refs {
		p, n := a.index.Place(ref), a.placeOf(ref)
		f := geojson.NewFeature(a.shape(ref, &p))
		f.ID = string(p.ID)
		b, _ := p.ExtentOf()
		f.BBox = bboxOf(b)
		f.Properties = geojson.Properties{
			"place_id":     n.PlaceID,
			"place_rank":   n.PlaceRank,
			"category":     n.tag.key,
			"type":         n.Type,
			"importance":   n.Importance,
			"addresstype":  n.AddressType,
			"name":         n.Name,
			"display_name": n.DisplayName,
		}
		if n.OSMType != "" {
			f.Properties["osm_type"], f.Properties["osm_id"] = n.OSMType, n.OSMID
		}
		if n.Address != nil {
			f.Properties["address"] = n.Address
		}
		if n.ExtraTags != nil {
			f.Properties["extratags"] = n.ExtraTags
		}
		if n.NameDetails != nil {
			f.Properties["namedetails"] = n.NameDetails
		}
		fc.Append(f)
	}
	return fc
}

// bboxOf writes a box with no more decimals than it means.
func bboxOf(b orb.Bound) geojson.BBox {
	return geojson.BBox{httpx.Degrees(b.Min[0]), httpx.Degrees(b.Min[1]), httpx.Degrees(b.Max[0]), httpx.Degrees(b.Max[1])}
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

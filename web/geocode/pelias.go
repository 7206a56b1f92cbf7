package geocode

import (
	"fmt"
	"math"
	"strings"
	"time"

	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/geo"
)

// Pelias dialect: https://github.com/pelias/documentation, search-api version
// 0.2. A few of its properties mean something here that the names do not tell:
//
//	layer       what the place is, see layerOf
//	gid         the id of the place as in the rest of the service; /v1/place also
//	            takes source:layer:id, as other Pelias servers write it
//	confidence  1 for the very name, less for a prefix or a typing error; for
//	            reverse by the distance, as Pelias does
//	distance    kilometres

// geocoding is the block that every Pelias answer carries.
type geocoding struct {
	Version     string         `json:"version"`
	Attribution string         `json:"attribution"`
	Query       map[string]any `json:"query"`
	Warnings    []string       `json:"warnings,omitempty"`
	Errors      []string       `json:"errors,omitempty"`
	Engine      peliasEngine   `json:"engine"`
	Timestamp   int64          `json:"timestamp"` // milliseconds since 1970
}

type peliasEngine struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// peliasAnswer is a FeatureCollection with that block.
type peliasAnswer struct {
	Geocoding geocoding          `json:"geocoding"`
	Type      string             `json:"type"`
	Features  []*geojson.Feature `json:"features"`
	BBox      geojson.BBox       `json:"bbox,omitempty"`
}

func (d *pelias) block(query map[string]any) geocoding {
	return geocoding{Version: "0.2", Attribution: render.Attribution, Query: query,
		Engine: peliasEngine{"dateline", d.version}, Timestamp: time.Now().UnixMilli()}
}

// peliasError writes a problem as Pelias does.
func (d *pelias) writeError(c echo.Context, p httpx.Problem) error {
	block := d.block(map[string]any{})
	block.Errors = []string{p.Sentence()}
	return httpx.WriteJSON(
		c,
		p.Status,
		httpx.TypeGeoJSON,
		peliasAnswer{Geocoding: block, Type: "FeatureCollection", Features: []*geojson.Feature{}},
	)
}

// sendPelias answers with hits.
func (d *pelias) send(c echo.Context, block geocoding, hits []gazetteer.Hit) error {
	a := peliasAnswer{Geocoding: block, Type: "FeatureCollection", Features: []*geojson.Feature{}}
	var all orb.MultiPoint
	for _, h := range hits {
		f := d.feature(h)
		a.Features = append(a.Features, f)
		all = append(all, f.Point())
	}
	if len(all) > 0 {
		a.BBox = geojson.NewBBox(all.Bound())
	}
	return httpx.SendStamped(c, httpx.TypeGeoJSON, a, fmt.Sprintf(`"timestamp":%d`, block.Timestamp))
}

func (d *pelias) feature(h gazetteer.Hit) *geojson.Feature {
	x := d.index
	p := x.Place(h.Ref)
	f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
	if b, ok := extent(p); ok {
		f.BBox = geojson.NewBBox(b)
	}
	source, rest := sourceOf(p.ID)
	kind := layerOf(p.Feature())
	f.ID = string(p.ID)
	props := geojson.Properties{
		"id": rest, "gid": string(p.ID), "layer": kind, "source": source, "source_id": rest,
		"name": p.Name, "label": x.Label(h.Ref), "accuracy": "centroid", "confidence": confidence(h), "match_type": matchType(h),
		"feature_code": p.Code,
	}
	up := places.ParentsOf(d.index, h.Ref)
	setText(props, "country", up.Country)
	setText(props, "country_a", alpha3(p.Country))
	setText(props, "country_code", p.Country)
	setText(props, "region", up.Region)
	setText(props, "region_a", p.Admin1)
	setText(props, "county", up.County)
	setText(props, "disputed", p.Disputed)
	if kind == "locality" {
		props["locality"] = p.Name
	}
	if p.Population > 0 {
		props["population"] = p.Population
	}
	if h.Distance >= 0 && (h.Found == gazetteer.ByPosition || h.Distance > 0) {
		props["distance"] = math.Round(float64(h.Distance)) / 1000
	}
	f.Properties = props
	return f
}

func setText(props geojson.Properties, name, value string) {
	if value != "" {
		props[name] = value
	}
}

// confidence is how sure a hit is, 0–1.
func confidence(h gazetteer.Hit) float64 {
	switch h.Found {
	case gazetteer.ByPrefix:
		return .8
	case gazetteer.ByTypo:
		return math.Max(.3, .7-.1*float64(h.Edits-1))
	case gazetteer.ByPosition:
		// As Pelias: by how far away the place is.
		for _, step := range []struct {
			within geo.Length
			value  float64
		}{{1, 1}, {10, .9}, {100, .8}, {geo.Kilometre, .7}, {10 * geo.Kilometre, .6}} {
			if h.Distance <= step.within {
				return step.value
			}
		}
		return .5
	}
	return 1
}

func matchType(h gazetteer.Hit) string {
	if h.Found == gazetteer.ByName {
		return "exact"
	}
	return "fallback"
}

// peliasLookup reads the parameters that search and autocomplete share.
func (d *pelias) lookup(q *httpx.Params, mode gazetteer.Mode) (lookup, geocoding) {
	text := q.Need("text", "the name of a place")
	size := q.Size("size", 10, 40)
	l := lookup{layers: readLayers(q, "layers"), query: gazetteer.Query{Text: text, Mode: mode, Limit: size,
		Focus:  q.Point("focus.point.lat", "focus.point.lon"),
		Filter: gazetteer.Filter{Countries: readCountries(q, "boundary.country"), Bound: peliasBox(q)}}}
	block := d.block(map[string]any{"text": text, "size": size})
	if q.Err == nil && q.Has("size") && q.Text("size") != httpx.FormatNumber(float64(size)) {
		block.Warnings = append(block.Warnings, "out-of-range integer 'size', using MAX_SIZE (40)")
	}
	return l, block
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

// peliasID finds a place by a gid ("geonames:locality:745044") or an id.
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

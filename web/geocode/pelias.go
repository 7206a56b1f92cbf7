package geocode

import (
	"fmt"
	"math"
	"slices"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Pelias dialect: https://github.com/pelias/documentation, search-api version
// 0.2. A few of its properties mean something here that the names do not tell:
//
//	layer       what the place is, see layerOf
//	gid         the id of the place as in the rest of the service; /v1/place also
//	            takes source:layer:id, as other Pelias servers write it
//	confidence  1 for the very name, less for a prefix, a typing error or where a
//	            part of the text is not met; for reverse by the distance
//	match_type  fallback where a part of the text is not met: the place is then
//	            what the text says that the one asked for lies in
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

// peliasCollection is a FeatureCollection with that block.
type peliasCollection struct {
	Geocoding geocoding          `json:"geocoding"`
	Type      string             `json:"type"`
	Features  []*geojson.Feature `json:"features"`
	BBox      geojson.BBox       `json:"bbox,omitempty"`
}

// peliasAnswer writes places for one request.
type peliasAnswer struct {
	*pelias
	namer
	block geocoding
}

func (d *pelias) newBlock() geocoding {
	return geocoding{Version: "0.2", Attribution: render.Attribution, Query: map[string]any{},
		Engine: peliasEngine{"dateline", d.version}, Timestamp: time.Now().UnixMilli()}
}

// writeError writes a problem as Pelias does.
func (d *pelias) writeError(c echo.Context, p httpx.Problem) error {
	block := d.newBlock()
	block.Errors = []string{p.Sentence()}
	return httpx.WriteJSON(
		c,
		p.Status,
		httpx.TypeGeoJSON,
		peliasCollection{Geocoding: block, Type: "FeatureCollection", Features: []*geojson.Feature{}},
	)
}

func (a *peliasAnswer) warn(format string, args ...any) {
	a.block.Warnings = append(a.block.Warnings, fmt.Sprintf(format, args...))
}

// send answers with hits.
func (a *peliasAnswer) send(c echo.Context, hits []gazetteer.Hit) error {
	out := peliasCollection{Geocoding: a.block, Type: "FeatureCollection", Features: []*geojson.Feature{}}
	var all orb.MultiPoint
	for _, h := range hits {
		f := a.feature(h)
		out.Features = append(out.Features, f)
		all = append(all, f.Point())
	}
	if len(all) > 0 {
		out.BBox = bboxOf(all.Bound())
	}
	return httpx.SendStamped(c, httpx.TypeGeoJSON, out, fmt.Sprintf(`"timestamp":%d`, a.block.Timestamp))
}

func (a *peliasAnswer) feature(h gazetteer.Hit) *geojson.Feature {
	x := a.index
	p := x.Place(h.Ref)
	f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
	if b, known := p.ExtentOf(); known {
		f.BBox = bboxOf(b)
	}
	source, rest := sourceOf(p.ID)
	kind := layerOf(p.Feature())
	f.ID = string(p.ID)
	props := geojson.Properties{
		"id": rest, "gid": string(p.ID), "layer": kind, "source": source, "source_id": rest,
		"name": a.name(h.Ref), "label": a.peliasLabel(h.Ref), "accuracy": accuracy(kind), "confidence": confidence(h),
		"match_type": matchType(h), "feature_code": p.Code,
	}
	a.setUnits(props, h.Ref, &p, kind)
	setText(props, "disputed", p.Disputed)
	if p.Population > 0 {
		props["population"] = p.Population
	}
	if h.Distance >= 0 && (h.Found == gazetteer.ByPosition || h.Distance > 0) {
		props["distance"] = math.Round(float64(h.Distance)) / 1000
	}
	f.Properties = props
	return f
}

// setUnits adds what a place is, and what it lies in, by the layers of Pelias.
func (a *peliasAnswer) setUnits(props geojson.Properties, ref gazetteer.Ref, p *gazetteer.Place, kind layer) {
	x := a.index
	set := func(field string, u gazetteer.Ref, code string) {
		if u == gazetteer.NoRef {
			return
		}
		props[field] = a.name(u)
		props[field+"_gid"] = string(x.ID(u))
		setText(props, field+"_a", code)
	}
	up := a.parents(ref)
	if code, _ := continentOf(p.Country); code != "" {
		if u := a.continent(p.Country); u != ref {
			set("continent", u, "")
		}
	}
	set("country", up.country.ref, alpha3(p.Country))
	set("region", up.admin1.ref, a.regionCode(up.admin1.ref))
	set("county", up.admin2.ref, countyCode(x, up.admin2.ref))
	if slices.Contains([]layer{"country", "dependency", "region", "county", "locality", "localadmin", "neighbourhood", "continent",
		"ocean", "marinearea", "macroregion"}, kind) {
		code := ""
		switch kind {
		case "country", "dependency":
			code = alpha3(p.Country)
		case "region":
			code = a.regionCode(ref)
		case "county":
			code = countyCode(x, ref)
		}
		set(string(kind), ref, code)
	}
	setText(props, "country_code", p.Country)
	if _, ok := props["country_a"]; !ok {
		setText(props, "country_a", alpha3(p.Country))
	}
}

// regionCode is the code of a region by ISO 3166-2 without its country, and that
// of GeoNames where it is not known.
func (a *peliasAnswer) regionCode(ref gazetteer.Ref) string {
	if ref == gazetteer.NoRef {
		return ""
	}
	if code := isoUnit(a.index, ref); code != "" {
		return code[3:]
	}
	return a.index.Place(ref).Admin1
}

// countyCode is the code of a second-level unit in GeoNames.
func countyCode(x *gazetteer.Index, ref gazetteer.Ref) string {
	if ref == gazetteer.NoRef {
		return ""
	}
	return x.Place(ref).Admin2
}

// peliasLabel tells a place from its namesakes. In countries whose regions people
// write in short it does so: "Denver, CO, USA".
func (a *peliasAnswer) peliasLabel(ref gazetteer.Ref) string {
	up := a.parents(ref)
	if up.country.ref == gazetteer.NoRef || a.foreign != nil {
		return a.label(ref)
	}
	region, country := up.admin1.name, up.country.name
	switch code := a.index.Place(ref).Country; code {
	case "US":
		country = "USA"
		fallthrough
	case "CA", "AU":
		if iso := isoUnit(a.index, up.admin1.ref); iso != "" {
			region = iso[3:]
		}
	}
	return joinNames(a.name(ref), region, country)
}

// accuracy says what the point of a place stands for.
func accuracy(l layer) string {
	if l == "venue" {
		return "point"
	}
	return "centroid"
}

// confidence is how sure a hit is, 0–1.
func confidence(h gazetteer.Hit) float64 {
	sure := 1.0
	switch h.Found {
	case gazetteer.ByPrefix:
		sure = .8
	case gazetteer.ByTypo:
		sure = math.Max(.3, .7-.1*float64(h.Edits-1))
	case gazetteer.ByPosition:
		return nearConfidence(h.Distance)
	}
	switch h.Fit {
	case gazetteer.FitNumber:
		sure *= .9
	case gazetteer.FitPart:
		sure *= .6
	case gazetteer.FitAround:
		sure *= .5
	}
	return math.Round(sure*1000) / 1000
}

func matchType(h gazetteer.Hit) string {
	if h.Found == gazetteer.ByName && h.Fit == gazetteer.FitWhole {
		return "exact"
	}
	return "fallback"
}

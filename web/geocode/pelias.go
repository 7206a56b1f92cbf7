package geocode

import (
	"fmt"
	"math"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Pelias dialect: https://github.com/pelias/documentation, search-api version
// 0.2. A few of its properties mean something here that the names do not tell:
//
//	layer       what the place is, see layerOf
//	gid         source:layer:id, where source:id is the id of the place in the rest of
//	            the service; /v1/place takes both
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

// peliasCollection is a FeatureCollection with that block and no features.
type peliasCollection struct {
	Geocoding geocoding  `json:"geocoding"`
	Type      string     `json:"type"`
	Features  []struct{} `json:"features"`
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
		peliasCollection{Geocoding: block, Type: "FeatureCollection", Features: []struct{}{}},
	)
}

func (a *peliasAnswer) warn(format string, args ...any) {
	a.block.Warnings = append(a.block.Warnings, fmt.Sprintf(format, args...))
}

// regionCode is the code of a region by ISO 3166-2 without its country, and that
// of GeoNames where it is not known.
func (a *peliasAnswer) regionCode(ref gazetteer.Ref) string {
	if ref == gazetteer.NoRef {
		return ""
	}
	if code := a.regionISO(ref); code != "" {
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
func (a *peliasAnswer) peliasLabel(p *gazetteer.Place, name string, up parents) string {
	region, country := up.admin1.name, up.country.name
	if up.country.ref == gazetteer.NoRef || a.IsForeign() {
		return joinNames(name, region, country)
	}
	switch p.Country {
	case "US":
		country = "USA"
		fallthrough
	case "CA", "AU":
		if iso := a.regionISO(up.admin1.ref); iso != "" {
			region = iso[3:]
		}
	}
	return joinNames(name, region, country)
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

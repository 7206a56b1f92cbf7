// Package geocode answers the dialects of geocoders that clients already speak:
// Pelias, Nominatim and Photon, over the queries of one gazetteer.
package geocode

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/httpx"
)

// Handlers answers the geocoder dialects. Its fields are needed but Areas.
type Handlers struct {
	Index   *gazetteer.Index
	Areas   *gazetteer.Areas // nil: what lies around a point is not known
	Version string           // that the answers name
	MaxRows int              // ids in one request
}

// Routes adds the paths of all dialects.
func (h Handlers) Routes(g *echo.Group) {
	get := func(path string, handler echo.HandlerFunc, shape httpx.ErrorShape) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler, httpx.Shaped(shape))
	}
	base := geocoder{index: h.Index, areas: h.Areas}

	p := &pelias{geocoder: base, version: h.Version, maxRows: h.MaxRows}
	get("/v1/search", p.handleSearch, p.writeError)
	get("/v1/autocomplete", p.handleAutocomplete, p.writeError)
	get("/v1/reverse", p.handleReverse, p.writeError)
	get("/v1/place", p.handlePlace, p.writeError)

	n := &nominatim{geocoder: base, version: h.Version}
	get("/search", n.handleSearch, writeNominatimError)
	get("/reverse", n.handleReverse, writeNominatimError)
	get("/lookup", n.handleLookup, writeNominatimError)
	get("/status", n.handleStatus, writeNominatimError)

	f := &photon{geocoder: base}
	get("/photon/api", f.handleSearch, writePhotonError)
	get("/photon/reverse", f.handleReverse, writePhotonError)
}

// pelias speaks the Pelias dialect.
type pelias struct {
	geocoder
	version string
	maxRows int
}

// nominatim speaks the Nominatim dialect.
type nominatim struct {
	geocoder
	version string
}

// photon speaks the Photon dialect.
type photon struct{ geocoder }

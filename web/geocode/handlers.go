// Package geocode answers the dialects of geocoders that clients already speak:
// Pelias, Nominatim and Photon, over the queries of one gazetteer.
package geocode

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/httpx"
)

// Handlers answers the geocoder dialects. Its fields are needed but Areas.
type Handlers struct {
	Index   *gazetteer.Index
	Areas   *gazetteer.Areas // nil: what lies around a point is not known
	Version string           // that the answers name
	Updated time.Time        // of the places
	MaxRows int              // ids in one request
	Forget  bool             // keep no answers with the queries that they answer
}

// Routes adds the paths of all dialects.
func (h Handlers) Routes(g *echo.Group) {
	kept := newRecent().middleware
	if h.Forget {
		kept = func(next echo.HandlerFunc) echo.HandlerFunc { return next }
	}
	get := func(path string, handler echo.HandlerFunc, shape httpx.ErrorShape) {
		// Echo would wrap the handler anew for each request, were it told of what stands around it.
		g.Match([]string{http.MethodGet, http.MethodHead}, path, httpx.Shaped(shape)(kept(handler)))
	}
	base := newGeocoder(h.Index, h.Areas)

	p := &pelias{geocoder: base, version: h.Version, maxRows: h.MaxRows}
	get("/v1", func(c echo.Context) error { return c.Redirect(http.StatusFound, httpx.Root(c)+"/docs") }, p.writeError) // as servers of Pelias do
	get("/v1/search", p.handleSearch, p.writeError)
	get("/v1/search/structured", p.handleStructured, p.writeError)
	get("/v1/autocomplete", p.handleAutocomplete, p.writeError)
	get("/v1/reverse", p.handleReverse, p.writeError)
	get("/v1/nearby", p.handleNearby, p.writeError)
	get("/v1/place", p.handlePlace, p.writeError)

	n := &nominatim{geocoder: base, version: h.Version, updated: h.Updated}
	for path, handler := range map[string]echo.HandlerFunc{
		"/search": n.handleSearch, "/reverse": n.handleReverse, "/lookup": n.handleLookup, "/details": n.handleDetails,
		"/status": n.handleStatus,
	} {
		get(path, handler, writeNominatimError)
		get(path+".php", handler, writeNominatimError) // as older clients have it
	}

	f := &photon{geocoder: base, version: h.Version, updated: h.Updated}
	get("/photon/api", f.handleSearch, writePhotonError)
	get("/photon/structured", f.handleStructured, writePhotonError)
	get("/photon/reverse", f.handleReverse, writePhotonError)
	get("/photon/status", f.handleStatus, writePhotonError)
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
	updated time.Time
}

// photon speaks the Photon dialect.
type photon struct {
	geocoder
	version string
	updated time.Time
}

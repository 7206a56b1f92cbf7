package tiles

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article/render"
	"dateline/geo/tile"
	"dateline/web/httpx"
)

// OGC API – Tiles, part 1 (OGC 20-057): the basemap as the tiles of the dataset, the
// places as those of their collection, both in one tile matrix set, by the standard
// Two Dimensional Tile Matrix Set 2.0 (OGC 17-083r4).

const (
	matrixSet    = "WebMercatorQuad"
	matrixSetURI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
	mercatorURI  = "http://www.opengis.net/def/crs/EPSG/0/3857"

	relScheme  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	relSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	typeJSON   = "application/json"

	// Paths of the tiles by row and column, of which one look at a map asks for dozens.
	OGCBasemapPath = "/ogc/tiles/:scheme/:z/:row/:column"
	OGCPlacesPath  = "/ogc/collections/places/tiles/:scheme/:z/:row/:column"
)

// ogcLink leads from one resource to another.
type ogcLink struct {
	Href      string `json:"href"` // absolute
	Rel       string `json:"rel"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Templated bool   `json:"templated,omitempty"`
}

// ogcSet is a set of tiles as OGC clients see it.
type ogcSet struct {
	path string // of its list
	tileSet
	describe func(template string) tile.TileJSON
}

func (h *handlers) ogcBasemap() ogcSet { return ogcSet{"/ogc/tiles", h.basemap, h.basemap.TileJSON} }

func (h *handlers) ogcPlaces() ogcSet {
	return ogcSet{"/ogc/collections/places/tiles", h.places(), h.places().TileJSON}
}

// ogcRoutes adds the paths of OGC API – Tiles.
func (h *handlers) ogcRoutes(get func(string, echo.HandlerFunc)) {
	get("/ogc/tileMatrixSets", handleMatrixSets)
	get("/ogc/tileMatrixSets/:scheme", handleMatrixSet)
	for path, set := range map[string]func() ogcSet{
		"/ogc/tiles": h.ogcBasemap, "/ogc/collections/places/tiles": h.ogcPlaces,
	} {
		get(path, func(c echo.Context) error { return handleTileSets(c, set()) })
		get(path+"/:scheme", func(c echo.Context) error { return handleTileSet(c, set()) })
		get(path+"/:scheme/:z/:row/:column", func(c echo.Context) error { return handleOGCTile(c, set()) })
	}
}

// summary describes a set of tiles in a list.
func (s ogcSet) summary(c echo.Context) map[string]any {
	self := httpx.Origin(c) + s.path + "/" + matrixSet
	t := s.describe("")
	return map[string]any{
		"title": t.Name, "dataType": "vector", "crs": mercatorURI, "tileMatrixSetURI": matrixSetURI,
		"links": []ogcLink{
			{Href: self, Rel: "self", Type: typeJSON, Title: "This set of tiles"},
			{Href: httpx.Origin(c) + "/ogc/tileMatrixSets/" + matrixSet, Rel: relScheme, Type: typeJSON, Title: matrixSet},
			{Href: self + "/{tileMatrix}/{tileRow}/{tileCol}", Rel: "item", Type: MediaType, Title: "The tiles", Templated: true},
		},
	}
}

// handleTileSets answers GET /ogc/tiles: the list of one set of tiles.
func handleTileSets(c echo.Context, s ogcSet) error {
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{
		"links":    []ogcLink{{Href: httpx.Origin(c) + s.path, Rel: "self", Type: typeJSON, Title: "The sets of tiles"}},
		"tilesets": []any{s.summary(c)},
	})
}

// handleTileSet answers GET /ogc/tiles/WebMercatorQuad: what a set of tiles holds.
func handleTileSet(c echo.Context, s ogcSet) error {
	if err := needMatrixSet(c); err != nil {
		return err
	}
	t := s.describe("")
	out := s.summary(c)
	out["tileMatrixSetLimits"] = limits(t)
	out["boundingBox"] = map[string]any{
		"lowerLeft": t.Bounds[:2], "upperRight": t.Bounds[2:], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
	}
	out["attribution"] = render.Attribution
	var layers []any
	for _, l := range t.VectorLayers {
		properties := map[string]any{}
		for name, kind := range l.Fields {
			properties[name] = map[string]string{"type": map[string]string{"String": "string", "Number": "number",
				"Boolean": "boolean"}[kind]}
		}
		layers = append(layers, map[string]any{"id": l.ID, "description": l.Description, "dataType": "vector",
			"minTileMatrix": strconv.Itoa(l.MinZoom), "maxTileMatrix": strconv.Itoa(l.MaxZoom),
			"propertiesSchema": map[string]any{"type": "object", "properties": properties}})
	}
	out["layers"] = layers
	return httpx.SendJSON(c, httpx.TypeJSON, out)
}

// limits says at which zooms there are tiles.
func limits(t tile.TileJSON) (out []map[string]any) {
	for z := t.MinZoom; z <= t.MaxZoom; z++ {
		last := 1<<z - 1
		out = append(out, map[string]any{"tileMatrix": strconv.Itoa(z), "minTileRow": 0, "maxTileRow": last,
			"minTileCol": 0, "maxTileCol": last})
	}
	return out
}

// handleOGCTile answers GET /ogc/tiles/WebMercatorQuad/{z}/{row}/{column}.
func handleOGCTile(c echo.Context, s ogcSet) error {
	if err := needMatrixSet(c); err != nil {
		return err
	}
	z, x, y, ok := tileNumbers(c.Param("z"), c.Param("column"), c.Param("row"))
	if !ok {
		return &httpx.NotFoundError{What: "tile", ID: c.Request().URL.Path}
	}
	return sendTileAt(c, s.tileSet, z, x, y)
}

func needMatrixSet(c echo.Context) error {
	if id := c.Param("scheme"); id != matrixSet {
		return &httpx.NotFoundError{What: "tile matrix set", ID: id}
	}
	return nil
}

// handleMatrixSets answers GET /ogc/tileMatrixSets.
func handleMatrixSets(c echo.Context) error {
	at := httpx.Origin(c) + "/ogc/tileMatrixSets"
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{
		"links": []ogcLink{{Href: at, Rel: "self", Type: typeJSON}},
		"tileMatrixSets": []any{map[string]any{"id": matrixSet, "title": matrixSet, "uri": matrixSetURI, "crs": mercatorURI,
			"links": []ogcLink{{Href: at + "/" + matrixSet, Rel: "self", Type: typeJSON}}}},
	})
}

// handleMatrixSet answers GET /ogc/tileMatrixSets/WebMercatorQuad: the squares of the
// tiles in metres of EPSG:3857, to the greatest zoom of a set here.
func handleMatrixSet(c echo.Context) error {
	if err := needMatrixSet(c); err != nil {
		return err
	}
	const (
		half  = 20037508.3427892    // metres from the middle to an edge
		scale = 559082264.028717    // denominator at zoom 0, of pixels of 0.28 mm
		cell  = 156543.033928040968 // metres of a pixel at zoom 0
		side  = 256
	)
	var matrices []map[string]any
	for z := 0; z <= max(tile.MaxZoom, tile.PlacesMaxZoom); z++ {
		n := 1 << z
		matrices = append(matrices, map[string]any{"id": strconv.Itoa(z), "scaleDenominator": scale / float64(n),
			"cellSize": cell / float64(n), "pointOfOrigin": [2]float64{-half, half}, "tileWidth": side, "tileHeight": side,
			"matrixWidth": n, "matrixHeight": n})
	}
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{
		"id": matrixSet, "title": matrixSet, "uri": matrixSetURI, "crs": mercatorURI, "orderedAxes": []string{"X", "Y"},
		"wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible", "tileMatrices": matrices,
		"links": []ogcLink{{Href: httpx.Origin(c) + "/ogc/tileMatrixSets/" + matrixSet, Rel: "self", Type: typeJSON},
			{Href: httpx.Origin(c) + "/ogc/tileMatrixSets", Rel: relSchemes, Type: typeJSON}},
	})
}

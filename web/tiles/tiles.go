// Package tiles serves vector tiles of the basemap and of all places: by TileJSON, as OGC API –
// Tiles, and with a style of MapLibre.
package tiles

import (
	"net/http"
	"strconv"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/geo/picture"
	"dateline/geo/tile"
)

// MediaType is the media type of a vector tile.
const MediaType = "application/vnd.mapbox-vector-tile"

// Handlers serves tiles. Basemap and Index are needed.
type Handlers struct {
	Fonts   *picture.Fonts // of the letters; nil: those of the program
	Basemap *tile.Basemap
	Index   *gazetteer.Index
	Ground  *Ground // nil: the built-in basemap is all there is
}

// Routes adds the paths of the tiles.
func (h Handlers) Routes(g *echo.Group) {
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
	}
	set := &handlers{h.Basemap, h.Index, newPlaceTiles(h.Index), h.Ground, glyphs{fonts: h.Fonts}}
	get("/tiles/basemap.json", set.handleBasemapJSON)
	get(BasemapPath, set.handleTile)
	get("/tiles/places.json", set.handlePlaceTileJSON)
	get(PlacesPath, set.handlePlaceTile)
	get(GroundPath, set.handleGround)
	get("/tiles/style.json", set.handleStyle)
	get(GlyphsPath, set.handleGlyphs)
	set.ogcRoutes(get)
}

// Paths of the tiles, of which one look at a map asks for dozens.
const (
	BasemapPath = "/tiles/basemap/:z/:x/:y"
	PlacesPath  = "/tiles/places/:z/:x/:y"
	GroundPath  = "/tiles/ground/:z/:x/:y"
	GlyphsPath  = "/tiles/fonts/:font/:range"
)

// basemapTemplate is where the tiles of the basemap are.
const basemapTemplate = "/tiles/basemap/{z}/{x}/{y}.mvt"

// handlers is what the paths share.
type handlers struct {
	basemap *tile.Basemap
	index   *gazetteer.Index
	places  func() *tile.Places
	ground  *Ground
	glyphs  glyphs
}

// tileSet is a set of vector tiles: the basemap, or the places.
type tileSet interface {
	Tile(z, x, y int) ([]byte, error) // gzipped; nil for an empty one
	Build() string
}

// handleBasemapJSON answers GET /tiles/basemap.json: what the basemap holds and
// where its tiles are (TileJSON 3.0).
func (h *handlers) handleBasemapJSON(c echo.Context) error {
	return httpx.SendJSON(c, httpx.TypeJSON, h.basemap.TileJSON(httpx.Origin(c)+basemapTemplate))
}

// handleTile answers GET /tiles/basemap/{z}/{x}/{y}.mvt?layers=&lang=.
func (h *handlers) handleTile(c echo.Context) error {
	p := httpx.ReadParams(c)
	names := h.index.Namer(p.Languages("lang")...)
	set := chosen{Basemap: render.NamedBasemap(h.basemap, h.index, names)}
	if names := p.Text("layers"); names != "" {
		var err error
		if set.layers, err = h.basemap.Choose(strings.Split(names, ",")...); err != nil {
			p.Fail("layers", names, "names of layers from /tiles/basemap.json, with commas between them")
		}
	}
	if p.Err != nil {
		return p.Err
	}
	return sendTile(c, set)
}

// chosen is some layers of the basemap.
type chosen struct {
	*tile.Basemap
	layers tile.Choice
}

func (s chosen) Tile(z, x, y int) ([]byte, error) { return s.TileOf(z, x, y, s.layers) }

// sendTile answers with the tile of a set that the path of the request names.
func sendTile(c echo.Context, set tileSet) error {
	z, x, y, ok := Address(c)
	if !ok {
		return &httpx.NotFoundError{What: "tile", ID: c.Request().URL.Path}
	}
	return sendTileAt(c, set, z, x, y)
}

// sendTileAt answers with a tile of a set.
func sendTileAt(c echo.Context, set tileSet, z, x, y int) error {
	body, err := set.Tile(z, x, y)
	if httpx.As[*tile.RangeError](err) {
		return &httpx.NotFoundError{What: "tile", ID: c.Request().URL.Path}
	}
	if err != nil {
		return err
	}
	h := c.Response().Header()
	if body == nil {
		h.Set(echo.HeaderCacheControl, httpx.CacheDay)
		return c.NoContent(http.StatusNoContent)
	}
	// Every client of vector tiles reads gzip; one that says it does not gets
	// them as they are all the same, as from other tile servers.
	h[echo.HeaderContentEncoding] = httpx.EncodedGzip
	r := httpx.Reply{MediaType: MediaType, Cache: httpx.CacheDay, Tag: `"` + set.Build() + `"`, Body: body}
	return httpx.Send(c, r.Shared()) // sets keep their last tiles
}

// Address reads z, x and y from a path such as "/tiles/basemap/3/4/2.mvt".
func Address(c echo.Context) (z, x, y int, ok bool) {
	last, found := strings.CutSuffix(c.Param("y"), ".mvt")
	if !found {
		return 0, 0, 0, false
	}
	return tileNumbers(c.Param("z"), c.Param("x"), last)
}

// tileNumbers reads numbers without signs and leading zeros.
func tileNumbers(parts ...string) (z, x, y int, ok bool) {
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 30)
		if err != nil || part != strconv.FormatUint(v, 10) {
			return 0, 0, 0, false
		}
		n[i] = int(v)
	}
	return n[0], n[1], n[2], true
}

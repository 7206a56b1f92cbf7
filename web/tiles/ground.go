package tiles

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/geo/pmtiles"
	"dateline/web/httpx"
)

// Ground is a map that is drawn in the place of the built-in one, where it
// reaches: tiles of a PMTiles archive, which this server hands out, or of another
// server, which the browser asks itself.
type Ground struct {
	Kind        GroundKind
	URL         string // of its tiles, with {z}, {x} and {y}; of an archive, a path of this server
	Attribution string // in plain words
	MinZoom     int
	MaxZoom     int
	Bound       orb.Bound // longitude, latitude

	archive *pmtiles.Archive // nil for another server's tiles
}

// GroundKind is what the tiles of a Ground are.
type GroundKind string

// The kinds of tiles. Vector tiles are drawn by the schema of Protomaps' basemaps.
const (
	Raster GroundKind = "raster"
	Vector GroundKind = "vector"
)

// groundURL is where the tiles of an archive are.
const groundURL = "/tiles/ground/{z}/{x}/{y}"

// ErrSchema is returned for vector tiles that no style is known for.
var ErrSchema = errors.New("its vector tiles are not made by the schema of Protomaps' basemaps, which has the " +
	"layers earth, water, roads and places")

// ErrNoAttribution is returned for tiles without a word about whose they are.
var ErrNoAttribution = errors.New("it does not say whose map it is; name its source with --basemap-attribution")

// ArchiveGround is the ground in an archive. Its own attribution is taken where
// none is given. The error is [ErrSchema], [ErrNoAttribution], that of the archive,
// or says that the tiles cannot be shown.
func ArchiveGround(a *pmtiles.Archive, attribution string) (*Ground, error) {
	h := a.Header()
	m, err := a.Metadata()
	if err != nil {
		return nil, err
	}
	g := &Ground{
		Kind: Raster, URL: groundURL, Attribution: cmp.Or(attribution, plain(m.Attribution)),
		MinZoom: h.MinZoom, MaxZoom: h.MaxZoom, Bound: h.Bound, archive: a,
	}
	switch h.Type {
	case pmtiles.MVT:
		g.Kind = Vector
		layers := map[string]bool{}
		for _, l := range m.VectorLayers {
			layers[l.ID] = true
		}
		if !layers["earth"] || !layers["roads"] {
			return nil, ErrSchema
		}
	case pmtiles.UnknownType:
		return nil, errors.New("it does not say what its tiles are")
	}
	if h.Compression != pmtiles.NoCompression && h.Compression != pmtiles.Gzip {
		return nil, errors.New("its tiles are compressed in a way that browsers do not read; gzip is read")
	}
	if g.Attribution == "" {
		return nil, ErrNoAttribution
	}
	return g, nil
}

// ServerGround is the ground that another server hands out at a template such as
// https://tiles.example.org/{z}/{x}/{y}.png. Templates that end in .mvt or .pbf are
// of vector tiles. The error is [ErrNoAttribution] or says what is wrong with the
// template.
func ServerGround(template, attribution string) (*Ground, error) {
	u, err := url.Parse(template)
	switch {
	case err != nil:
		return nil, err
	case u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil:
		return nil, errors.New("an address begins with https:// and holds no password")
	case strings.ContainsAny(u.Host, "{};, '"):
		return nil, errors.New("the host of an address is one name, without {s}: a browser is allowed to ask this one only")
	case !strings.Contains(template, "{z}") || !strings.Contains(template, "{x}") || !strings.Contains(template, "{y}"):
		return nil, errors.New("an address of tiles holds {z}, {x} and {y}")
	case attribution == "":
		return nil, ErrNoAttribution
	}
	g := &Ground{
		Kind: Raster, URL: template, Attribution: attribution, MaxZoom: 19,
		Bound: orb.Bound{Min: orb.Point{-180, -85.05}, Max: orb.Point{180, 85.05}},
	}
	if ext := path.Ext(u.Path); ext == ".mvt" || ext == ".pbf" {
		g.Kind, g.MaxZoom = Vector, 15
	}
	return g, nil
}

// Origin is the origin that a browser has to ask, "" for this server.
func (g *Ground) Origin() string {
	if g == nil || g.archive != nil {
		return ""
	}
	u, err := url.Parse(g.URL)
	if err != nil {
		return "" // ServerGround has parsed it
	}
	return u.Scheme + "://" + u.Host
}

// Described is what the page is told.
func (g *Ground) Described() map[string]any {
	return map[string]any{
		"kind": g.Kind, "url": g.URL, "attribution": g.Attribution, "minzoom": g.MinZoom, "maxzoom": g.MaxZoom,
		"bounds": [4]float64{g.Bound.Min[0], g.Bound.Min[1], g.Bound.Max[0], g.Bound.Max[1]},
	}
}

// plain strips the tags of an attribution in HTML.
func plain(s string) string {
	var out strings.Builder
	for s != "" {
		text, rest, ok := strings.Cut(s, "<")
		out.WriteString(text)
		if !ok {
			break
		}
		if _, s, ok = strings.Cut(rest, ">"); !ok {
			break
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(out.String(), "&copy;", "©")), " ")
}

// handleGround answers GET /tiles/ground/{z}/{x}/{y} with a tile of the archive
// that the server was started with.
func (h *handlers) handleGround(c echo.Context) error {
	z, x, y, ok := tileNumbers(c.Param("z"), c.Param("x"), c.Param("y"))
	if !ok || h.ground == nil || h.ground.archive == nil || z > 26 || x >= 1<<z || y >= 1<<z {
		return &httpx.NotFoundError{What: "tile", ID: c.Request().URL.Path}
	}
	archive := h.ground.archive
	body, err := archive.Tile(z, x, y)
	if err != nil {
		return fmt.Errorf("tile %d/%d/%d of --basemap: %w", z, x, y, err)
	}
	if body == nil {
		c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheDay)
		return c.NoContent(http.StatusNoContent)
	}
	if archive.Header().Compression == pmtiles.Gzip {
		if h.ground.Kind == Vector {
			c.Response().Header().Set(echo.HeaderContentEncoding, "gzip")
		} else if body, err = unzipped(body); err != nil {
			return err
		}
	}
	return httpx.Send(c, httpx.Reply{MediaType: archive.Header().Type.MediaType(), Cache: httpx.CacheDay, Body: body})
}

// maxPicture bounds an unpacked tile of a picture, in bytes.
const maxPicture = 16 << 20

func unzipped(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, maxPicture))
}

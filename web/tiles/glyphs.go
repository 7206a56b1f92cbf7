package tiles

import (
	"net/url"
	"strconv"
	"strings"
	"sync"

	"dateline/geo/picture"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// glyphsTemplate is where the letters of the style are, as MapLibre asks for them.
const glyphsTemplate = "/tiles/fonts/{fontstack}/{range}.pbf"

// mostGlyphs is how many ranges of characters are kept: about 10 MB.
const mostGlyphs = 128

// glyphs are the letters of maps, drawn when they are first asked for.
type glyphs struct {
	mu    sync.Mutex // one range is drawn at a time
	fonts *picture.Fonts
	made  map[glyphKey]httpx.Reply
}

type glyphKey struct {
	font  string
	first int
}

// handleGlyphs answers GET /tiles/fonts/{fontstack}/{range}.pbf. A stack may name several
// fonts; the first that there is counts.
func (h *handlers) handleGlyphs(c echo.Context) error {
	missing := &httpx.NotFoundError{What: "letters", ID: c.Param("font") + "/" + c.Param("range")}
	name, known := "", false
	stack, err := url.PathUnescape(c.Param("font"))
	if err != nil {
		return missing
	}
	for wanted := range strings.SplitSeq(stack, ",") {
		for _, font := range picture.GlyphFonts() {
			if !known && strings.EqualFold(strings.TrimSpace(wanted), font) {
				name, known = font, true
			}
		}
	}
	text, found := strings.CutSuffix(c.Param("range"), ".pbf")
	from, _, _ := strings.Cut(text, "-")
	first, err := strconv.Atoi(from)
	if !known || !found || err != nil || first < 0 || first > 0xffff || first%picture.GlyphRange != 0 ||
		text != strconv.Itoa(first)+"-"+strconv.Itoa(first+picture.GlyphRange-1) {
		return missing
	}
	r, err := h.glyphs.get(glyphKey{name, first})
	if err != nil {
		return err
	}
	return httpx.Send(c, r)
}

func (g *glyphs) get(k glyphKey) (httpx.Reply, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if r, ok := g.made[k]; ok {
		return r, nil
	}
	if g.fonts == nil {
		g.fonts = picture.NewFonts(false)
	}
	body, err := g.fonts.Glyphs(k.font, rune(k.first))
	if err != nil {
		return httpx.Reply{}, err
	}
	r := httpx.Reply{MediaType: "application/x-protobuf", Cache: httpx.CacheDay, Body: body}.Compress(httpx.Soon)
	if g.made == nil || len(g.made) >= mostGlyphs {
		g.made = map[glyphKey]httpx.Reply{}
	}
	g.made[k] = r
	return r, nil
}

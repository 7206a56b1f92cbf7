package maps

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/httpx"
)

// Handlers answers the paths of saved maps.
type Handlers struct {
	Service  *Service
	Articles *articles.Service
	Index    *gazetteer.Index
	MaxRows  int  // of one page of the list
	Listing  bool // anybody may list and search the maps
	Volatile bool // maps last no longer than the process; who saves one is told
}

// FilePath is the path of the files of a map, which come compressed from memory.
const FilePath = "/v1/maps/:id/:file"

// Routes adds the paths of saved maps.
func (h *Handlers) Routes(g *echo.Group) {
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
	}
	get("/v1/maps", h.handleList)
	g.POST("/v1/maps", h.handleCreate)
	get("/v1/maps/:id", h.handleRead)
	g.PATCH("/v1/maps/:id", h.handleCorrect)
	g.DELETE("/v1/maps/:id", h.handleDelete)
	get("/v1/maps/:id/versions", h.handleVersions)
	get("/v1/maps/:id/versions/:version", h.handleVersion)
	get(FilePath, h.handleFile)
	get("/oembed", h.handleOEmbed)
}

// mapJSON is a saved map in answers, a field for each member of the JSON.
type mapJSON struct {
	ID          string               `json:"id"`
	EditToken   string               `json:"edit_token,omitempty"` // in the answer to its creation, and never again
	Note        string               `json:"note,omitempty"`
	Title       string               `json:"title"`
	URL         string               `json:"url,omitempty"`
	Focus       string               `json:"focus,omitempty"`    // as it was given
	Language    string               `json:"language,omitempty"` // as it was given
	Version     int64                `json:"version"`
	Created     time.Time            `json:"created"`
	Changed     time.Time            `json:"changed"`
	Links       map[string]string    `json:"links"`
	Corrections []article.Correction `json:"corrections"`
	Text        string               `json:"text"`
	Offsets     string               `json:"offsets"`
	// Behind these: result, as POST /v1/parse has it.
}

// write writes a map with what is in its text.
func (m mapJSON) write(w io.Writer, result httpx.Object) error {
	return httpx.WriteExtended(w, m, httpx.Object{{Name: "result", Value: result}})
}

func (h *Handlers) describe(c echo.Context, m *Map, v articles.View) (mapJSON, httpx.Object, error) {
	result, err := h.Articles.Collection(c.Request().Context(), m.Article, v)
	if err != nil {
		return mapJSON{}, nil, err
	}
	base := httpx.Origin(c)
	api := base + "/v1/maps/" + m.ID
	return mapJSON{
		ID:       m.ID,
		Title:    m.Title,
		URL:      m.URL,
		Focus:    m.Focus,
		Language: m.Language,
		Version:  m.Version,
		Created:  m.Created,
		Changed:  m.Changed,
		Links: map[string]string{"self": api, "page": base + "/m/" + m.ID, "embed": base + "/embed/" + m.ID,
			"places": api + "/places.geojson", "claims": api + "/claims.json", "distances": api + "/distances.csv",
			"features": base + "/ogc/collections/map-" + m.ID},
		Corrections: m.Corrections,
		Text:        m.Text,
		Offsets:     "codepoint",
	}, result, nil
}

// send answers with a map. Its tag begins with the version, so that it can be sent back
// in If-Match: W/"VERSION-HASH". One version may look different by another gazetteer.
func (h *Handlers) send(c echo.Context, m *Map, v articles.View) error {
	out, result, err := h.describe(c, m, v)
	if err != nil {
		return err
	}
	return h.Articles.SendStream(c, m.Article, httpx.Stream{
		Reply:   httpx.Reply{MediaType: httpx.TypeJSON, Cache: httpx.CacheCheck},
		Version: strconv.FormatInt(m.Version, 10) + "-",
		Held:    articles.HeldBytes(m.Article),
		Write:   func(w io.Writer) error { return out.write(w, result) },
	})
}

// keyOf is what a request opens a map with.
func keyOf(c echo.Context) Key {
	h := c.Request().Header
	token, ok := strings.CutPrefix(h.Get(echo.HeaderAuthorization), "Bearer ")
	if !ok {
		token = ""
	}
	return Key{Token: strings.TrimSpace(token), IfMatch: strings.Join(h.Values("If-Match"), ",")}
}

// askForToken tells a client that sent no token how one is sent.
func askForToken(c echo.Context, err error) error {
	if token := (*httpx.TokenError)(nil); errors.As(err, &token) && !token.Given {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="dateline"`)
	}
	return err
}

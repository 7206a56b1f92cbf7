// Package api answers questions about an archive over HTTP, and takes articles for it.
package api

import (
	"crypto/subtle"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/articles"
	"dateline/web/httpx"
)

// Handlers answers the paths of an archive.
type Handlers struct {
	Store    archive.Store     // nil: there is none
	Index    *gazetteer.Index  // by which places are found and described
	Articles *articles.Service // reads what is sent
	Maker    fill.Maker        // makes entries of it
	Token    string            // that allows changes; "": none are
	MaxRows  int               // articles of one answer
	MaxCount int               // places of one answer
	Log      *slog.Logger
}

// answers are what all answers need. Each kind of question has handlers of its own, which stand on it.
type answers struct {
	Handlers
	names gazetteer.Namer // of the places in answers
}

// Paths of an archive begin with it.
const Path = "/v1/archive"

// Routes adds the paths of an archive.
func (h Handlers) Routes(g *echo.Group) {
	h.Maker.Store = h.Store
	all := answers{h, h.Index.Namer()}
	articles, counts, claims, changes := articleHandlers{all}, countHandlers{all}, claimHandlers{all}, changeHandlers{all}
	tiles := tileHandlers{all, &windows{now: time.Now}}
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, Path+path, h.asked(handler))
	}
	get("", articles.handleStats)
	get("/articles", articles.handleArticles)
	get("/article", articles.handleArticle)
	get("/places", counts.handlePlaces)
	get("/together", counts.handleTogether)
	get("/days", counts.handleDays)
	get("/claims", claims.handleClaims)
	get("/choices", counts.handleChoices)
	get("/tiles.json", tiles.handleTileJSON)
	get("/tiles/:z/:x/:y", tiles.handleTile)
	g.POST(Path+"/articles", h.asked(h.changing(changes.handleAdd)))
	g.POST(Path+"/corrections", h.asked(h.changing(changes.handleCorrect)))
	g.DELETE(Path+"/article", h.asked(h.changing(changes.handleDelete)))
}

// named is what answers need for a reader of the languages that lang names.
func (h answers) named(c echo.Context) (answers, error) {
	p := httpx.ReadParams(c)
	h.names = h.Index.Namer(p.Languages("lang")...)
	return h, p.Err
}

// asked answers that there is no archive, or says in words of the web what is wrong with
// it.
func (h Handlers) asked(handler echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if h.Store == nil {
			return &httpx.OffError{What: "the archive", How: "the server has to be started with --archive"}
		}
		return h.fault(c, handler(c))
	}
}

// changing lets those through who have the token.
func (h Handlers) changing(handler echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if h.Token == "" {
			return &httpx.OffError{What: "changing the archive", How: "the server has to be started with --archive-token"}
		}
		token, given := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(strings.TrimSpace(token)), []byte(h.Token)) != 1 {
			if !given {
				c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="dateline"`)
			}
			return &httpx.ArchiveTokenError{Given: given}
		}
		return handler(c)
	}
}

// fault says in words of the web what is wrong with an archive.
func (h Handlers) fault(c echo.Context, err error) error {
	var entry *archive.EntryError
	switch {
	case err == nil, c.Request().Context().Err() != nil:
		return err
	case errors.As(err, &entry):
		return &httpx.BodyError{Member: entry.Field, Reason: entry.Reason}
	case errors.Is(err, archive.ErrNotFound):
		return &httpx.NotFoundError{What: "article of the archive", ID: c.QueryParam("id")}
	}
	for cause, reason := range map[error]string{
		archive.ErrFull: "the disk has no room", archive.ErrBusy: "another process holds it",
		archive.ErrUnusable: "it cannot be read or written", archive.ErrDamaged: "it is damaged",
	} {
		if errors.Is(err, cause) {
			h.Log.Error("the archive", "err", err, "request_id", httpx.RequestID(c))
			return &httpx.ArchiveError{Reason: reason}
		}
	}
	return err
}

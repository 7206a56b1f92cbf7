package api

import (
	"cmp"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/articles"
	"dateline/web/httpx"
)

// detailJSON is all that is told of an article: never its text.
type detailJSON struct {
	articleJSON
	CopyOf string      `json:"copy_of,omitempty"` // the article whose text it has, where its places are
	Claims []claimJSON `json:"claims"`
	Reader string      `json:"reader,omitempty"` // the build that read it

	Corrections []correctionJSON `json:"corrections"`
}

// claimJSON is a distance that an article states.
type claimJSON struct {
	From      string     `json:"from,omitempty"` // ids of places
	To        string     `json:"to,omitempty"`
	Value     [2]float64 `json:"value_km"`
	Measured  *float64   `json:"measured_km"`
	Direction string     `json:"direction,omitempty"`
	Verdict   string     `json:"verdict"`
}

func newClaim(m archive.Claim) claimJSON {
	c := claimJSON{From: m.From, To: m.To, Value: m.Stated, Direction: m.Direction, Verdict: m.Verdict}
	if m.Measured >= 0 {
		c.Measured = &m.Measured
	}
	return c
}

// handleArticle answers GET /v1/archive/article: one article by its id.
func (h Handlers) handleArticle(c echo.Context) error {
	h, err := h.named(c)
	if err != nil {
		return err
	}
	id, err := articleID(c, "lang")
	if err != nil {
		return err
	}
	d, err := h.Store.Get(c.Request().Context(), id)
	if err != nil {
		return err
	}
	out := detailJSON{articleJSON: h.article(d.Found), CopyOf: d.CopyOf, Reader: d.Reader, Claims: []claimJSON{}}
	if out.Corrections, err = h.correctionsOf(c.Request().Context(), cmp.Or(d.CopyOf, d.ID)); err != nil {
		return err
	}
	for _, m := range d.Claims {
		out.Claims = append(out.Claims, newClaim(m))
	}
	return httpx.SendJSON(c, httpx.TypeJSON, out)
}

// handleDelete answers DELETE /v1/archive/article.
func (h Handlers) handleDelete(c echo.Context) error {
	id, err := articleID(c)
	if err != nil {
		return err
	}
	if err := h.Store.Delete(c.Request().Context(), id); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

// articleID reads the id that a request names, which may have more parameters: as one, since ids may be
// addresses.
func articleID(c echo.Context, more ...string) (string, error) {
	p := httpx.ReadParams(c)
	id := p.Need("id", "the id of an article")
	p.Only(append(more, "id")...)
	return id, p.Err
}

// addRequest is an article that is to be read and kept.
type addRequest struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	URL      string `json:"url"`
	Source   string `json:"source"`
	Date     string `json:"date"`
	Language string `json:"language"`
}

// addedJSON tells what came of it.
type addedJSON struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome"` // added, changed, same
	CopyOf  string `json:"copy_of,omitempty"`
}

// handleAdd answers POST /v1/archive/articles: it reads an article and keeps what it
// finds.
func (h Handlers) handleAdd(c echo.Context) error {
	var req addRequest
	if err := httpx.ReadJSON(c, &req); err != nil {
		return err
	}
	if _, err := fill.ParseDate(req.Date); err != nil {
		return &httpx.BodyError{Member: "date", Reason: err.Error()}
	}
	ctx := c.Request().Context()
	a, err := h.Articles.Read(ctx, articles.Request{Title: req.Title, Text: req.Text})
	if err != nil {
		return err
	}
	e, err := h.Maker.Entry(ctx, a, req.ID, fill.Meta{Date: req.Date, URL: req.URL, Source: req.Source, Language: req.Language})
	if err != nil {
		return err
	}
	o, err := h.Store.Put(ctx, []archive.Entry{e})
	if err != nil {
		return err
	}
	out := addedJSON{ID: e.ID, Outcome: "same"}
	status := http.StatusOK
	switch {
	case o.Added > 0:
		out.Outcome, status = "added", http.StatusCreated
	case o.Changed > 0:
		out.Outcome = "changed"
	}
	d, err := h.Store.Get(ctx, e.ID)
	if err != nil {
		return err
	}
	out.CopyOf = d.CopyOf
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return httpx.WriteJSON(c, status, httpx.TypeJSON, out)
}

// statsJSON is what the archive holds.
type statsJSON struct {
	Stories   int64      `json:"stories"`
	Copies    int64      `json:"copies"`
	Undated   int64      `json:"undated"`
	Places    int64      `json:"places"`
	Mentions  int64      `json:"mentions"`
	Claims    int64      `json:"claims"`
	Corrected int64      `json:"corrected"`
	Oldest    *time.Time `json:"oldest"`
	Newest    *time.Time `json:"newest"`
	Changes   bool       `json:"changes"` // whether who has the token may change it
}

// handleStats answers GET /v1/archive: what the archive holds.
func (h Handlers) handleStats(c echo.Context) error {
	n, err := h.Store.Stats(c.Request().Context())
	if err != nil {
		return err
	}
	return httpx.SendJSON(c, httpx.TypeJSON, statsJSON{
		n.Stories, n.Copies, n.Undated, n.Places, n.Mentions, n.Claims, n.Corrected, known(n.Oldest), known(n.Newest), h.Token != "",
	})
}

package api

import (
	"cmp"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/web/archive"
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

// articleHandlers answer what articles there are.
type articleHandlers struct{ answers }

// handleArticle answers GET /v1/archive/article: one article by its id.
func (h articleHandlers) handleArticle(c echo.Context) error {
	var err error
	if h.answers, err = h.named(c); err != nil {
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

// articleID reads the id that a request names, which may have more parameters: as one, since ids may be
// addresses.
func articleID(c echo.Context, more ...string) (string, error) {
	p := httpx.ReadParams(c)
	id := p.Need("id", "the id of an article")
	p.Only(append(more, "id")...)
	return id, p.Err
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
func (h articleHandlers) handleStats(c echo.Context) error {
	n, err := h.Store.Stats(c.Request().Context())
	if err != nil {
		return err
	}
	return httpx.SendJSON(c, httpx.TypeJSON, statsJSON{
		n.Stories, n.Copies, n.Undated, n.Places, n.Mentions, n.Claims, n.Corrected, known(n.Oldest), known(n.Newest), h.Token != "",
	})
}

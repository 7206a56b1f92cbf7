package api

import (
	"github.com/labstack/echo/v4"

	"dateline/web/archive"
	"dateline/web/httpx"
)

// choiceJSON is a country, a region, a source or a language with its stories.
type choiceJSON struct {
	Value    string `json:"value"`
	Articles int64  `json:"articles"`
}

// handleChoices answers GET /v1/archive/choices: the countries, regions, sources or languages of the chosen
// stories, those of most stories first.
func (h countHandlers) handleChoices(c echo.Context) error {
	q, err := h.question(c, 300, h.MaxCount, "by")
	if err != nil {
		return err
	}
	p := httpx.ReadParams(c)
	by := p.Choice("by", string(archive.ByCountry), string(archive.ByRegion), string(archive.BySource), string(archive.ByLanguage))
	if p.Err != nil {
		return p.Err
	}
	counts, err := h.Store.Counts(c.Request().Context(), q, archive.By(by))
	if err != nil {
		return err
	}
	list := make([]choiceJSON, 0, len(counts))
	for _, n := range counts {
		list = append(list, choiceJSON{n.Value, n.Stories})
	}
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{"choices": list})
}

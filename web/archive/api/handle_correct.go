package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/articles"
	"dateline/web/httpx"
	"dateline/web/places"
)

// Bounds of a correction: articles that it is made in, and others that are offered.
const (
	maxCorrected = 500
	maxOffered   = 20
)

// correctRequest says what some articles mean by a name.
type correctRequest struct {
	Articles []string        `json:"articles"` // ids
	Place    string          `json:"place"`    // id of the place that it was read as
	Name     string          `json:"name"`     // the words; where missing, those by which the first article names the place
	Means    json.RawMessage `json:"means"`    // id of the place that is meant; null for none
}

// correctedJSON tells what came of it, and offers others.
type correctedJSON struct {
	Corrected int           `json:"corrected"`
	Name      string        `json:"name"`
	Others    []articleJSON `json:"others"` // that call the place by the same words, the newest first
	More      bool          `json:"more"`   // than these
}

// correctionJSON is a correction of an article.
type correctionJSON struct {
	Name  string        `json:"name"`
	Was   string        `json:"was,omitempty"`
	Means *places.Place `json:"means"` // null: no place
	Made  time.Time     `json:"made"`
}

// handleCorrect answers POST /v1/archive/corrections: it keeps what articles mean by a name, and
// offers the others that call the same place so.
func (h changeHandlers) handleCorrect(c echo.Context) error {
	var req correctRequest
	if err := httpx.ReadJSON(c, &req); err != nil {
		return err
	}
	if n := len(req.Articles); n == 0 || n > maxCorrected {
		return &httpx.BodyError{Member: "articles", Reason: fmt.Sprintf("%d of them; name 1 to %d by their ids", n, maxCorrected)}
	}
	ctx := c.Request().Context()
	correction := archive.Correction{Name: req.Name, Was: req.Place, Made: time.Now().UTC().Truncate(time.Second)}
	var err error
	if correction.Place, err = h.meant(req.Means); err != nil {
		return err
	}
	if correction.Name == "" {
		correction.Name, err = fill.NameIn(ctx, h.Store, req.Articles[0], req.Place)
		switch {
		case errors.Is(err, fill.ErrNotNamed):
			return &httpx.BodyError{Member: "place", Reason: err.Error()}
		case errors.Is(err, archive.ErrNotFound):
			return noArticle(0)
		case err != nil:
			return err
		}
	}
	corrector := fill.Corrector{Store: h.Store, Maker: h.Maker, Read: h.read}
	for i, id := range req.Articles {
		err := corrector.Correct(ctx, id, correction)
		if errors.Is(err, archive.ErrNotFound) {
			return noArticle(i)
		}
		if err != nil {
			return err
		}
	}
	out := correctedJSON{Corrected: len(req.Articles), Name: correction.Name, Others: []articleJSON{}}
	if correction.Was != "" {
		q := fill.Alike(correction)
		q.Limit = maxOffered
		page, err := h.Store.Articles(ctx, q)
		if err != nil {
			return err
		}
		for _, f := range page.Stories {
			out.Others = append(out.Others, h.article(f))
		}
		out.More = !page.Next.IsZero()
	}
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return httpx.SendJSON(c, httpx.TypeJSON, out)
}

func noArticle(i int) error {
	return &httpx.BodyError{Member: fmt.Sprintf("articles[%d]", i), Reason: "the archive has no such article"}
}

// read reads an article of the archive again.
func (h changeHandlers) read(ctx context.Context, title, text string) (*article.Article, error) {
	return h.Articles.Read(ctx, articles.Request{Title: title, Text: text, Saved: true})
}

// meant is the place that a correction names; nil for none.
func (h changeHandlers) meant(raw json.RawMessage) (*archive.Place, error) {
	var id *gazetteer.PlaceID
	if err := json.Unmarshal(raw, &id); err != nil {
		return nil, &httpx.BodyError{Member: "means", Reason: "missing; give the id of a place, or null where the name means none"}
	}
	if id == nil {
		return nil, nil
	}
	if ref, ok := h.Index.ByID(*id); ok {
		p := fill.PlaceOf(h.Index.Place(ref))
		return &p, nil
	}
	if point, ok := h.Index.PointByID(*id); ok {
		p := fill.PlaceOf(point)
		return &p, nil
	}
	return nil, &httpx.BodyError{Member: "means", Reason: fmt.Sprintf("the gazetteer has no place %q", httpx.Shorten(string(*id)))}
}

// correctionsOf are the corrections of an article.
func (h articleHandlers) correctionsOf(ctx context.Context, id string) ([]correctionJSON, error) {
	kept, err := h.Store.Corrections(ctx, []string{id})
	list := []correctionJSON{}
	for _, k := range kept[id] {
		one := correctionJSON{Name: k.Name, Was: k.Was, Made: k.Made}
		if k.Place != nil {
			p := h.describe(*k.Place)
			one.Means = &p
		}
		list = append(list, one)
	}
	return list, err
}

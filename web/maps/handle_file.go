package maps

import (
	"github.com/labstack/echo/v4"

	"dateline/web/articles"
	"dateline/web/httpx"

	"dateline/gazetteer/article/render"
)

// handleFile answers GET /v1/maps/{id}/{file}: the files of package render,
// those of places in every format and as pictures, with the claims where
// claims=true asks for them (places.geojson, places.kml, places.png …),
// distances.csv, claims.json, drafts of ClaimReview for a person to edit
// (claimreview.json), and the lines of the claims in every format
// (claims.geojson …).
func (h *Handlers) handleFile(c echo.Context) error {
	q := httpx.ReadParams(c)
	v := articles.View{Picture: articles.ReadPicture(q), Languages: q.Languages("lang")}
	if q.Err != nil {
		return q.Err
	}
	m, err := h.Service.Get(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	v.Updated = m.Changed
	name := c.Param("file")
	f, ok := render.ByFile(name)
	if !ok {
		return &httpx.NotFoundError{What: "file", ID: name}
	}
	if f.IsPicture() && isOwn(v.Picture) || v.Languages != nil {
		// Each size and each language is a file of its own: there are too many to keep.
		r, err := h.Articles.File(c.Request().Context(), m.Article, f, v)
		if err != nil {
			return err
		}
		return httpx.Send(c, r)
	}
	key := name
	if v.Picture.Claims {
		key += "?claims"
	}
	r, err := m.file(key, func() (httpx.Reply, error) { return h.Articles.File(c.Request().Context(), m.Article, f, v) })
	if err != nil {
		return err
	}
	return httpx.Send(c, r)
}

// isOwn tells pictures that were asked for in a size or with parts of their own.
func isOwn(o render.PictureOptions) bool {
	o.Claims = false
	return o != render.PictureOptions{}
}

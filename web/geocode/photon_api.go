package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /photon/api: places whose name is, or begins
// with, the text.
func (d *photon) handleSearch(c echo.Context) error {
	q := httpx.ReadParams(c)
	l := lookup{
		layers: photonLayers(q),
		query: gazetteer.Query{Text: q.Need("q", "the name of a place"), Mode: gazetteer.Prefix,
			Limit: q.Size(
				"limit",
				15,
				50,
			), Focus: q.Point("lat", "lon"), Filter: gazetteer.Filter{Bound: q.Box("bbox")}},
	}
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.search(l)
	if err != nil {
		return err
	}
	if len(hits) == 0 { // nothing begins so: it may be a name within another, or misspelt
		l.query.Mode = gazetteer.Best
		if hits, err = d.search(l); err != nil {
			return err
		}
	}
	return d.send(c, hits)
}

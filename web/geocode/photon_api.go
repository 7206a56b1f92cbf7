package geocode

import (
	"strings"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /photon/api: places whose name is, or begins
// with, the text.
func (d *photon) handleSearch(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "q", "lat", "lon", "zoom", "location_bias_scale", "bbox", "countrycode", "suggest_addresses")
	l := lookup{
		layers: photonLayers(q),
		least:  gazetteer.FitNumber,
		query: gazetteer.Query{Text: q.Need("q", "the name of a place"), Mode: gazetteer.Prefix, Limit: q.Size("limit", 15, 50),
			Languages: a.languages, Filter: gazetteer.Filter{Bound: q.Box("bbox"), Countries: photonCountries(q)}},
	}
	photonFocus(q, &l.query)
	d.photonFilter(q, &l.query.Filter)
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
	return a.send(c, hits)
}

// photonCountries reads countrycode, a list of codes of two letters.
func photonCountries(q *httpx.Params) (codes []string) {
	for _, word := range q.List("countrycode") {
		if len(word) != 2 || !isCode(strings.ToUpper(word)) {
			q.Fail("countrycode", word, "a country code of two letters (ISO 3166-1 alpha-2)")
			return nil
		}
		codes = append(codes, strings.ToUpper(word))
	}
	return codes
}

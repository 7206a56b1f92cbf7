package ogc

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// defaultItems is the page of a client that names no limit.
const defaultItems = 100

// What a page of features takes in memory, in bytes: what was measured with places
// that have long names.
const bytesPerFeature = 3_000

// itemsJSON is a page of features.
type itemsJSON struct {
	Type           string     `json:"type"`
	Features       []*feature `json:"features"`
	Links          []link     `json:"links"`
	NumberMatched  *int       `json:"numberMatched,omitempty"` // nil where nobody has counted
	NumberReturned int        `json:"numberReturned"`
	TimeStamp      string     `json:"timeStamp"`
}

// handleItems answers GET /ogc/collections/{collectionId}/items.
func (h *handlers) handleItems(c echo.Context) error {
	format, err := negotiateItems(c)
	if err != nil {
		return err
	}
	fc, err := h.findCollection(c.Request().Context(), c.Param("collection"))
	if err != nil {
		return err
	}
	q, err := readItems(c, fc, h.MaxFeatures)
	if err != nil {
		return err
	}
	if err := httpx.Need(c.Request().Context(), int64(q.limit)*bytesPerFeature); err != nil {
		return err
	}
	page, err := fc.find(c.Request().Context(), q)
	if err != nil {
		return err
	}
	out := itemsJSON{
		Type:           "FeatureCollection",
		Features:       page.features,
		NumberReturned: len(page.features),
		TimeStamp:      now(),
	}
	if !fc.uncounted {
		out.NumberMatched = &page.matched
	}
	if out.Features == nil {
		out.Features = []*feature{}
	}
	out.Links = append(
		selfLinks(c, format, itemFormats()),
		link{httpx.Origin(c) + "/ogc/collections/" + fc.id, "collection", httpx.TypeJSON, fc.title},
	)
	for _, f := range page.features {
		if err := q.crs.transform(f); err != nil {
			return err
		}
	}
	c.Response().Header().Set("Content-Crs", "<"+q.crs.uri+">")
	if page.next != "" || page.skip > 0 {
		next := url.Values{}
		for k, v := range c.QueryParams() {
			next[k] = v
		}
		if page.skip > 0 {
			next.Set("offset", strconv.Itoa(page.skip))
		} else {
			next.Del("offset")
			next.Set("after", page.next)
		}
		out.Links = append(
			out.Links,
			link{httpx.Absolute(c) + "?" + next.Encode(), "next", httpx.Essence(format.MediaType), "The next page"},
		)
	}
	for _, l := range out.Links {
		c.Response().Header().Add("Link", fmt.Sprintf(`<%s>; rel="%s"; type="%s"`, l.Href, l.Rel, l.Type))
	}
	if format.Name == "html" {
		return httpx.SendPage(c, h.pages, "ogc.html", itemsPageFor(c, fc, out))
	}
	return httpx.SendStamped(c, httpx.TypeGeoJSON, out, `"timeStamp":"`+out.TimeStamp+`"`)
}

// itemsParameters are the parameters that all collections have.
func itemsParameters() []string {
	return []string{"f", "limit", "offset", "after", "bbox", "bbox-crs", "crs", "datetime", "min_population", "max_population", "filter",
		"filter-lang", "filter-crs", "sortby"}
}

// readItems reads the parameters of a page of features. Unlike everywhere else
// one that is not known is an error, as the standard has it.
func readItems(c echo.Context, fc featureCollection, most int) (itemsQuery, error) {
	p := httpx.ReadParams(c)
	p.Only(
		append(
			itemsParameters(),
			fc.fields...)...)
	q := itemsQuery{box: readBox(p), crs: readCRS(p, "crs"), equal: map[string]string{}, limit: p.Size("limit", min(defaultItems, most), most),
		offset: p.Integer("offset", 0, 0, 1<<30), after: p.Text("after"),
		low: int64(p.Integer("min_population", 0, 0, 1<<40)), high: int64(p.Integer("max_population", 0, 0, 1<<40))}
	q.filter, q.sort = readFilter(p, fc), readSort(p, fc)
	if q.sort != nil && q.after != "" {
		p.Fail("after", q.after, "for pages in the order of the collection; with sortby give offset")
	}
	q.from, q.to = readDatetime(p)
	for _, name := range []string{"filter", "sortby", "offset", "min_population", "max_population"} {
		if fc.uncounted && p.Values.Has(name) {
			p.Fail(name, p.Text(name), "usable: this collection knows bbox, datetime, "+strings.Join(fc.fields, ", ")+", limit and after")
		}
	}
	for _, name := range fc.fields {
		if p.Values.Has(name) {
			q.equal[name] = p.Values.Get(name)
		}
	}
	return q, p.Err
}

// readDatetime reads datetime, an instant or an interval of RFC 3339 times with open
// ends, as the time from from to before to; zero is an open end. It chooses nothing in
// collections whose features have no time: such a feature is in every interval.
func readDatetime(p *httpx.Params) (from, to time.Time) {
	s := p.Text("datetime")
	if s == "" {
		return from, to
	}
	first, last, isInterval := strings.Cut(s, "/")
	if !isInterval {
		last = first
	}
	read := func(end string) (begins, ends time.Time, ok bool) {
		if isInterval && (end == "" || end == "..") {
			return begins, ends, true
		}
		if t, err := time.Parse(time.RFC3339, end); err == nil {
			return t, t.Truncate(time.Second).Add(time.Second), true // times are whole seconds
		}
		t, err := time.Parse(time.DateOnly, end)
		return t, t.AddDate(0, 0, 1), err == nil
	}
	from, _, begins := read(first)
	_, to, ends := read(last)
	if !begins || !ends || !from.IsZero() && !to.IsZero() && !from.Before(to) {
		p.Fail("datetime", s, "a time like 2025-05-15T00:00:00Z, or an interval of two with a / between")
		return time.Time{}, time.Time{}
	}
	return from, to
}

func itemsPageFor(c echo.Context, fc featureCollection, out itemsJSON) page {
	counted := strconv.Itoa(out.NumberReturned) + " on this page"
	if out.NumberMatched != nil {
		counted = strconv.Itoa(*out.NumberMatched) + " features, " + counted
	}
	page := newPage(fc.title, counted, out.Links)
	for _, f := range out.Features {
		row := row{Href: httpx.Absolute(c) + "/" + url.PathEscape(f.ID) + "?f=html"}
		for _, one := range f.names {
			if !slices.Contains(page.Columns, one.Name) {
				page.Columns = append(page.Columns, one.Name)
			}
			row.Cells = append(row.Cells, one.Value)
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

package ogc

import (
	"fmt"
	"io"
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

// What a page is made from takes in memory, in bytes for each feature: a place is a
// number, an article is at hand with all its places.
const (
	heldPerPlace   = 8
	heldPerFeature = 4 << 10
)

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
	held := int64(q.limit) * heldPerFeature
	if fc.id == placesID {
		held = int64(q.limit) * heldPerPlace
	}
	if err := httpx.Need(c.Request().Context(), held+httpx.HeldAnswer); err != nil {
		return err
	}
	page, err := fc.find(c.Request().Context(), q)
	if err != nil {
		return err
	}
	links := append(
		selfLinks(c, format, itemFormats()),
		link{httpx.Origin(c) + "/ogc/collections/" + fc.id, "collection", httpx.TypeJSON, fc.title},
	)
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
		links = append(
			links,
			link{httpx.Absolute(c) + "?" + next.Encode(), "next", httpx.Essence(format.MediaType), "The next page"},
		)
	}
	for _, l := range links {
		c.Response().Header().Add("Link", fmt.Sprintf(`<%s>; rel="%s"; type="%s"`, l.Href, l.Rel, l.Type))
	}
	if format.Name == "html" {
		return httpx.SendStream(c, httpx.Stream{Held: held,
			Reply: httpx.Reply{MediaType: httpx.TypeHTML, Cache: httpx.CacheCheck},
			Write: func(w io.Writer) error {
				shown := itemsPageFor(c, fc, page, links)
				shown.Root = httpx.Root(c)
				return h.pages.ExecuteTemplate(w, "ogc.html", shown)
			},
		})
	}
	out := httpx.Object{
		{Name: "type", Value: "FeatureCollection"},
		{Name: "features", Value: httpx.ElementsOf(page.features, q.crs.shown)},
		{Name: "links", Value: links},
	}
	if !fc.uncounted {
		out = append(out, httpx.Member{Name: "numberMatched", Value: page.matched})
	}
	out = append(out, httpx.Member{Name: "numberReturned", Value: page.returned})
	return httpx.SendStream(c, httpx.Stream{Held: held,
		Reply: httpx.Reply{MediaType: httpx.TypeGeoJSON, Cache: httpx.CacheCheck},
		Write: out.WriteOpen,
		Tail:  `,"timeStamp":"` + now() + "\"}\n",
	})
}

// itemsParameters are the parameters that all collections have.
func itemsParameters() []string {
	return []string{"f", "limit", "offset", "after", "bbox", "bbox-crs", "crs", "datetime", "min_population",
		"max_population", "filter",
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
	q := itemsQuery{box: readBox(p), crs: readCRS(p, "crs"), equal: map[string]string{},
		limit:  p.Size("limit", min(defaultItems, most), most),
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

func itemsPageFor(c echo.Context, fc featureCollection, items itemsPage, links []link) page {
	counted := strconv.Itoa(items.returned) + " on this page"
	if !fc.uncounted {
		counted = strconv.Itoa(items.matched) + " features, " + counted
	}
	page := newPage(fc.title, counted, links)
	for f := range items.features {
		for _, one := range f.names {
			if !slices.Contains(page.Columns, one.Name) {
				page.Columns = append(page.Columns, one.Name)
			}
		}
	}
	if items.returned == 0 {
		return page
	}
	page.Rows = func(yield func(row) bool) {
		for f := range items.features {
			row := row{Href: httpx.Absolute(c) + "/" + url.PathEscape(f.ID) + "?f=html", Cells: make([]string, len(page.Columns))}
			for _, one := range f.names {
				row.Cells[slices.Index(page.Columns, one.Name)] = one.Value
			}
			if !yield(row) {
				return
			}
		}
	}
	return page
}

package api

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/web/archive"
	"dateline/web/httpx"
)

const typeAtom = "application/atom+xml"

// feed is an answer as Atom (RFC 4287) with the points of GeoRSS Simple, to which a
// reader of feeds can subscribe.
type feed struct {
	XMLName   xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	GeoRSS    string     `xml:"xmlns:georss,attr"`
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Updated   string     `xml:"updated"`
	Author    feedAuthor `xml:"author"`
	Generator string     `xml:"generator"`
	Rights    string     `xml:"rights"`
	Links     []feedLink `xml:"link"`
	Entries   []entry    `xml:"entry"`
}

type feedAuthor struct {
	Name string `xml:"name"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type entry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Author     *feedAuthor    `xml:"author"`
	Links      []feedLink     `xml:"link"`
	Categories []feedCategory `xml:"category"`
	Summary    string         `xml:"summary"`
	Point      string         `xml:"georss:point,omitempty"`
	Feature    string         `xml:"georss:featurename,omitempty"`
}

type feedCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// noEntries is when a feed without entries was updated: it has to say so, and then
// nothing has happened yet.
const noEntries = "1970-01-01T00:00:00Z"

// sendFeed answers with a feed. Articles without a date are left out: an entry must have
// one, and nobody knows theirs.
func sendFeed(c echo.Context, q *archive.Query, list []articleJSON, next string) error {
	self := httpx.Absolute(c)
	if raw := c.Request().URL.RawQuery; raw != "" {
		self += "?" + raw
	}
	f := feed{
		GeoRSS: "http://www.georss.org/georss", ID: self, Title: feedTitle(c), Updated: noEntries, Author: feedAuthor{"dateline"},
		Generator: "dateline", Rights: attribution, Links: []feedLink{{"self", self}},
	}
	if next != "" {
		f.Links = append(f.Links, feedLink{"next", next})
	}
	for _, a := range list {
		if a.Published == nil {
			continue
		}
		f.Entries = append(f.Entries, newEntry(httpx.Origin(c), q, a))
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	body, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	return httpx.Send(c, httpx.Reply{
		MediaType: typeAtom + "; charset=utf-8", Cache: httpx.CacheCheck, Body: append([]byte(xml.Header), append(body, '\n')...),
	})
}

// feedTitle says what a feed was asked for.
func feedTitle(c echo.Context) string {
	title := "Articles"
	for _, name := range questionNames {
		if v := strings.Join(c.QueryParams()[name], ","); v != "" && name != "f" && name != "limit" {
			title += fmt.Sprintf(", %s %s", name, v)
		}
	}
	return title
}

func newEntry(origin string, q *archive.Query, a articleJSON) entry {
	when := a.Published.Format(time.RFC3339)
	e := entry{
		ID: origin + Path + "/article?id=" + url.QueryEscape(a.ID), Title: cmp.Or(a.Title, a.ID), Updated: when, Published: when,
	}
	if u, err := url.Parse(a.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		e.Links = []feedLink{{"alternate", u.String()}}
	}
	if a.Source != "" {
		e.Author = &feedAuthor{a.Source}
	}
	named := slices.Clone(a.Places)
	slices.SortStableFunc(named, func(a, b mentionJSON) int { return cmp.Compare(b.MentionCount, a.MentionCount) })
	var names []string
	for _, m := range named {
		e.Categories = append(e.Categories, feedCategory{m.Place.ID, cmp.Or(m.Label, m.Name)})
		names = append(names, m.Name)
	}
	e.Summary = strings.Join(names, ", ")
	if at := slices.IndexFunc(named, func(m mentionJSON) bool { return isAsked(q, m) }); at >= 0 {
		e.Point = fmt.Sprintf("%s %s", httpx.FormatNumber(named[at].Lat), httpx.FormatNumber(named[at].Lon))
		e.Feature = named[at].Name
	}
	return e
}

// isAsked reports whether a place is one that the question is about, any where it is
// about none.
func isAsked(q *archive.Query, m mentionJSON) bool {
	return q.Chooses(archive.Place{ID: m.Place.ID, Country: m.Country, Point: [2]float64{m.Lon, m.Lat}})
}

package api

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
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
	ID, Title, Updated string
	Author             feedAuthor
	Generator, Rights  string
	Links              []feedLink
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
func sendFeed(c echo.Context, q *archive.Query, held int64, list iter.Seq[articleJSON], next string) error {
	self := httpx.Absolute(c)
	if raw := c.Request().URL.RawQuery; raw != "" {
		self += "?" + raw
	}
	f := feed{ID: self, Title: feedTitle(c), Updated: noEntries, Author: feedAuthor{"dateline"},
		Generator: "dateline", Rights: attribution, Links: []feedLink{{"self", self}},
	}
	if next != "" {
		f.Links = append(f.Links, feedLink{"next", next})
	}
	for a := range list {
		if a.Published != nil {
			f.Updated = a.Published.Format(time.RFC3339)
			break
		}
	}
	origin := httpx.Origin(c)
	return httpx.SendStream(c, httpx.Stream{Held: held,
		Reply: httpx.Reply{MediaType: typeAtom + "; charset=utf-8", Cache: httpx.CacheCheck},
		Write: func(w io.Writer) error {
			return f.write(w, func(yield func(entry) bool) {
				for a := range list {
					if a.Published != nil && !yield(newEntry(origin, q, a)) {
						return
					}
				}
			})
		},
	})
}

// write writes the feed entry by entry.
func (f feed) write(w io.Writer, entries iter.Seq[entry]) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	root := xml.StartElement{Name: xml.Name{Local: "feed"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: "http://www.w3.org/2005/Atom"},
		{Name: xml.Name{Local: "xmlns:georss"}, Value: "http://www.georss.org/georss"},
	}}
	err := e.EncodeToken(root)
	element := func(name string, v any) {
		if err == nil {
			err = e.EncodeElement(v, xml.StartElement{Name: xml.Name{Local: name}})
		}
	}
	element("id", f.ID)
	element("title", f.Title)
	element("updated", f.Updated)
	element("author", f.Author)
	element("generator", f.Generator)
	element("rights", f.Rights)
	for _, l := range f.Links {
		element("link", l)
	}
	for one := range entries {
		element("entry", one)
		if err != nil {
			return err
		}
	}
	if err == nil {
		err = e.EncodeToken(root.End())
	}
	if err == nil {
		err = e.Close()
	}
	if err == nil {
		_, err = io.WriteString(w, "\n")
	}
	return err
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

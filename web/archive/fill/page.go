package fill

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// ReadPage reads what a page of the web says of itself: when it was published, at which
// address, and in which language. The date is that of JSON-LD (schema.org), of Open Graph and
// other meta elements, of microdata, or of a time element, in this order; where a kind names
// several it is not believed, and where none is left the date is unknown. The contentType is
// that of HTTP, and address where the page was found; both may be empty.
func ReadPage(page []byte, contentType, address string) Meta {
	decoded, err := charset.NewReader(bytes.NewReader(page), contentType)
	if err != nil {
		return Meta{URL: address}
	}
	r := pageReader{dates: map[dateKind][]string{}}
	r.read(decoded)
	m := Meta{Date: r.date(), URL: address, Language: r.language}
	if base, err := url.Parse(address); err == nil && r.canonical != "" {
		// An address of another site would give the article to somebody else.
		if at, err := base.Parse(r.canonical); err == nil && (address == "" || at.Hostname() == base.Hostname()) && isWeb(at) {
			m.URL = at.String()
		}
	}
	return m
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" }

// dateKind is where a page names its date, the most certain first.
type dateKind int

const (
	dateLinked  dateKind = iota // JSON-LD
	dateMeta                    // meta elements, the best known name first
	dateData                    // microdata: itemprop="datePublished"
	datePubdate                 // <time pubdate>
	dateTime                    // any <time datetime>
	dateKinds
)

// metaDates are the names of meta elements with the date of publication.
var metaDates = []string{
	"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dcterms.issued", "dc.date.issued",
	"dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "date",
}

// maxLinked bounds the JSON-LD of one script, and how deep it goes.
const (
	maxLinked      = 1 << 20
	maxLinkedDepth = 8
)

// pageReader gathers what a page says.
type pageReader struct {
	language, canonical string
	dates               map[dateKind][]string
	meta                map[string]string // first content by name
}

func (r *pageReader) read(page io.Reader) {
	z := html.NewTokenizer(page)
	z.SetMaxBuf(maxLinked)
	r.meta = map[string]string{}
	linked := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return // the end, or what is not readable
		case html.TextToken:
			if linked {
				r.readLinked(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			linked = t.DataAtom == atom.Script && strings.EqualFold(strings.TrimSpace(attribute(t, "type")), "application/ld+json")
			r.element(t)
		case html.EndTagToken:
			linked = false
		}
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// element takes up what the attributes of an element say.
func (r *pageReader) element(t html.Token) {
	switch t.DataAtom {
	case atom.Html:
		language, _, _ := strings.Cut(strings.ToLower(attribute(t, "lang")), "-")
		if len(language) == 2 && r.language == "" {
			r.language = language
		}
	case atom.Link:
		if r.canonical == "" && slices.Contains(strings.Fields(strings.ToLower(attribute(t, "rel"))), "canonical") {
			r.canonical = attribute(t, "href")
		}
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(strings.TrimSpace(attribute(t, key)))
			if _, twice := r.meta[name]; !twice && name != "" {
				r.meta[name] = attribute(t, "content")
			}
		}
		return
	}
	date := attribute(t, "datetime")
	switch {
	case slices.Contains(strings.Fields(attribute(t, "itemprop")), "datePublished"):
		if date == "" {
			date = attribute(t, "content")
		}
		r.add(dateData, date)
	case t.DataAtom != atom.Time:
	case slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "pubdate" }):
		r.add(datePubdate, date)
	default:
		r.add(dateTime, date)
	}
}

// add takes up a date, each time once.
func (r *pageReader) add(kind dateKind, date string) {
	t, err := ParseDate(date)
	if err != nil || t.IsZero() {
		return
	}
	same := func(other string) bool {
		o, err := ParseDate(other)
		return err == nil && o.Equal(t)
	}
	if !slices.ContainsFunc(r.dates[kind], same) {
		r.dates[kind] = append(r.dates[kind], date)
	}
}

// readLinked takes up the dates of the articles of a script with JSON-LD.
func (r *pageReader) readLinked(script []byte) {
	var v any
	if err := json.Unmarshal(script, &v); err == nil {
		r.linked(v, 0)
	}
}

func (r *pageReader) linked(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			r.linked(one, depth+1)
		}
	case map[string]any:
		if date, ok := v["datePublished"].(string); ok && isArticle(v["@type"]) {
			r.add(dateLinked, date)
			return
		}
		r.linked(v["@graph"], depth+1)
		r.linked(v["mainEntity"], depth+1)
	}
}

// isArticle reports whether a type of schema.org is one of articles.
func isArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report"
	case []any:
		return slices.ContainsFunc(kind, isArticle)
	}
	return false
}

// date is the one that is most certain, "" where none is.
func (r *pageReader) date() string {
	for _, name := range metaDates {
		if content := r.meta[name]; content != "" && len(r.dates[dateMeta]) == 0 {
			r.add(dateMeta, content)
		}
	}
	for kind := range dateKinds {
		if len(r.dates[kind]) == 1 {
			return r.dates[kind][0]
		}
	}
	return ""
}

package feeds

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"

	"dateline/web/archive/fill"
	"dateline/web/fetch"
)

// typesOfFeeds are the media types that feeds come in.
const typesOfFeeds = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"

// defaultLimit are the articles of one feed where nothing is said.
const defaultLimit = 100

// item is an article that a feed tells of.
type item struct {
	address  string // of its page; "" for none
	guid     string // by which the feed knows it
	title    string
	body     string // HTML of the feed; "" for none
	date     string // as [fill.ParseDate] reads it; "" where unknown
	language string // of the feed; ISO 639-1
}

// id is that of the article in the archive.
func (i item) id() string { return cmp.Or(i.address, i.guid) }

// items reads a feed; nil where it has not changed. Known is what is to be remembered of it.
func (r *Reader) items(ctx context.Context, address string) (list []item, known Known, err error) {
	before := r.State.get(address)
	a, err := r.hosts.ask(ctx, fetch.Request{URL: address, Accept: typesOfFeeds, Tag: before.Tag, Modified: before.Modified})
	if err != nil {
		return nil, known, err
	}
	if a.Status == http.StatusNotModified {
		return nil, before, nil
	}
	known = Known{Tag: a.Tag, Modified: a.Modified, Digest: fmt.Sprintf("%x", sha256.Sum256(a.Body))}
	if before.Digest == known.Digest { // of a server that does not say so
		return nil, known, nil
	}
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	feed, err := parser.Parse(bytes.NewReader(a.Body))
	if err != nil {
		return nil, known, ErrNoFeed
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return nil, known, err
	}
	list = []item{}
	original, _ := feed.OriginalFeed().(*atom.Feed)
	for n, one := range feed.Items {
		if original != nil && n < len(original.Entries) { // the parser takes the time of a change for a missing one
			one.Published = original.Entries[n].Published
		}
		if len(list) == cmp.Or(max(r.Limit, 0), defaultLimit) {
			break
		}
		i := item{
			address: pageOf(base, one), guid: one.GUID, title: strings.TrimSpace(one.Title), body: cmp.Or(one.Content, one.Description),
			date: dateOf(one.Published), language: languageOf(feed.Language),
		}
		if i.id() != "" {
			list = append(list, i)
		}
	}
	return list, known, nil
}

// pageOf is the address of the page of an item: its link, or its id where that is one.
func pageOf(base *url.URL, i *gofeed.Item) string {
	for _, address := range []string{i.Link, i.GUID} {
		if address = strings.TrimSpace(address); address == "" || address == i.GUID && !strings.Contains(address, "://") {
			continue
		}
		if u, err := base.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// zones are the zones that RFC 822, by which RSS writes dates, knows by letters.
var zones = strings.NewReplacer(" EST", " -0500", " EDT", " -0400", " CST", " -0600", " CDT", " -0500", " MST", " -0700",
	" MDT", " -0600", " PST", " -0800", " PDT", " -0700", " UT", " +0000")

// dateOf is a date of a feed in a form that is read, "" where it is none. When an article
// was changed is not when it was published.
func dateOf(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, "T") && strings.Contains(s, ":") {
		s = zones.Replace(s)
	}
	if _, err := fill.ParseDate(s); err != nil {
		return ""
	}
	return s
}

// languageOf is the ISO 639-1 code of a language tag, "" where it has none.
func languageOf(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

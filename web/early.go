package web

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"dateline/gazetteer/article"
	"dateline/web/httpx"
)

// early is an article as the page shows it before its scripts have come, and to
// who has none.
type early struct {
	Headline   string
	Paragraphs []string
	Picture    string // address of the map as a picture, for who has no scripts; "" for none
	Data       string // address of what the scripts will ask for first
}

// maxEarly is how many bytes of a text stand in the page itself.
const maxEarly = 20_000

// earlyOf cuts a text into its headline and its paragraphs, as many as fit.
func earlyOf(title, text string) early {
	e := early{Headline: title}
	if e.Headline == "" {
		if e.Headline = article.Headline(text); e.Headline != "" {
			_, text, _ = strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
		}
	}
	length := 0
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if length += len(line); length > maxEarly {
			break
		}
		e.Paragraphs = append(e.Paragraphs, line)
	}
	return e
}

// earlyMark is where the page takes the article in; a page without it stays as
// it is.
var earlyMark = []byte("<!--article-->")

// withEarly is a page with an article in it.
func withEarly(page []byte, t *template.Template, e early) ([]byte, error) {
	before, after, ok := bytes.Cut(page, earlyMark)
	if !ok {
		return page, nil
	}
	var out bytes.Buffer
	out.Write(before)
	if err := t.Execute(&out, e); err != nil {
		return nil, err
	}
	out.Write(after)
	return out.Bytes(), nil
}

// firstPages are the page with the first of the articles that the server was started with,
// by the language in which it will ask for what is in it; each is made when it is first wanted.
type firstPages map[string]func() (httpx.Reply, error)

func newFirstPages(page *page, cfg *Config, t *template.Template) firstPages {
	pages := firstPages{}
	for _, tag := range pageLanguages() {
		pages[tag] = sync.OnceValues(func() (httpx.Reply, error) { return firstPage(page, cfg, t, tag) })
	}
	return pages
}

func firstPage(page *page, cfg *Config, t *template.Template, tag string) (httpx.Reply, error) {
	index, _, err := page.file(indexName)
	if err != nil || len(cfg.Articles) == 0 {
		return index, err
	}
	e := earlyOf(cfg.Articles[0].Title, cfg.Articles[0].Text)
	e.Data = inLanguage(cfg.Access.root()+"/v1/article?i=0", tag)
	body, err := withEarly(index.Body, t, e)
	if err != nil {
		return index, err
	}
	return httpx.Reply{MediaType: index.MediaType, Cache: index.Cache, Body: body}.Compress(httpx.Smallest), nil
}

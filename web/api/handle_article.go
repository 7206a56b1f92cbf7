package api

import (
	"context"
	"io"
	"strconv"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/httpx"
)

// Article is a text that the server was started with.
type Article struct {
	Name  string // shown where there is no title: a file name
	Title string // headline; "" for none
	Text  string
}

// title is what a list calls the article.
func (a Article) title() string {
	if a.Title != "" {
		return a.Title
	}
	return a.Name
}

// articleJSON is the answer of GET /v1/article.
type articleJSON struct {
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Offsets  string   `json:"offsets"`
	Articles []string `json:"articles"` // titles of all
	// Behind these: result, as POST /v1/parse has it.
}

// handleArticle answers GET /v1/article: one of the articles that the server
// was started with, and what is in it.
func (h *handlers) handleArticle(c echo.Context) error {
	q := httpx.ReadParams(c)
	view := articles.ReadView(q)
	i := q.Integer("i", 0, 0, 1<<20)
	if q.Err != nil {
		return q.Err
	}
	if i >= len(h.Started) {
		return &httpx.NotFoundError{What: "article", ID: strconv.Itoa(i)}
	}
	a, err := h.parsed[i].get(c.Request().Context(), func(ctx context.Context) (*article.Article, error) {
		return h.Articles.Read(ctx, articles.Request{Title: h.Started[i].Title, Text: h.Started[i].Text})
	})
	if err != nil {
		return err
	}
	result, err := h.Articles.Collection(c.Request().Context(), a, view)
	if err != nil {
		return err
	}
	out := articleJSON{
		Title:   h.Started[i].title(),
		Text:    a.Text,
		Offsets: "codepoint",
	}
	for _, one := range h.Started {
		out.Articles = append(out.Articles, one.title())
	}
	return h.Articles.SendStream(c, a, httpx.Stream{
		Reply: httpx.Reply{MediaType: httpx.TypeJSON, Cache: httpx.CachePrivate},
		Held:  articles.HeldBytes(a),
		Write: func(w io.Writer) error {
			return httpx.WriteExtended(w, out, httpx.Object{{Name: "result", Value: result}})
		},
	})
}

package web

import (
	"strconv"
	"sync"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
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

// shelf keeps the articles of the command line with their readings. Each is
// read when it is first asked for, and read again after a failure.
type shelf struct {
	articles []Article

	mu   sync.Mutex
	read map[int]*article.Article
}

// articleJSON is the answer of GET /v1/article.
type articleJSON struct {
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Offsets  string   `json:"offsets"`
	Articles []string `json:"articles"` // titles of all
	Result   any      `json:"result"`   // as POST /v1/parse
}

// handleArticle answers GET /v1/article: one of the articles that the server
// was started with, and what is in it.
func (s *Server) handleArticle(c echo.Context) error {
	q := httpx.ReadParams(c)
	view := readView(q)
	i := q.Integer("i", 0, 0, 1<<20)
	if q.Err != nil {
		return q.Err
	}
	if i >= len(s.shelf.articles) {
		return &httpx.NotFoundError{What: "article", ID: strconv.Itoa(i)}
	}
	a, err := s.onShelf(c, i)
	if err != nil {
		return err
	}
	out := articleJSON{Title: s.shelf.articles[i].title(), Text: a.Text, Offsets: "codepoint", Result: s.collection(a, view)}
	for _, one := range s.shelf.articles {
		out.Articles = append(out.Articles, one.title())
	}
	return httpx.SendJSONCached(c, httpx.TypeJSON, httpx.CachePrivate, out)
}

func (s *Server) onShelf(c echo.Context, i int) (*article.Article, error) {
	s.shelf.mu.Lock()
	defer s.shelf.mu.Unlock()
	if a := s.shelf.read[i]; a != nil {
		return a, nil
	}
	one := s.shelf.articles[i]
	a, err := s.read(c.Request().Context(), reading{Title: one.Title, Text: one.Text})
	if err != nil {
		return nil, err
	}
	s.shelf.read[i] = a
	return a, nil
}

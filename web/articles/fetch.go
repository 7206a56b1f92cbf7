package articles

import (
	"bytes"
	"context"
	"mime"

	"dateline/web/httpx"

	"dateline/gazetteer/plaintext"
)

// fetchArticle reads the article at an address, where the server may.
func (s *Service) fetchArticle(ctx context.Context, address string) (plaintext.Article, error) {
	if s.Fetch == nil {
		return plaintext.Article{}, &httpx.BodyError{
			Member: "url",
			Reason: "this server fetches no addresses; send the text, or start it with --allow-fetch",
		}
	}
	page, err := s.Fetch.Get(ctx, address)
	if err != nil {
		return plaintext.Article{}, err
	}
	t, p, err := mime.ParseMediaType(page.ContentType)
	if err != nil {
		t = "text/html"
	}
	a, _, err := readPlain(ctx, t, p["charset"], bytes.NewReader(page.Body))
	return a, err
}

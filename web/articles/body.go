package articles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/plaintext"
	"dateline/web/httpx"
	"dateline/web/places"
)

// articleTypes are the types of text that an article may come in.
func articleTypes() []string {
	return []string{plaintext.Plain, plaintext.Markdown, plaintext.HTML, plaintext.Word, plaintext.Writer, plaintext.RTF,
		plaintext.Mail, plaintext.CSV, httpx.TypeJSON}
}

// readPlain takes the article out of a body of one of the types of files, and
// reports whether its text is another than what was sent.
func readPlain(
	ctx context.Context, mediaType, encoding string, body io.Reader,
) (a plaintext.Article, converted bool, err error) {
	raw, err := io.ReadAll(body)
	if err != nil {
		return a, false, httpx.BodyFault(err)
	}
	a, err = plaintext.Read(ctx, mediaType, encoding, bytes.NewReader(raw))
	return a, a.Text != string(raw), fileFault(mediaType, err)
}

// fileFault turns what is wrong with a file into what is wrong with the request.
func fileFault(mediaType string, err error) error {
	var unknown *plaintext.EncodingError
	switch {
	case errors.Is(err, plaintext.ErrDamaged):
		return &httpx.BodyError{Member: "body", Reason: err.Error()}
	case errors.Is(err, plaintext.ErrType):
		return &httpx.MediaTypeError{Got: mediaType, Want: articleTypes()}
	case errors.As(err, &unknown):
		return &httpx.BodyError{
			Member: "body",
			Reason: fmt.Sprintf("the encoding %q is not known; send UTF-8", httpx.Shorten(unknown.Name)),
		}
	}
	return httpx.BodyFault(err)
}

// parseRequest is the JSON body of POST /v1/parse.
type parseRequest struct {
	Title       string               `json:"title"`
	Text        string               `json:"text"`
	URL         string               `json:"url"` // fetched when there is no text, if the server may
	Spans       []article.Range      `json:"spans"`
	Corrections []article.Correction `json:"corrections"`
}

// FromRequest reads the article in the body of a request. Converted tells that
// its text is not what the client sent, which then has to be told.
func (s *Service) FromRequest(c echo.Context) (r Request, converted bool, err error) {
	t, encoding, err := httpx.BodyType(c)
	if err != nil {
		return r, false, err
	}
	if t != httpx.TypeJSON {
		a, converted, err := readPlain(c.Request().Context(), t, encoding, c.Request().Body)
		return Request{Title: a.Title, Text: a.Text}, converted, err
	}
	var req parseRequest
	if err := httpx.ReadJSON(c, &req); err != nil {
		return r, false, err
	}
	r = Request{Title: req.Title, Text: req.Text, URL: req.URL, Spans: req.Spans, Corrections: req.Corrections}
	if req.Text == "" && req.URL != "" {
		a, err := s.fetchArticle(c.Request().Context(), req.URL)
		if err != nil {
			return r, false, err
		}
		r.Text, converted = a.Text, true
		if r.Title == "" {
			r.Title = a.Title
		}
	}
	return r, converted, nil
}

// hint reads a focus: where the text is from.
func (s *Service) hint(text string) (geoparse.Hint, error) {
	h, err := article.ParseHint(s.Reader.Index, text)
	return h, places.LocateFault("focus", text, err)
}

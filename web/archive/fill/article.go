package fill

import (
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"strings"

	"dateline/gazetteer/plaintext"
)

// Article is a text that is to be read, with what is known of it.
type Article struct {
	ID    string
	Title string
	Text  string
	Meta  Meta
}

// Line is the article as a line of JSON that `dateline batch` reads, without its end.
func (a Article) Line() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(struct {
		ID    string `json:"id"`
		Title string `json:"title,omitempty"`
		Text  string `json:"text"`
		Meta  Meta   `json:"meta"`
	}{a.ID, a.Title, a.Text, a.Meta})
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// FromPage takes the article out of a page as a server sent it; its id is the address.
// There is none in a picture or a script, nor in a page without a text. The error is that of
// [plaintext.Read].
func FromPage(ctx context.Context, address, contentType string, body []byte) (a Article, ok bool, err error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind = plaintext.HTML
	}
	kind, err = plaintext.Canonical(kind)
	if err != nil || kind != plaintext.HTML && kind != plaintext.Plain {
		return a, false, nil
	}
	text, err := plaintext.Read(ctx, kind, params["charset"], bytes.NewReader(body))
	if err != nil || strings.TrimSpace(text.Text) == "" {
		return a, false, err
	}
	a = Article{ID: address, Title: text.Title, Text: text.Text, Meta: Meta{URL: address}}
	if kind == plaintext.HTML {
		a.Meta = ReadPage(body, contentType, address)
	}
	return a, true, nil
}

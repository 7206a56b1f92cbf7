package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/plaintext"
)

// bodyType is the media type of a request body with its parameters. A body
// without one is plain text.
func bodyType(c echo.Context) (mediaType, charset string, err error) {
	header := c.Request().Header.Get(echo.HeaderContentType)
	if header == "" {
		return "text/plain", "", nil
	}
	t, p, err := mime.ParseMediaType(header)
	if err != nil {
		return "", "", &MediaTypeError{Got: header, Want: []string{"text/plain", typeJSON}}
	}
	return t, p["charset"], nil
}

// readJSON reads a JSON body into v. Members that v does not have are an error:
// what is not understood should not be ignored.
func readJSON(c echo.Context, v any) error {
	t, _, err := bodyType(c)
	if err != nil {
		return err
	}
	if t != typeJSON && !strings.HasSuffix(t, "+json") {
		return &MediaTypeError{Got: t, Want: []string{typeJSON}}
	}
	return decodeJSON(c.Request().Body, v)
}

func decodeJSON(body io.Reader, v any) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	if !utf8.Valid(raw) {
		return &BodyError{Member: "body", Reason: "not valid UTF-8"}
	}
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return jsonFault(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return &BodyError{Member: "body", Reason: "more follows after the JSON value"}
	}
	return nil
}

// jsonFault says in a client's words what is wrong with JSON.
func jsonFault(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind):
		member := kind.Field
		if member == "" {
			member = "body"
		}
		return &BodyError{Member: member, Reason: fmt.Sprintf("a JSON %s does not fit here", kind.Value)}
	case errors.As(err, &syntax):
		return &BodyError{Member: "body", Reason: fmt.Sprintf("not JSON, at byte %d: %s", syntax.Offset, syntax.Error())}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &BodyError{Member: "body", Reason: "not JSON: it ends too early"}
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &BodyError{Member: strings.Trim(name, `"`), Reason: "there is no such member"}
	}
	return &BodyError{Member: "body", Reason: "not JSON that fits"}
}

// articleTypes are the types of text that an article may come in.
func articleTypes() []string {
	return []string{plaintext.Plain, plaintext.Markdown, plaintext.HTML, typeJSON}
}

// readPlain takes the article out of a body of one of the text types.
func readPlain(ctx context.Context, mediaType, encoding string, body io.Reader) (plaintext.Article, error) {
	a, err := plaintext.Read(ctx, mediaType, encoding, body)
	var unknown *plaintext.EncodingError
	switch {
	case errors.Is(err, plaintext.ErrType):
		return a, &MediaTypeError{Got: mediaType, Want: articleTypes()}
	case errors.As(err, &unknown):
		return a, &BodyError{Member: "body", Reason: fmt.Sprintf("the encoding %q is not known; send UTF-8", shorten(unknown.Name))}
	}
	return a, err
}

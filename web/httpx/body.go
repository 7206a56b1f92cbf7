package httpx

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
)

// BodyType is the media type of a request body with its parameters. A body
// without one is plain text.
func BodyType(c echo.Context) (mediaType, charset string, err error) {
	header := c.Request().Header.Get(echo.HeaderContentType)
	if header == "" {
		return "text/plain", "", nil
	}
	t, p, err := mime.ParseMediaType(header)
	if err != nil {
		return "", "", &MediaTypeError{Got: header, Want: []string{"text/plain", TypeJSON}}
	}
	return t, p["charset"], nil
}

// ReadJSON reads a JSON body into v. Members that v does not have are an error:
// what is not understood should not be ignored.
func ReadJSON(c echo.Context, v any) error {
	t, _, err := BodyType(c)
	if err != nil {
		return err
	}
	if t != TypeJSON && !strings.HasSuffix(t, "+json") {
		return &MediaTypeError{Got: t, Want: []string{TypeJSON}}
	}
	return DecodeJSON(c.Request().Body, v)
}

// DecodeJSON is [ReadJSON] for a body whose type is known.
func DecodeJSON(body io.Reader, v any) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return BodyFault(err)
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
		return &BodyError{
			Member: "body",
			Reason: fmt.Sprintf("not JSON, at byte %d: %s", syntax.Offset, syntax.Error()),
		}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &BodyError{Member: "body", Reason: "not JSON: it ends too early"}
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &BodyError{Member: strings.Trim(name, `"`), Reason: "there is no such member"}
	}
	return &BodyError{Member: "body", Reason: "not JSON that fits"}
}

// BodyFault turns what went wrong with the connection while a body was read into
// what is wrong with the request.
func BodyFault(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &BrokenBodyError{err}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &SlowBodyError{err}
	}
	return err
}

// clientBody is the body of a request. Whatever keeps it from being read is a fault of
// the client: it comes too slowly, or not as it was announced. The HTTP library has
// many errors for that, and no type.
type clientBody struct{ io.ReadCloser }

func (b clientBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	switch {
	case err == nil || err == io.EOF:
	case errors.Is(err, os.ErrDeadlineExceeded):
		err = &SlowBodyError{err}
	default:
		err = &BrokenBodyError{err}
	}
	return n, err
}

package web

import (
	"context"
	"errors"
	"fmt"
	"io"

	"dateline/gazetteer/plaintext"
	"dateline/web/httpx"
)

// articleTypes are the types of text that an article may come in.
func articleTypes() []string {
	return []string{plaintext.Plain, plaintext.Markdown, plaintext.HTML, httpx.TypeJSON}
}

// readPlain takes the article out of a body of one of the text types.
func readPlain(ctx context.Context, mediaType, encoding string, body io.Reader) (plaintext.Article, error) {
	a, err := plaintext.Read(ctx, mediaType, encoding, body)
	var unknown *plaintext.EncodingError
	switch {
	case errors.Is(err, plaintext.ErrType):
		return a, &httpx.MediaTypeError{Got: mediaType, Want: articleTypes()}
	case errors.As(err, &unknown):
		return a, &httpx.BodyError{Member: "body", Reason: fmt.Sprintf("the encoding %q is not known; send UTF-8", httpx.Shorten(unknown.Name))}
	}
	return a, httpx.BodyFault(err)
}

package article

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// request is one line of the input of a Batch.
type request struct {
	ID       json.RawMessage `json:"id"`
	Title    string          `json:"title"`
	Text     *string         `json:"text"`
	Spans    []Range         `json:"spans"`
	Language string          `json:"language"`
	Meta     json.RawMessage `json:"meta"` // any JSON: comes back as it is
}

// failure answers a line that could not be read.
type failure struct {
	ID    json.RawMessage `json:"id"`
	Line  int             `json:"line,omitempty"`
	Error string          `json:"error"`
	Meta  json.RawMessage `json:"meta,omitempty"`
}

var errTooBig = fmt.Errorf("line is longer than %d bytes: split the article", MaxLine)

// Answer reads the article of one line of JSON and returns the line that answers
// it, without its end: b.Record of it, or where the article can't be read its id,
// the number of the line (from 1; 0 leaves it out) and the reason. The error is that reason;
// the answer is a line of JSON in either case. An article on which the program fails
// is answered by an error like any other, so that one cannot stop a long run.
func (b Batch) Answer(ctx context.Context, number int, line []byte) (answer []byte, err error) {
	req, err := parseRequest(line)
	if err != nil {
		return refuse(req, number, err)
	}
	record, err := b.read(ctx, req)
	if err != nil {
		return refuse(req, number, err)
	}
	answer, err = encodeLine(record)
	if err != nil { // only a malformed id can do this
		return refuse(request{}, number, err)
	}
	return answer, nil
}

// refuse answers a line by the reason for which it could not be read.
func refuse(req request, number int, reason error) ([]byte, error) {
	answer, err := encodeLine(failure{ID: req.ID, Line: number, Error: reason.Error(), Meta: req.Meta})
	return answer, errors.Join(reason, err)
}

// encodeLine writes v as JSON without a newline at its end.
func encodeLine(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte{'\n'}), nil
}

func parseRequest(line []byte) (request, error) {
	var req request
	if len(line) > MaxLine {
		return req, errTooBig
	}
	if err := json.Unmarshal(line, &req); err != nil {
		return request{}, fmt.Errorf("not a JSON object with id and text: %w", err)
	}
	switch {
	case !utf8.Valid(line):
		req.ID, req.Meta = validJSON(req.ID), validJSON(req.Meta)
		return req, errors.New("text: not valid UTF-8")
	case req.Text == nil:
		return req, errors.New("text: missing")
	}
	return req, nil
}

// validJSON is raw, or nothing where it would break the encoding of an answer.
func validJSON(raw json.RawMessage) json.RawMessage {
	if !utf8.Valid(raw) {
		return nil
	}
	return raw
}

// read reads the article of a request. A panic becomes an error.
func (b Batch) read(ctx context.Context, req request) (rec any, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the program failed on this article: %v", cause)
		}
	}()
	a, err := b.Reader.Read(ctx, Input{
		Title: req.Title, Text: *req.Text, Spans: req.Spans, Kinds: b.Kinds, Hint: b.Hint, Language: cmp.Or(req.Language, b.Language),
	})
	if err != nil {
		return nil, err
	}
	return b.Record(a, req.ID, req.Meta), nil
}

package httpx

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// Stream is an answer that may be too long to lie in memory. It is made twice: first
// to learn its length and its tag, and whether it can be made at all, then for the
// client, as fast as that reads. So its headers are those of an answer that is ready,
// an error comes before them, and no more is held than what the answer is made from.
type Stream struct {
	Reply // what a cache must know of it; the body is made

	// Write writes the body but for Tail: the same bytes each time.
	Write func(io.Writer) error
	// Tail ends the body and does not count for the tag: a time.
	Tail string
	// Version begins the tag, so that it can be told from the tag; "" for none.
	Version string
	// Held is what the answer is made from, in bytes.
	Held int64
}

// HeldAnswer is the length up to which an answer is kept from the first time, so
// that it need not be made again: most are shorter.
const HeldAnswer = 256 << 10

// errChanged is the fault of a [Stream] that is not the same each time.
var errChanged = errors.New("httpx: the answer changed while it was made")

// Prepared is a [Stream] that was made once.
type Prepared struct {
	stream Stream
	size   int64
	body   []byte // nil where it is longer than HeldAnswer
}

// Prepare makes a stream for the first time. It stops when ctx is done.
func Prepare(ctx context.Context, s Stream) (*Prepared, error) {
	first := &rehearsal{ctx: ctx, sum: sha256.New()}
	if err := s.Write(first); err != nil {
		return nil, err
	}
	if s.Tag == "" {
		s.Tag = strings.Replace(tagOf(first.sum), `"`, `"`+s.Version, 1)
	}
	p := &Prepared{stream: s, size: first.size + int64(len(s.Tail))}
	if first.size <= HeldAnswer {
		p.body = append(first.body, s.Tail...)
	}
	return p, nil
}

// SendStream answers 200 with s, or 304 when the client has it already.
func SendStream(c echo.Context, s Stream) error {
	p, err := Prepare(c.Request().Context(), s)
	if err != nil {
		return err
	}
	return p.Send(c)
}

// Send answers 200 with what was prepared, or 304 when the client has it already. An
// error that comes after the headers breaks the connection: half an answer must not
// look like a whole one.
func (p *Prepared) Send(c echo.Context) error {
	if p.body != nil {
		p.stream.Body = p.body
		return Send(c, p.stream.Reply)
	}
	r, res := c.Request(), c.Response()
	if err := Settle(r.Context(), p.stream.Held+HeldAnswer); err != nil {
		return err
	}
	p.stream.announce(c)
	if matchesTag(r.Header.Get("If-None-Match"), p.stream.Tag) {
		return c.NoContent(http.StatusNotModified)
	}
	res.Header().Set(echo.HeaderContentLength, strconv.FormatInt(p.size, 10)) // removed where the middleware compresses
	res.Header().Set(echo.HeaderContentType, p.stream.MediaType)
	res.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	to := &client{ctx: r.Context(), w: res}
	out := bufio.NewWriterSize(to, 16<<10)
	err := p.stream.Write(out)
	if err == nil {
		out.WriteString(p.stream.Tail) // an error stays for Flush
		err = out.Flush()
	}
	switch {
	case to.err != nil: // whatever the writer made of it
		return to.err
	case err == nil && to.size != p.size:
		return errChanged
	}
	return err
}

// rehearsal takes an answer that goes to nobody yet: it keeps the beginning, the
// length and the hash.
type rehearsal struct {
	ctx  context.Context
	sum  hash.Hash
	size int64
	body []byte // as long as it is short
}

func (w *rehearsal) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	w.size += int64(len(b))
	if w.size <= HeldAnswer {
		w.body = append(w.body, b...)
	} else {
		w.body = nil
	}
	return w.sum.Write(b)
}

// client takes an answer for the client. The time that a request may take is for
// making the answer; who reads slowly has that of the connection.
type client struct {
	ctx  context.Context
	w    io.Writer
	size int64
	err  error
}

func (w *client) Write(b []byte) (n int, err error) {
	if err = w.ctx.Err(); err == nil || errors.Is(err, context.DeadlineExceeded) {
		n, err = w.w.Write(b)
	}
	w.size += int64(n)
	w.err = err
	return n, err
}

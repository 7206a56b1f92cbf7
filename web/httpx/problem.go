package httpx

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"

	"github.com/labstack/echo/v4"
)

// Problem is an error as a client sees it (RFC 9457).
type Problem struct {
	Type      string `json:"type"` // relative reference that stays the same: "/docs#bad-parameter"
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail,omitempty"`
	Field     string `json:"field,omitempty"` // parameter or member at fault
	RequestID string `json:"request_id,omitempty"`
}

// Sentence is a problem in one line.
func (p Problem) Sentence() string {
	if p.Detail != "" {
		return p.Detail
	}
	return p.Title
}

// As reports whether an error is of a type, or wraps one that is.
func As[E error](err error) bool {
	if err == nil {
		return false
	}
	var target E
	return errors.As(err, &target)
}

func isTimeout(err error) bool   { return errors.Is(err, context.DeadlineExceeded) }
func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }

// isGone tells that the client closed the connection while it was answered, or read
// so slowly that the server did, which is no fault of the service.
func isGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, os.ErrDeadlineExceeded) || isCancelled(err)
}

func isFull(err error) bool {
	var e *StoreError
	return errors.As(err, &e) && e.Full
}

func isReadOnly(err error) bool {
	var e *StoreError
	return errors.As(err, &e) && e.ReadOnly
}

func isStatus(status int) func(error) bool {
	return func(err error) bool {
		var he *echo.HTTPError
		return errors.As(err, &he) && he.Code == status
	}
}

// NewProblem describes err to a client. An error that no row of the table
// matches tells nothing but that it happened.
func NewProblem(err error) Problem {
	for _, kind := range Problems() {
		if !kind.matches(err) {
			continue
		}
		p := Problem{Type: "/docs#" + kind.Slug, Title: kind.Title, Status: kind.Status, Detail: detail(err)}
		var at interface{ Field() string }
		if errors.As(err, &at) {
			p.Field = at.Field()
		}
		return p
	}
	return Problem{Type: "/docs#internal-error", Title: "Internal error", Status: http.StatusInternalServerError,
		Detail: "The service failed; its log has the reason under this request id."}
}

// detail is the message of our own errors; those of the framework and the
// standard library speak of the code and are replaced.
func detail(err error) string {
	var he *echo.HTTPError
	if errors.As(err, &he) || isTimeout(err) || isCancelled(err) {
		return ""
	}
	return err.Error()
}

// size writes a number of bytes for people.
func size(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return strconv.FormatInt(n>>20, 10) + " MiB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// ErrorShape writes a problem in the manner of one dialect.
type ErrorShape func(c echo.Context, p Problem) error

// ErrorHandler answers requests that failed. It is the one place where errors
// become responses.
type ErrorHandler struct {
	Log     *slog.Logger
	MaxBody int64 // bytes of a body, which an error about one names
}

// Handle answers a request that failed with err.
func (h ErrorHandler) Handle(err error, c echo.Context) {
	if c.Response().Committed {
		level := slog.LevelError
		if isGone(err) {
			level = slog.LevelDebug
		}
		h.Log.Log(c.Request().Context(), level, "answer broken off", "err", err, "request_id", RequestID(c))
		return
	}
	if isStatus(http.StatusRequestEntityTooLarge)(err) {
		err = &TooLargeError{What: "the body", Max: size(h.MaxBody)}
	}
	p := NewProblem(err)
	p.RequestID = RequestID(c)
	if p.Status == http.StatusInternalServerError {
		h.Log.Error("internal error", "err", err, "request_id", p.RequestID, "route", c.Path())
	}
	var later interface{ Wait() time.Duration }
	switch {
	case errors.As(err, &later):
		c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(seconds(later.Wait())))
	case p.Status == http.StatusServiceUnavailable:
		c.Response().Header().Set(echo.HeaderRetryAfter, "5")
	}
	if token := (*TokenError)(nil); errors.As(err, &token) && !token.Given {
		p.Status = http.StatusUnauthorized
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	shape, ok := c.Get(shapeKey).(ErrorShape)
	if !ok {
		shape = writeProblem
	}
	if werr := shape(c, p); werr != nil {
		h.Log.Warn("error not delivered", slog.Any("err", werr), "request_id", p.RequestID)
	}
}

const shapeKey = "dateline.errorShape"

// Shaped makes the errors of a route come out in the shape of its dialect.
func Shaped(shape ErrorShape) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) (err error) {
			fails := true // or panics
			defer func() {
				if fails {
					c.Set(shapeKey, shape)
				}
			}()
			err = next(c)
			fails = err != nil
			return err
		}
	}
}

// writeProblem writes a problem as a page for who follows an address in a browser,
// else as problem+json.
func writeProblem(c echo.Context, p Problem) error {
	if isReader(c) {
		return writePage(c, p)
	}
	return WriteJSON(c, p.Status, "application/problem+json", p)
}

// WriteJSON writes v as JSON with a media type of its own, without caching.
func WriteJSON(c echo.Context, status int, mediaType string, v any) error {
	body, err := EncodeJSON(v)
	if err != nil {
		return err
	}
	if status < http.StatusBadRequest { // there is always room for an error
		if err := Settle(c.Request().Context(), int64(len(body))); err != nil {
			return err
		}
	}
	return c.Blob(status, mediaType, body)
}

// EncodeJSON is json.Marshal with "<", ">" and "&" left readable: nothing here
// is ever written into a page unescaped.
func EncodeJSON(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

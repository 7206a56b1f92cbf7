package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"syscall"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/web/fetch"
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

// problemKind is one row of [problemTable].
type problemKind struct {
	matches func(error) bool
	status  int
	slug    string
	title   string
	meaning string // for the documentation page
}

// problemTable lists every error that a client is told about. The first row
// that matches is taken.
func problemTable() []problemKind {
	return []problemKind{
		{as[*ParamError], http.StatusBadRequest, "bad-parameter", "A parameter is wrong", "A parameter is missing or cannot be understood; field names it."},
		{as[*BodyError], http.StatusUnprocessableEntity, "bad-body", "The body makes no sense", "The body was read, but what field names cannot be used."},
		{as[*article.CorrectionError], http.StatusUnprocessableEntity, "bad-correction", "A correction cannot apply", "field names the correction, counted from 0; detail says what is wrong with it."},
		{as[*fetch.Error], http.StatusUnprocessableEntity, "not-fetched", "The address could not be read", "The page is not there, too large, too slow, or inside a network."},
		{as[*UnknownPlaceError], http.StatusNotFound, "unknown-place", "The place is not known", "No place of the gazetteer answers to the name or id."},
		{as[*NotFoundError], http.StatusNotFound, "not-found", "There is no such thing", "The path names something that does not exist."},
		{as[*FormatError], http.StatusNotAcceptable, "no-such-format", "The format is not on offer", "Neither f= nor Accept names a format that this path offers."},
		{as[*MediaTypeError], http.StatusUnsupportedMediaType, "unsupported-body", "The type of the body is not read", "Content-Type names a type that this path does not read."},
		{as[*TooLargeError], http.StatusRequestEntityTooLarge, "too-large", "The request is too large", "The body, the text or the number of rows is above the limit."},
		{as[*HostError], http.StatusMisdirectedRequest, "wrong-host", "Wrong host name", "A server that listens on a loopback address answers only requests whose Host is a name of its machine."},
		{as[*RateError], http.StatusTooManyRequests, "too-many-requests", "Too many requests", "Retry-After says how many seconds to wait."},
		{as[*NotReadyError], http.StatusServiceUnavailable, "not-ready", "The service is not ready", "A part of it does not answer; try again later."},
		{as[*TokenError], http.StatusForbidden, "no-edit-token", "The map may not be changed", "A change needs the edit token that came with the creation of the map."},
		{as[*OffError], http.StatusForbidden, "switched-off", "This is switched off", "The server is not configured to do this."},
		{as[*ChangedError], http.StatusPreconditionFailed, "changed-meanwhile", "The map was changed meanwhile", "If-Match names another version than the map has."},
		{isTimeout, http.StatusServiceUnavailable, "timeout", "The answer took too long", "The request was stopped; try a smaller one."},
		{isCancelled, 499, "cancelled", "The client went away", "The client closed the connection before the answer was ready."},
		{isStatus(http.StatusNotFound), http.StatusNotFound, "not-found", "There is no such thing", ""},
		{isStatus(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed, "method-not-allowed", "The method is not allowed here", "The path exists, but not for this method; Allow lists those it has."},
	}
}

func as[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

func isTimeout(err error) bool   { return errors.Is(err, context.DeadlineExceeded) }
func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }

// isGone tells that the client closed the connection while it was answered,
// which is no fault of anybody.
func isGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, net.ErrClosed) || isCancelled(err)
}

func isStatus(status int) func(error) bool {
	return func(err error) bool {
		var he *echo.HTTPError
		return errors.As(err, &he) && he.Code == status
	}
}

// newProblem describes err to a client. An error that no row of the table
// matches tells nothing but that it happened.
func newProblem(err error) Problem {
	for _, kind := range problemTable() {
		if !kind.matches(err) {
			continue
		}
		p := Problem{Type: "/docs#" + kind.slug, Title: kind.title, Status: kind.status, Detail: detail(err)}
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

// errorShape writes a problem in the manner of one dialect.
type errorShape func(c echo.Context, p Problem) error

// handleError answers a request that failed. It is the one place where errors
// become responses.
func (s *Server) handleError(err error, c echo.Context) {
	if c.Response().Committed {
		level := slog.LevelError
		if isGone(err) {
			level = slog.LevelDebug
		}
		s.log.Log(c.Request().Context(), level, "answer broken off", "err", err, "request_id", requestID(c))
		return
	}
	if isStatus(http.StatusRequestEntityTooLarge)(err) {
		err = &TooLargeError{What: "the body", Max: size(s.cfg.Limits.Body)}
	}
	p := newProblem(err)
	p.RequestID = requestID(c)
	if p.Status == http.StatusInternalServerError {
		s.log.Error("internal error", "err", err, "request_id", p.RequestID, "route", c.Path())
	}
	var rate *RateError
	if errors.As(err, &rate) {
		c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(seconds(rate.RetryAfter)))
	}
	if token := (*TokenError)(nil); errors.As(err, &token) && !token.Given {
		p.Status = http.StatusUnauthorized
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	shape, ok := c.Get(shapeKey).(errorShape)
	if !ok {
		shape = writeProblem
	}
	if werr := shape(c, p); werr != nil {
		s.log.Warn("error not delivered", slog.Any("err", werr), "request_id", p.RequestID)
	}
}

const shapeKey = "dateline.errorShape"

// shaped makes the errors of a route come out in the shape of its dialect.
func shaped(shape errorShape) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Set(shapeKey, shape)
			return next(c)
		}
	}
}

func writeProblem(c echo.Context, p Problem) error {
	return writeJSONAs(c, p.Status, "application/problem+json", p)
}

// writeJSONAs writes v as JSON with a media type of its own, without caching.
func writeJSONAs(c echo.Context, status int, mediaType string, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	return c.Blob(status, mediaType, body)
}

// encodeJSON is json.Marshal with "<", ">" and "&" left readable: nothing here
// is ever written into a page unescaped.
func encodeJSON(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

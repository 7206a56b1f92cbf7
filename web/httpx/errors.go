package httpx

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/gazetteer"
)

// ParamError is returned when a parameter of the query, path or body cannot be
// understood.
type ParamError struct {
	Name  string // of the parameter
	Value string // as sent; "" when it was missing
	Want  string // what would be right: "a number from 1 to 40"
}

func (e *ParamError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s: missing; give %s", e.Name, e.Want)
	}
	return fmt.Sprintf("%s: %q is not %s", e.Name, Shorten(e.Value), e.Want)
}

// Field names the parameter at fault.
func (e *ParamError) Field() string { return e.Name }

// BodyError is returned when a request body was read but is invalid.
type BodyError struct {
	Member string // the member of the JSON body at fault, "text", "spans[3]", or "body"
	Reason string
}

func (e *BodyError) Error() string { return e.Member + ": " + e.Reason }

// Field names the member at fault.
func (e *BodyError) Field() string { return e.Member }

// UnknownPlaceError is returned when no place of the gazetteer answers to what
// a parameter names.
type UnknownPlaceError struct {
	Param string
	Err   *gazetteer.UnknownPlaceError
}

func (e *UnknownPlaceError) Error() string { return e.Param + ": " + e.Err.Error() }

// Unwrap returns the gazetteer's error.
func (e *UnknownPlaceError) Unwrap() error { return e.Err }

// Field names the parameter at fault.
func (e *UnknownPlaceError) Field() string { return e.Param }

// NotFoundError is returned when the thing that a path names does not exist.
type NotFoundError struct{ What, ID string }

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("no %s %q", e.What, Shorten(e.ID))
}

// FormatError is returned when none of the asked-for formats is on offer.
type FormatError struct {
	Asked   string
	Offered []string
}

func (e *FormatError) Error() string {
	return fmt.Sprintf(
		"cannot answer as %q; choose one of %s with f= or Accept",
		Shorten(e.Asked),
		strings.Join(e.Offered, ", "),
	)
}

// MediaTypeError is returned when a body comes in a type that the route does
// not read.
type MediaTypeError struct {
	Got  string
	Want []string
}

func (e *MediaTypeError) Error() string {
	return fmt.Sprintf("cannot read a body of type %q; send %s", Shorten(e.Got), strings.Join(e.Want, ", "))
}

// TooLargeError is returned when a request asks for more than the limits allow.
type TooLargeError struct {
	What string // "the text", "the matrix"
	Max  string // "500,000 characters"
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s is larger than %s; send less at a time", e.What, e.Max)
}

// NotReadyError is returned while a part of the service does not answer.
type NotReadyError struct{ What string }

func (e *NotReadyError) Error() string { return e.What + " does not answer" }

// Wait is how long the client should wait.
func (e *NotReadyError) Wait() time.Duration { return 10 * time.Second }

// StoppingError is returned by a server that is about to stop.
type StoppingError struct{}

func (*StoppingError) Error() string { return "this server is about to stop; ask again" }

// Wait is how long the client should wait.
func (*StoppingError) Wait() time.Duration { return time.Second }

// StoreError is returned when saved maps cannot be read or changed for a reason
// that is none of the request.
type StoreError struct {
	Full     bool // there is no room for the change
	ReadOnly bool // it can be read, and will not be changed however long one waits
	Reason   string
}

func (e *StoreError) Error() string { return e.Reason }

// Wait is how long the client should wait.
func (e *StoreError) Wait() time.Duration {
	if e.Full || e.ReadOnly {
		return 10 * time.Minute
	}
	return 10 * time.Second
}

// ArchiveError is returned when the archive cannot be asked or changed for a reason that
// is none of the request.
type ArchiveError struct{ Reason string }

func (e *ArchiveError) Error() string { return "the archive: " + e.Reason }

// Wait is how long the client should wait.
func (e *ArchiveError) Wait() time.Duration { return 10 * time.Second }

// ArchiveTokenError is returned when a change of the archive lacks its token.
type ArchiveTokenError struct{ Given bool }

func (e *ArchiveTokenError) Error() string {
	if e.Given {
		return "this is not the token of the archive"
	}
	return "send the token of the archive as Authorization: Bearer TOKEN"
}

// RateError is returned when a client asks too often.
type RateError struct{ RetryAfter time.Duration }

func (e *RateError) Error() string {
	return fmt.Sprintf("too many requests; wait %d s", seconds(e.RetryAfter))
}

// Wait is how long the client should wait.
func (e *RateError) Wait() time.Duration { return e.RetryAfter }

// OverloadError is returned when the requests at work take all the memory that
// there is for them.
type OverloadError struct{ RetryAfter time.Duration }

func (e *OverloadError) Error() string {
	return fmt.Sprintf("the server is busy; try again in %d s", seconds(e.RetryAfter))
}

// Wait is how long the client should wait.
func (e *OverloadError) Wait() time.Duration { return e.RetryAfter }

// TokenError is returned when a change lacks the edit token of its map.
type TokenError struct{ Given bool }

func (e *TokenError) Error() string {
	if e.Given {
		return "this is not the edit token of the map"
	}
	return "a change needs the edit token of the map: Authorization: Bearer TOKEN"
}

// OffError is returned for what this server is not configured to do.
type OffError struct{ What, How string }

func (e *OffError) Error() string { return e.What + " is off on this server; " + e.How }

// ChangedError is returned when a change was made from an old version.
type ChangedError struct{ Version int64 }

func (e *ChangedError) Error() string {
	return "the map is at version " + strconv.FormatInt(e.Version, 10) + " by now; read it again, and repeat the change"
}

// HostError is returned for a request to a server of one machine that names
// another host. A page that lets its own name point at this machine could
// otherwise read what the server holds (DNS rebinding).
type HostError struct{ Host string }

func (e *HostError) Error() string {
	return fmt.Sprintf(
		"the host %q is not a name of this machine; use localhost or 127.0.0.1, or start the server with --public",
		Shorten(e.Host),
	)
}

// BrokenBodyError is returned when a body ends before its length, or is not
// chunked as it says.
type BrokenBodyError struct{ Err error }

func (e *BrokenBodyError) Error() string {
	return "the body ends too early, or is not as its headers say"
}

// Unwrap returns the error of the connection.
func (e *BrokenBodyError) Unwrap() error { return e.Err }

// SlowBodyError is returned when a body does not come in the time it has.
type SlowBodyError struct{ Err error }

func (e *SlowBodyError) Error() string { return "the body did not come in time" }

// Unwrap returns the error of the connection.
func (e *SlowBodyError) Unwrap() error { return e.Err }

// seconds rounds a wait up to whole seconds, at least one.
func seconds(d time.Duration) int {
	return max(1, int((d+time.Second-1)/time.Second))
}

// Shorten cuts what a client sent to a length that fits a message.
func Shorten(s string) string {
	const maxLen = 80
	r := []rune(s)
	if len(r) <= maxLen {
		return s
	}
	return string(r[:maxLen]) + "…"
}

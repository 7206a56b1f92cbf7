package web

import (
	"fmt"
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
	return fmt.Sprintf("%s: %q is not %s", e.Name, shorten(e.Value), e.Want)
}

// Field names the parameter at fault.
func (e *ParamError) Field() string { return e.Name }

// BodyError is returned when a request body was read but makes no sense.
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
	return fmt.Sprintf("no %s %q", e.What, shorten(e.ID))
}

// FormatError is returned when none of the asked-for formats is on offer.
type FormatError struct {
	Asked   string
	Offered []string
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("cannot answer as %q; choose one of %s with f= or Accept", shorten(e.Asked), strings.Join(e.Offered, ", "))
}

// MediaTypeError is returned when a body comes in a type that the route does
// not read.
type MediaTypeError struct {
	Got  string
	Want []string
}

func (e *MediaTypeError) Error() string {
	return fmt.Sprintf("cannot read a body of type %q; send %s", shorten(e.Got), strings.Join(e.Want, ", "))
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

// RateError is returned when a client asks too often.
type RateError struct{ RetryAfter time.Duration }

func (e *RateError) Error() string {
	return fmt.Sprintf("too many requests; wait %d s", seconds(e.RetryAfter))
}

// seconds rounds a wait up to whole seconds, at least one.
func seconds(d time.Duration) int {
	return max(1, int((d+time.Second-1)/time.Second))
}

// shorten cuts what a client sent to a length that fits a message.
func shorten(s string) string {
	const longest = 80
	r := []rune(s)
	if len(r) <= longest {
		return s
	}
	return string(r[:longest]) + "…"
}

// Package cql2 reads filters in the Common Query Language, CQL2 (OGC 21-065r2), as
// text and as JSON, and tells which features pass them.
//
// It has Basic CQL2, the advanced comparison operators LIKE, BETWEEN and IN, CASEI
// and ACCENTI, and S_INTERSECTS with points and boxes; with polygons for points.
// Arithmetic, arrays, functions and the relations of times are not there, and are
// refused.
//
// A comparison with a value that is not known is neither true nor false, and a
// feature passes only what is true, as in SQL.
package cql2

import "fmt"

// Limits of a filter.
const (
	maxLength = 8 << 10 // bytes
	maxDepth  = 40      // of expressions in each other
	maxNodes  = 1000
)

// SyntaxError is returned for a filter that is not CQL2, or holds what is not there.
type SyntaxError struct {
	At     int    // byte of a text, -1 in JSON
	Reason string // what was expected, or what is not there
}

func (e *SyntaxError) Error() string {
	if e.At < 0 {
		return e.Reason
	}
	return fmt.Sprintf("at character %d: %s", e.At+1, e.Reason)
}

// PropertyError is returned for a property that the features do not have.
type PropertyError struct{ Name string }

func (e *PropertyError) Error() string { return fmt.Sprintf("there is no property %q", e.Name) }

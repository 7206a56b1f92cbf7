package gazetteer

import (
	"fmt"
	"unicode/utf8"

	"dateline/geo"

	"github.com/paulmach/orb"
)

// Mode says which names a query finds.
type Mode uint8

// The modes.
const (
	Best   Mode = iota // the exact name, and where nothing bears it a fuzzy one
	Exact              // the same folded name
	Prefix             // names that begin with the text, for autocompletion
	Fuzzy              // names within a few typing errors
)

// Query asks for places by name. Its zero value finds nothing: Text is needed.
//
// Text may name a place within another ("Paris, Texas", "Springfield IL",
// "Moscow, Russia") or be a position as [ParsePoint] reads it, latitude first;
// a position finds the places nearest to it.
type Query struct {
	Text    string
	Mode    Mode
	Filter  Filter
	Focus   *orb.Point // places near it rank higher
	Limit   int        // most hits, 0 for ten, at most MaxLimit
	Explain bool       // fill Hit.Signals
}

// MaxLimit is the most hits that a query gives.
const MaxLimit = 1000

const defaultLimit = 10

// Found says how a hit was found.
type Found uint8

// The ways to find a place.
const (
	ByName     Found = iota // its folded name is the text
	ByPrefix                // its name begins with the text
	ByTypo                  // its name is the text but for Hit.Edits typing errors
	ByPosition              // it is near
)

// String returns "name", "prefix", "typo" or "position".
func (f Found) String() string {
	switch f {
	case ByName:
		return "name"
	case ByPrefix:
		return "prefix"
	case ByTypo:
		return "typo"
	}
	return "position"
}

// Hit is one answer to a query.
type Hit struct {
	Ref      Ref
	Found    Found
	Kind     NameKind   // of the name that was found; NameMain for ByPosition
	Edits    int        // typing errors, for ByTypo
	Distance geo.Length // from the focus or the position asked for, -1 without one
	Score    float64    // the sum of the signals, larger is better
	Signals  []Signal   // when the query asks for them
}

// Signal is one named contribution to a score.
type Signal struct {
	Name  string // match, kind, fame, near, context
	Value float64
}

// QueryError is returned for a query that cannot be answered.
type QueryError struct {
	Field  string // the field of the query at fault: "Text", "Focus", "Filter.Bound" …
	Reason string
}

func (e *QueryError) Error() string { return fmt.Sprintf("query: %s %s", e.Field, e.Reason) }

// check returns the first flaw of a query.
func (q *Query) check() error {
	switch {
	case len(q.Text) > MaxName:
		return &QueryError{"Text", fmt.Sprintf("has %d bytes, more than the %d of the longest name", len(q.Text),
			MaxName)}
	case !utf8.ValidString(q.Text):
		return &QueryError{"Text", "is not valid UTF-8"}
	case q.Mode > Fuzzy:
		return &QueryError{"Mode", fmt.Sprintf("is %d, which is not a mode", q.Mode)}
	case q.Limit < 0:
		return &QueryError{"Limit", fmt.Sprintf("is %d, less than 0", q.Limit)}
	case q.Focus != nil && !onEarth(*q.Focus):
		return &QueryError{"Focus", fmt.Sprintf("%v is not a longitude and latitude", *q.Focus)}
	}
	return nil
}

// limit returns the number of hits that a query wants.
func limit(n int) int {
	if n <= 0 {
		return defaultLimit
	}
	return min(n, MaxLimit)
}

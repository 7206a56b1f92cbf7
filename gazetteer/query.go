package gazetteer

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"dateline/geo"

	"github.com/paulmach/orb"
	"golang.org/x/text/language"
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
// Text may name a place within others ("Paris, Texas", "Springfield IL",
// "Sydney New South Wales Australia", "Toronto ON Canada", "Portoviejo EC"), may
// say beside the name what the place is ("City of Leeds", "Perugia airport"), or
// be a position as [ParsePoint] reads it, latitude first; a position finds the
// places nearest to it.
//
// What the text says of where the place lies is kept: a place that does not lie
// there is no hit. Where nothing fits, the modes Best and Fuzzy give less and say
// so, see [Fit].
type Query struct {
	Text   string
	Within []string // what the place lies in, small to large, as after commas of Text
	Mode   Mode
	Filter Filter
	Focus  *orb.Point // places near it rank higher

	FocusReach  geo.Length // up to where a place is as near as can be; 0 for 10 km
	FocusWeight float64    // how much the focus counts; 0 for 1, which is much as fame does

	Languages []language.Tag // of the asker, the best first: their country ranks higher
	Limit     int            // most hits, 0 for ten, at most MaxLimit
	Explain   bool           // fill Hit.Signals
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

// Fit says how much of a query a hit answers.
type Fit uint8

// The degrees of fit, the best first.
const (
	FitWhole  Fit = iota // all that the text says
	FitNumber            // all but a number, such as a postcode, of which the gazetteer knows nothing
	FitPart              // what the gazetteer knows; a word of the text that it does not is left out
	FitAround            // it is what the text says the place lies in; the place itself is not found there
)

// Hit is one answer to a query.
type Hit struct {
	Ref      Ref
	Found    Found
	Fit      Fit
	Kind     NameKind   // of the name that was found; NameMain for ByPosition
	Edits    int        // typing errors, for ByTypo
	Distance geo.Length // from the focus or the position asked for, -1 without one
	Score    float64    // the sum of the signals, larger is better
	Signals  []Signal   // when the query asks for them
}

// Signal is one named contribution to a score.
type Signal struct {
	Name  string // match, kind, fame, near, context, borrowed, home, language
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
	case len(q.Text) > MaxName || slices.ContainsFunc(q.Within, func(s string) bool { return len(s) > MaxName }):
		return &QueryError{"Text", fmt.Sprintf("has %d bytes, more than the %d of the longest name", longest(q),
			MaxName)}
	case !utf8.ValidString(q.Text) || slices.ContainsFunc(q.Within, func(s string) bool { return !utf8.ValidString(s) }):
		return &QueryError{"Text", "is not valid UTF-8"}
	case q.Mode > Fuzzy:
		return &QueryError{"Mode", fmt.Sprintf("is %d, which is not a mode", q.Mode)}
	case q.Limit < 0:
		return &QueryError{"Limit", fmt.Sprintf("is %d, less than 0", q.Limit)}
	case q.FocusReach < 0 || q.FocusWeight < 0 || math.IsNaN(q.FocusWeight) || math.IsNaN(float64(q.FocusReach)):
		return &QueryError{"Focus", "has a negative reach or weight"}
	case q.Focus != nil && !onEarth(*q.Focus):
		return &QueryError{"Focus", fmt.Sprintf("%v is not a longitude and latitude", *q.Focus)}
	}
	return nil
}

// longest is the length of the longest text of a query.
func longest(q *Query) int {
	n := len(q.Text)
	for _, s := range q.Within {
		n = max(n, len(s))
	}
	return n
}

// limit returns the number of hits that a query wants.
func limit(n int) int {
	if n <= 0 {
		return defaultLimit
	}
	return min(n, MaxLimit)
}

package article

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// Correction says which place words of a text mean. The words are one span, or
// every mention of a name; a place without words is added to the article
// beside its text.
//
// A place need not be one of the gazetteer: with a point and a label, an author
// puts one of their own on the map, under an id that later corrections can name.
//
// A correction names words of the text and not results of a parser, so it holds
// when the text is read again with another gazetteer. The last word on a span
// counts.
type Correction struct {
	Start *int               `json:"start,omitempty"` // code points, half-open; both or neither
	End   *int               `json:"end,omitempty"`
	Name  string             `json:"name,omitempty"`  // instead of a span: every mention with these words, in any case
	Place *gazetteer.PlaceID `json:"place"`           // null: these words mean no place
	Point *orb.Point         `json:"point,omitempty"` // longitude, latitude, of a place of one's own, whose id begins with [OwnID]
	Details
}

// Details are what an author says of a place on a map. They hold for the place, whatever words mean it;
// the last word on each member counts.
type Details struct {
	Label  string `json:"label,omitempty"`      // what the map calls it; needed for a place of one's own
	Note   string `json:"note,omitempty"`       // a sentence or two for readers
	Source string `json:"source,omitempty"`     // http or https address that vouches for it
	Side   string `json:"label_side,omitempty"` // of the point, where the label stands; one of Sides
}

// OwnID begins the ids of places that a map has of its own, without the gazetteer.
const OwnID = "own:"

// Sides are the sides of a point on which its label may stand. None hides the label.
func Sides() []string { return []string{"e", "w", "n", "s", "ne", "nw", "se", "sw", "none"} }

// MaxCorrections is how many corrections one text may have.
const MaxCorrections = 5_000

// CorrectionError is returned for a correction that cannot apply to its text.
type CorrectionError struct {
	Index  int // of the correction
	Reason string
}

func (e *CorrectionError) Error() string { return e.Field() + ": " + e.Reason }

// Field names the correction at fault.
func (e *CorrectionError) Field() string { return fmt.Sprintf("corrections[%d]", e.Index) }

// ReadCorrections reads a JSON list of corrections. A member that corrections
// do not have is an error, for its writer meant something by it.
func ReadCorrections(r io.Reader) ([]Correction, error) {
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	var list []Correction
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("not a JSON list of corrections: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("more follows after the JSON list of corrections")
	}
	return list, nil
}

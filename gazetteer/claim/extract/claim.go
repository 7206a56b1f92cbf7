package extract

import (
	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
)

// Basis says how the text names an end of a claim.
type Basis string

// The bases, the surest first.
const (
	Stated   Basis = "stated"   // the words beside the distance name the place
	Referred Basis = "referred" // an anaphor names it that can stand for one place only: "It lies …", "the town is …"
	Inferred Basis = "inferred" // taken from what the text is about, or from where it was last
	Unknown  Basis = "unknown"  // not found
)

// Weaker returns the less sure of two bases.
func Weaker(a, b Basis) Basis {
	for _, weak := range [...]Basis{Unknown, Inferred, Referred} {
		if a == weak || b == weak {
			return weak
		}
	}
	return Stated
}

// Relation says what a claim measures between its two ends.
type Relation string

// The relations.
const (
	From    Relation = "from"    // From lies the distance away from To
	Between Relation = "between" // the two lie that far apart
	Border  Relation = "border"  // measured to the border of To
	Coast   Relation = "coast"   // measured to the coast of To
	Radius  Relation = "radius"  // anywhere within the distance of To
)

// End is one of the two places of a claim: a mention, a name that is no
// mention, or a place that the words only describe.
type End struct {
	Mention    int           // index into Document.Mentions of the words that name it, -1 when there are none
	Described  gazetteer.Ref // the place that the words describe without its name: "the French capital"; NoRef for none
	Name       string        // the words that name it, "" when no words do
	Span       geoparse.Span // of a name that is no mention; else empty
	Area       bool          // the words call it a district, a county, a river: no town
	Centre     bool          // the words measure from its middle: "the centre of X"
	Basis      Basis
	Rule       string  // how the words lead to it, in a few words
	Confidence float64 // 0–1, that the text means this end
	RunnersUp  []int   // indexes into Document.Mentions of others that it may have been, likelier first
}

// IsKnown reports whether a place of doc, or a described one, stands behind
// the end.
func (e *End) IsKnown(doc *geoparse.Document) bool {
	return e.Described != gazetteer.NoRef || e.Mention >= 0 && doc.Mentions[e.Mention].Place >= 0
}

// Claim is a distance that a text states between two places.
type Claim struct {
	geoparse.Span        // hedge, number and unit
	Text          string // the words of the span
	Hedge         string // as written, lower case: "about"; "" for none
	quantity.Stated
	Direction quantity.Direction // in which From lies of To
	Mode      quantity.Mode      // how the distance is travelled
	Journey   bool               // somebody travelled it: the way may be any number of times the straight line
	Relation  Relation
	From, To  End // From is the place that is located, To the anchor
	Subject   int // claims of one document with the same subject place the same thing; 0 for none
}

// Basis returns the weaker basis of the two ends.
func (c *Claim) Basis() Basis { return Weaker(c.From.Basis, c.To.Basis) }

package claim

import (
	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
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

// End is one of the two places of a claim.
type End struct {
	Place      int           // index into Document.Places, -1 when it is not one of them
	Ref        gazetteer.Ref // the place in the index, gazetteer.NoRef when it is not known
	Mention    int           // index into Document.Mentions of the words that name it, -1 when there are none
	Name       string        // the words that name it, "" when no words do
	Basis      Basis
	Rule       string    // how the words lead to it, in a few words
	Confidence float64   // 0–1, that the text means this end
	RunnersUp  []int     // indexes into Document.Places of others that it may have been, likelier first
	origin     endOrigin // how its place was found
}

// endOrigin says how the place of an end was found.
type endOrigin uint8

const (
	ownPlace     endOrigin = iota // the document resolved the mention to it
	lookedUp                      // the name was looked up near the other end
	describedAs                   // the words describe it: "the French capital"
	townOfRegion                  // the town of a mention that was resolved to its region
)

// Interval is a closed range of lengths.
type Interval struct{ Min, Max geo.Length }

// Contains reports whether l lies in the interval.
func (i Interval) Contains(l geo.Length) bool { return i.Min <= l && l <= i.Max }

// Overlaps reports whether the two intervals share a length.
func (i Interval) Overlaps(j Interval) bool { return i.Min <= j.Max && j.Min <= i.Max }

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

// Direction is one of the sixteen compass points: "N", "NNE", "NE" … It is ""
// where none is stated.
type Direction string

// Azimuth returns the direction in degrees clockwise from north, in [0, 360).
// ok is false for "".
func (d Direction) Azimuth() (azimuth float64, ok bool) { return geo.ParseCompass(string(d)) }

// Word writes the direction out: "north", "south-southwest". It is "" for "".
func (d Direction) Word() string {
	a, ok := d.Azimuth()
	if !ok {
		return string(d)
	}
	return geo.CompassWord(a)
}

// Mode is how a distance is travelled. It is "" where the text does not say.
type Mode string

// The modes.
const (
	Road     Mode = "road"     // by road, rail or on foot
	Sea      Mode = "sea"      // by ship
	Flight   Mode = "flight"   // by air
	Straight Mode = "straight" // in a straight line, as the crow flies
)

// Kind tells a claim, which can be checked, from a position.
type Kind string

// The kinds of claims.
const (
	Checkable Kind = "claim"    // both ends are places that can be measured
	Position  Kind = "position" // one end is no place of the gazetteer: the words say where it lies
)

// Claim is a distance that a text states between two places.
type Claim struct {
	geoparse.Span           // hedge, number and unit
	Text          string    // the words of the span
	Kind          Kind      // whether it can be checked
	Value         Interval  // as stated; Min == Max for a single number
	Unit          geo.Unit  // of the number: km m mi nmi ft yd
	Hedge         string    // as written, lower case: "about"; "" for none
	Direction     Direction // in which From lies of To
	Mode          Mode      // how the distance is travelled
	Journey       bool      // somebody travelled it: the way may be any number of times the straight line
	Relation      Relation
	From, To      End // From is the place that is located, To the anchor
	stated        stated
	subject       int // claims of one document with the same subject place the same thing; 0 for none
}

// Basis returns the weaker basis of the two ends.
func (c *Claim) Basis() Basis { return Weaker(c.From.Basis, c.To.Basis) }

// stated is how precise the words of a claim are.
type stated struct {
	step  geo.Length // place value of the last significant digit
	hedge hedge
}

// Outcome is what a check of a claim comes to.
type Outcome string

// The outcomes.
const (
	Consistent   Outcome = "consistent"   // the map allows what the words say
	Contradicted Outcome = "contradicted" // it does not, and the text names both places beyond doubt
	Unverifiable Outcome = "unverifiable" // it cannot be said
)

// Verdict is a claim with what the map says of it.
type Verdict struct {
	Claim
	Outcome  Outcome
	Allowed  Interval  // what the words allow
	Measured Interval  // what the extents of the two places allow
	Line     *geo.Line // the geodesic between the two points; nil when an end is not known
	Method   string    // one phrase: how it was measured
	Reason   string    // one plain sentence

	Relative *RelativePlace    // where From lies, when it has no place of its own but To has; nil otherwise
	Reasons  []geoparse.Reason // what paired the two ends, and how the words name each

	FromPlace, ToPlace *gazetteer.Place // the ends as measured; nil when not known
	ByRoute            bool             // consistent only as a way longer than the straight line
	NearMiss           bool             // consistent only within the differences between sources
	WrongDirection     bool             // contradicted by its direction alone
}

package claim

import (
	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

type Basis string

const (
	Stated   Basis = "stated"   // named in the same clause as the distance
	Inferred Basis = "inferred" // found in the discourse before it
	Unknown  Basis = "unknown"  // not found
)

type End struct {
	Place      int           // index into Document.Places, -1 when it is not one of them
	Ref        gazetteer.Ref // the place in the index, gazetteer.NoRef when not known
	Mention    int           // the mention it was read from, -1 when there is none
	Basis      Basis
	Confidence float64
	RunnersUp  []int // other places that it may have been, likelier first
}

type Interval struct{ Min, Max geo.Length }

func (i Interval) Contains(l geo.Length) bool { return i.Min <= l && l <= i.Max }

func (i Interval) Overlaps(j Interval) bool { return i.Min <= j.Max && j.Min <= i.Max }

type Relation string

const (
	From    Relation = "from"    // From lies the distance away from To
	Between Relation = "between" // the two lie that far apart
	Border  Relation = "border"  // measured to the border of To
	Coast   Relation = "coast"   // measured to the coast of To
	Radius  Relation = "radius"  // anywhere within the distance of To
)

type Claim struct {
	geoparse.Span          // hedge, number and unit
	Text          string   // the words of the span
	Value         Interval // as stated; Min == Max for a single number
	Unit          string   // km m mi nmi ft yd
	Hedge         string   // as written, lower case: "about"; "" for none
	Direction     string   // compass point in which From lies of To: "N", "SW"; "" for none
	Mode          string   // "road", "flight", "straight"; "" when not said
	Relation      Relation
	From, To      End // From is the place that is located, To the anchor
	stated        stated
}

type stated struct {
	step  geo.Length // place value of the last significant digit
	hedge hedge
}

type Outcome string

const (
	Consistent   Outcome = "consistent"
	Contradicted Outcome = "contradicted"
	Unverifiable Outcome = "unverifiable"
)

type Verdict struct {
	Claim
	Outcome  Outcome
	Allowed  Interval  // what the words allow
	Measured Interval  // what the extents of the two places allow
	Line     *geo.Line // the geodesic between the two points; nil when an end is not known
	Method   string    // one phrase: how it was measured
	Reason   string    // one plain sentence

	FromPlace, ToPlace *gazetteer.Place // the ends as measured; nil when not known
	ByRoute            bool             // consistent only as a way longer than the straight line
	NearMiss           bool             // consistent only within the differences between sources
	WrongDirection     bool             // contradicted by its direction alone
}

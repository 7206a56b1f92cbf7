package claim

import (
	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
	"dateline/geo"
)

// The terms of package extract and package quantity, under the names that a
// caller of this package uses.
type (
	Claim     = extract.Claim
	End       = extract.End
	Basis     = extract.Basis
	Relation  = extract.Relation
	Interval  = quantity.Interval
	Direction = quantity.Direction
	Mode      = quantity.Mode
)

// The bases, relations and modes; see packages extract and quantity.
const (
	Stated   = extract.Stated
	Referred = extract.Referred
	Inferred = extract.Inferred
	Unknown  = extract.Unknown

	From    = extract.From
	Between = extract.Between
	Border  = extract.Border
	Coast   = extract.Coast
	Radius  = extract.Radius

	Road     = quantity.Road
	Sea      = quantity.Sea
	Flight   = quantity.Flight
	Straight = quantity.Straight
)

// Kind tells a claim, which can be checked, from a position.
type Kind string

// The kinds of claims.
const (
	Checkable Kind = "claim"    // both ends are places that can be measured
	Position  Kind = "position" // one end is no place of the gazetteer: the words say where it lies
)

// Outcome is what a check of a claim comes to.
type Outcome string

// The outcomes.
const (
	Consistent   Outcome = "consistent"   // the map allows what the words say
	Contradicted Outcome = "contradicted" // it does not, and the text names both places beyond doubt
	Unverifiable Outcome = "unverifiable" // it cannot be said
)

// Verdict is a claim with what the map says of it. Its fields are in three
// groups: what it comes to, the places and how they were measured, and how close the outcome is.
type Verdict struct {
	Claim
	Kind    Kind
	Outcome Outcome
	Code    Code              // what kind of reason it has
	Reason  string            // one plain sentence
	Reasons []geoparse.Reason // what paired the two ends, and how the words name each

	FromPlace, ToPlace *gazetteer.Place // the ends as measured; nil when not known
	Measurement
	Relative *RelativePlace // where From lies, when it has no place of its own but To has; nil otherwise

	ByRoute        bool // consistent only as a way longer than the straight line
	NearMiss       bool // consistent only within the differences between sources
	WrongDirection bool // contradicted by its direction alone
}

// Measurement is what the words of a claim allow beside what the map has.
type Measurement struct {
	Allowed  Interval  // what the words allow
	Measured Interval  // what the extents of the two places allow
	Line     *geo.Line // the geodesic between the two points; nil when an end is not known
	Method   string    // one phrase: how it was measured
}

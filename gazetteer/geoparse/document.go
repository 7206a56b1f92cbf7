package geoparse

import "dateline/gazetteer"

// Kind is the way in which a mention refers to its place.
type Kind string

// The kinds of mentions.
const (
	Literal     Kind = "literal"     // the place itself: "in Istanbul"
	Associative Kind = "associative" // a metonym or modifier: "Moscow wants", "the Istanbul talks"
	Demonym     Kind = "demonym"     // "Turkish", "Ukrainians"
	Language    Kind = "language"    // "spoke in Turkish"
	Embedded    Kind = "embedded"    // inside another name: "Toronto Police"
	Facility    Kind = "facility"    // a building, venue or institution
)

// Kinds lists the kinds of mentions.
func Kinds() []Kind { return []Kind{Literal, Associative, Demonym, Language, Embedded, Facility} }

// Span is a half-open range of bytes in the text of a document.
type Span struct{ Start, End int }

// Signal is one named reason for or against a candidate.
type Signal struct {
	Name   string
	Value  float64 // what was seen
	Weight float64 // what it counts; the contribution is Value*Weight
}

// Decider names a step of reading that decides about a mention or a claim.
type Decider string

// The deciders, in the order in which they have their say.
const (
	ByRecogniser Decider = "recogniser" // is this span the name of a place?
	ByFilter     Decider = "filter"     // is it still, seen what it resolved to?
	ByRanker     Decider = "ranker"     // which place is it?
	ByRule       Decider = "rule"       // what overrides the ranker
	ByConstraint Decider = "constraint" // a distance that the text states
	ByCorrection Decider = "correction" // the word of a reader
	ByClaim      Decider = "claim"      // which two places a distance joins
)

// Reason is one reason of a decider. Label says in words what was seen; Value is
// how much of it, and Weight how much that counts. Both are 0 for a reason that
// holds or does not.
type Reason struct {
	Decider       Decider
	ID, Label     string
	Value, Weight float64
}

// Candidate is a place that a mention may refer to.
type Candidate struct {
	Ref         gazetteer.Ref
	Probability float64  // among the candidates of this mention; sums to ≤ 1 with abstention
	Signals     []Signal // only when Input.Explain is set
	Reasons     []Reason // only when Input.Explain is set
}

// Mention is one occurrence of a place name in a text.
type Mention struct {
	Span
	Text       string
	Kind       Kind
	Place      int           // index into Document.Places, -1 when unresolved
	Within     gazetteer.Ref // the place that the text puts a site in that has none of its own; NoRef otherwise, and then Place is -1
	Confidence float64       // 0–1, that span and place are right
	Candidates []Candidate   // best first, at most ten; shared by the mentions of a name
	Reasons    []Reason      // of all deciders but the ranker; only when Input.Explain is set
}

// Place is a place of the gazetteer together with its mentions in a document.
type Place struct {
	gazetteer.Place
	Ref        gazetteer.Ref
	Mentions   []int   // indexes into Document.Mentions, ascending
	Confidence float64 // the best of its mentions
}

// Share is the part of an article's mentions that falls on one place.
type Share struct {
	Ref   gazetteer.Ref
	Share float64 // 0–1
}

// Focus is what an article is mostly about: countries, first-level regions
// and places, each with its share, largest first.
type Focus struct{ Countries, Regions, Places []Share }

// Document is a parsed text.
type Document struct {
	Title     string // context only; offsets never count it
	Text      string
	Sentences []Span
	Mentions  []Mention // ascending by Start, never overlapping
	Places    []Place   // in order of first mention
	Focus     Focus
}

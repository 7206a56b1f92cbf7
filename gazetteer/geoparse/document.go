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

// Span is a half-open range of bytes in the text of a document.
type Span struct{ Start, End int }

// Signal is one named reason for or against a candidate.
type Signal struct {
	Name   string
	Value  float64 // what was seen
	Weight float64 // what it counts; the contribution is Value*Weight
}

// Candidate is a place that a mention may refer to.
type Candidate struct {
	Ref         gazetteer.Ref
	Probability float64  // among the candidates of this mention; sums to ≤ 1 with abstention
	Signals     []Signal // only when Input.Explain is set
}

// Mention is one occurrence of a place name in a text.
type Mention struct {
	Span
	Text       string
	Kind       Kind
	Place      int         // index into Document.Places, -1 when unresolved
	Confidence float64     // 0–1, that span and place are right
	Candidates []Candidate // best first, at most ten; shared by the mentions of a name
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

package geoparse

import (
	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

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

	// Organisation is a club that is called by its town: "Liverpool beat Chelsea". Its
	// place is the town, and no map shows it unless it is asked for.
	Organisation Kind = "organisation"
)

// Kinds lists the kinds of mentions.
func Kinds() []Kind {
	return []Kind{Literal, Associative, Demonym, Language, Embedded, Facility, Organisation}
}

// Span is a half-open range of bytes in the text of a document.
type Span = text.Span

// Candidate is a place that a mention may refer to.
type Candidate = resolve.Ranked

// Reason is one reason of a decider.
type Reason = resolve.Reason

// Hint tells where a text is set.
type Hint = resolve.Hint

// Mention is one occurrence of a place name in a text. Its fields are many, since all that is
// known of one word is asked for together.
type Mention struct {
	Span
	Text       string
	Kind       Kind
	Place      int           // index into Document.Places, -1 when unresolved
	Within     gazetteer.Ref // the place that the text puts a site in that has none of its own; NoRef otherwise, and then Place is -1
	Confidence float64       // 0–1, that span and place are right
	Resolution float64       // 0–1, that the place is right when the span is
	Sense      int           // index into Document.Senses, -1 for none; equal for mentions that mean one place by one name
	Candidates []Candidate   // best first, at most ten; shared by the mentions of a name
	Reasons    []Reason      // of all deciders but the ranker; only when Input.Explain is set
	Doubt      string        // what the text says against it, in a sentence: coordinates far from the place named beside them; "" for nothing
	Settled    bool          // by a reader, whom nothing in the text contradicts
	ByDistance bool          // placed by a stated distance alone, against the ranker or without it: it may confirm that distance, never contradict it
}

// Place is a place of the gazetteer together with its mentions in a document.
type Place struct {
	gazetteer.Place
	Ref        gazetteer.Ref
	Mentions   []int   // indexes into Document.Mentions, ascending
	Confidence float64 // the best of its mentions
	OffMap     bool    // all its mentions are organisations, and nobody asked for these
}

// Share is the part of an article's mentions that falls on one place.
type Share struct {
	Ref   gazetteer.Ref
	Share float64 // 0–1
}

// Focus is what an article is mostly about: countries, first-level regions and
// places, each with its share, largest first.
type Focus struct{ Countries, Regions, Places []Share }

// Document is a parsed text. It must not be changed.
type Document struct {
	Title     string // context only; offsets never count it
	Text      string
	Language  string         // BCP 47 tag of the language that it was read in
	Texts     []LanguageText // of a text of several languages, by language; empty for one
	Source    *text.Text     // title and text, cut into tokens and sentences
	Sentences []Span
	Mentions  []Mention // ascending by Start, never overlapping
	NoPlaces  []Span    // of which a reader says that they name no place; they overlap no mention
	Closed    bool      // mentions are those that a caller asked for, and no more may come
	Places    []Place   // in order of first mention
	Senses    []resolve.Sense
	Focus     Focus
}

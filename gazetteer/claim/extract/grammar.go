package extract

import (
	"dateline/gazetteer/quantity"
)

// Grammar reads the distances of one language. It decides what the words of
// a sentence say, and leaves to the [Discourse] what earlier sentences say. It is immutable
// and safe for concurrent use.
type Grammar interface {
	// Classes returns a set of bits for each token, for the grammar's own use as
	// [Reading.Class]: what parts its words may play. It may mark tokens as names, by
	// their capital, that a line in capitals hides.
	Classes(tokens []quantity.Token) []uint64

	// Subject reads what sentence s is about. It is called once for each
	// sentence, in order.
	Subject(r *Reading, s Sentence) Subject

	// Frames reads the distances that quantity q of sentence si states: none when
	// it is the measure of a thing, several when numbers share its unit. Tokens
	// before floor belong to an earlier quantity.
	Frames(d *Discourse, q quantity.Quantity, si, floor int) []Frame

	// Stance tells how the name that starts at token i stands in its clause, which
	// begins at token floor or later.
	Stance(r *Reading, i, floor int) Stance

	// Noun returns the noun that introduces the name at token i, as in "the
	// town of X"; "" for none.
	Noun(r *Reading, i int) string

	// Speaks reports whether token i is a verb of saying, and MayName whether a
	// capitalised word there may be part of the name of a person.
	Speaks(r *Reading, i int) bool
	MayName(r *Reading, i int) bool

	// Part reports whether mention m is a part of a longer name that is not one of
	// a place that lies somewhere: "Wye" of "Wye River".
	Part(r *Reading, m int) bool

	// Moves reports whether its own words, or those beside it, make the name of tokens
	// [first, next) one of a thing that no distance locates: a ship, a storm, a road, a
	// person, a district.
	Moves(r *Reading, first, next int) bool
}

// Stance tells how a name stands in its clause.
type Stance uint8

// The stances; several may hold.
const (
	At      Stance = 1 << iota // "in X": something is there
	Into                       // "in the town of X": the words lead to it
	Left                       // "left X": who left is there no more
	Towards                    // "to X": where something goes
)

// Frame is what the words around a quantity say: how it is a distance, and
// between what.
type Frame struct {
	quantity.Quantity
	Relation  Relation
	Direction quantity.Direction
	Mode      quantity.Mode
	Journey   bool
	Anchored  bool // the words name what it is measured from, or both ends
	Both      bool // they name both ends, as in "from A to B" and "A and B are 30 km apart"
	From, To  Entity
	End       int // token after all of it
}

// SubjectKind says what a sentence is about.
type SubjectKind uint8

// The kinds of subjects.
const (
	SubjectNone    SubjectKind = iota
	SubjectPlace               // a mention
	SubjectName                // a name that is no mention
	SubjectAnaphor             // "it", "the town": what the text was about before
	SubjectOther               // "the nearest town", "its capital": the predicate says which
	SubjectThing               // anything else: "the talks", "Mr A"
)

// Subject is the subject of a sentence as far as places go.
type Subject struct {
	Kind       SubjectKind
	Mention    int
	Start, End int    // tokens of the phrase
	Head       string // noun of an anaphor: "town"
	Defining   bool   // a verb of being follows: the sentence tells where or what it is
	Verb       int    // token of that verb
	Border     bool   // the border of the mention, not the place itself
	Strict     bool   // the verb says what or where it is: "is a town", "lies", "is located"
	Locates    bool   // the verb puts it at a distance from another place
}

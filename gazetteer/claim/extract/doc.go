// Package extract finds the distances that a text states, and between which two
// phrases each lies.
//
// Goals: to read distances as the news writes them; to say of each end whether the
// words beside the distance name it, an anaphor refers to it, or the text around it
// suggests it. Ends are mentions of the document, or names that it lacks: no place is chosen here.
//
// Non-goals: lengths of rivers and roads, areas, speeds, heights, races, the reach of
// weapons, and the measures of things are no distances between places. Lengths under 100 m are
// never distances; those under a kilometre only where the words name what they are measured from.
//
// # The way of a distance
//
//	Document ─ Reading ─▶ quantities ─ Grammar.Frames ─▶ []Frame ─ Discourse ─▶ []Claim
//
// A [Reading] is the document in tokens and sentences. [dateline/gazetteer/quantity] reads a length in
// it; the [Grammar] reads the words around it into a [Frame]: a relation, a direction and
// two ends. For an end that no words beside the length name the grammar asks the [Discourse],
// which remembers the subjects of sentences, the topic of the text and the place that it was
// last at. The discourse knows no word of the language.
//
// # Terms
//
// From is the place that is located, To the anchor that it is measured from. An anaphor is
// a phrase that stands for something named before: "it", "the town", and the empty phrase of "10 km to the
// south".
//
// # Adding a language
//
//  1. Write its words: a folder beside data/english with the tables that
//     [dateline/gazetteer/text.OpenWords] reads, and the folders lengths
//     ([dateline/gazetteer/quantity.Open]) and distances, whose table is up to the grammar.
//  2. Write its grammar: the tables words and frames that package frames reads, or, for word
//     orders that no pattern describes, a package beside english that implements [Grammar]. A
//     grammar is about word order: what stands to the left and to the right of a length, where a
//     noun phrase ends, which subject a sentence has. The toy grammar in grammar_test.go is
//     the smallest one.
//  3. Write golden texts for it, with their mentions in brackets, as
//     gazetteer/claim/testdata/news.txt has them: package extracttest makes documents of them.
//  4. Name it in package languages, which opens all of them for claim.New.
//
// # Life cycle
//
// An [Extractor] is immutable and safe for concurrent use. Its time is linear in the text.
package extract

// Package frames is the grammar of distances in the languages whose word order can be
// written as patterns.
//
// A language is two tables: words.tsv gives words their classes, and frames.tsv lists the
// patterns of classes in which a distance stands, such as "Q from B" and "B:dat Q away". The
// first pattern that matches the words around a length tells its two ends; a length that none
// matches is the measure of a thing. What a pattern leaves out is found beside it: the
// phrase that it stands in apposition to, the subject of its sentence, or what the
// discourse of package extract says.
//
// # Patterns
//
// A pattern is read from left to right and must hold Q, the length with its hedges and the
// preposition before it. Its other elements are
//
//	A, B      noun phrases: what is located, and what it is measured from
//	D         a direction; D|class that or a word
//	two       a phrase for both ends: "the two towns"
//	class     a word of that class; x|y for either
//	x? x*     an element that may be missing, or stand several times
//	A:dat     a phrase whose last word, or its ending behind an apostrophe, is of that class
//	Q:at      a length with a preposition before it
//	^ $       the beginning of a sentence, the end of a clause
//
// # Life cycle
//
// A [Grammar] is immutable and safe for concurrent use. Its time is linear in the text: patterns are
// tried within a fixed reach of a length.
package frames

// Package recognise finds the spans of a text that are names of places.
//
// A [Recogniser] labels the capitalised words of a text by a conditional random
// field, driven by what the gazetteer, the word lists and the article itself know
// of them. It does so in two passes: the second sees what the first decided about
// the same words elsewhere in the article. It proposes more than it believes in;
// whether a span is kept is decided when it is known what it resolves to (package
// geoparse).
//
// # Terms
//
// An active token may be part of a name: a capital, and the small words, marks and
// digits that bind capitals. A match is a name of the gazetteer that stands in the
// text. A run of capitals is what stands between two words that are no part of any
// name. A segment is a sequence of active tokens that is labelled as a whole.
//
// # Life cycle
//
// A Recogniser is immutable and safe for concurrent use. A [Workspace] serves one
// text at a time; the [Recognition] that it holds is valid until the next text.
package recognise

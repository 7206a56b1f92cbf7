// Package language tells in which language a text is written: by its script, by the letters
// that a language has beside the common ones, and by the small words that stand all over its
// texts. Names say little of it, so words with a capital count less.
//
// What it knows is a table of data; see [Read] for its form. A language is a row of it.
package language

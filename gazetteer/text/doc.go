// Package text cuts a news text once, for every stage that reads it.
//
// A [Text] holds the tokens and sentences of a title and a body. Tokens carry
// what can be said of a word without its neighbours: how it is written, what the
// word lists know of it ([LexEntry]) and the closed class that it belongs to
// ([Class]). What a stage thinks of a token is not kept here: a Text is immutable
// and safe for concurrent use.
//
// # Terms
//
// A token is a word, a number or one punctuation mark; white space is no token.
// The folded form of a token is its lower-case form without accents, as
// [gazetteer.Fold] makes it and as the index is searched by. Positions are bytes
// of [Text.Source]; token and sentence numbers count from 0. Ranges are half-open.
//
// # Words
//
// Words are data: [OpenWords] reads them from a folder of tables, one for each
// language. A table has a word, its class and a note on each line.
package text

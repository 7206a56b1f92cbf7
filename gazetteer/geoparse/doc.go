// Package geoparse finds the places that a news text mentions.
//
// [Parser.Parse] cuts a text (package text), finds the spans that name places
// (recognise), chooses a place for each (resolve), drops the mentions that are
// probably no places ([Filter]), tells how the others refer to theirs ([Kind]) and
// what the article is about ([Focus]). Coordinates that the text gives are mentions, too,
// placed exactly (geo/coordinate). [Parser.Refine] ranks names again that distances stated
// by the text tie together, and makes mentions of names at the ends of distances that were not
// recognised, where a place of the name lies as far as the text says. "None" is an answer: a name that no
// list has stays unresolved, and only where the text itself says in which place a
// site lies does the mention carry that place, in a field of its own
// ([Mention.Within]).
//
// # Terms
//
// A toponym or mention is one occurrence of a place name. A sense is what the
// mentions with the same words have in common; it is one for an article unless the
// text sets two apart. Spans are half-open ranges of bytes.
//
// # Life cycle
//
// A [Parser] is made once from an index, the word tables and the bytes of a model and
// is then immutable and safe for concurrent use. Package train makes models.
package geoparse

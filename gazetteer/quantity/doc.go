// Package quantity reads lengths in a text: numbers in figures and words,
// units, hedges and directions.
//
// Goals: to be the one reader of lengths in running text, and to say what lengths
// the words allow. Lengths that a person types alone, as in a query, are read by
// [dateline/geo.ParseLength].
//
// Non-goals: what a length is between, which is grammar; times, weights, areas
// and money.
//
// # The way of a quantity
//
//	text.Text ─ Tokens ─▶ []Token ─ Reader.At ─▶ Quantity ─ Precision.Allowed ─▶ Interval
//
// [Tokens] gives the tokens of a text as lengths need them: the unit apart from its
// number ("400km"), thousands together ("1 200"). [Reader.At] looks at one token that may be a unit
// and reads to both sides of it, at most [Reach] tokens, so that reading a whole text is linear.
//
// # Words
//
// All words come from the tables units.tsv, numbers.tsv, hedges.tsv and compass.tsv of a
// language; see [Open]. The order of number words (two hundred and fifty, two and a half) is that of
// English and its like.
//
// # Life cycle
//
// A [Reader] is immutable and safe for concurrent use.
package quantity

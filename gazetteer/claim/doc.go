// Package claim finds the distances that a text states between places, and
// checks them against the map.
//
// Goals: to read distances as the news writes them; to say which two places
// a distance lies between, and whether the words beside it name them or the
// discourse before it had to be asked; to judge by intervals, with a reason in one plain sentence.
//
// Non-goals: lengths of rivers and roads, areas, speeds, heights, races, the
// reach of weapons, and the measures of things are no claims. A verdict is about
// geometry only: it does not know which road was meant, where in a city somebody stood, or whether
// a place was inferred rightly.
//
// # The way of a claim
//
//	text ─ tokens ─▶ quantity ─ frame, lead ─▶ ends ─ seek ─▶ Claim ─ measure, allowed ─▶ Verdict
//
// A quantity is a hedge, a number and a unit, with its conversion in brackets.
// The frame is what follows it (away, a direction, from and a phrase), the lead what
// stands before it (a verb, a bracket, a participle). Both together say which
// of the two ends the words name. An end that they do not name comes from the
// discourse: the subject of the sentence before, the topic of the text, the
// place that the text was last at, or where the speaker of the sentence is. A name that the
// document did not resolve is looked up around the other end.
//
// # Terms
//
// From is the place that is located, To the anchor it is measured from. Stated
// means named beside the distance, inferred means found in the discourse. The
// allowed interval is what the words permit by their precision and their hedge, the
// measured interval what the sizes of the two places permit.
//
// # Life cycle
//
// A [Checker] is immutable and safe for concurrent use. Extract and Check
// take time linear in the text.
package claim

// Package claim says whether the distances that a text states hold on the map.
//
// Goals: to judge by intervals, with a reason in one plain sentence; to accuse
// nobody without proof. [Contradicted] needs both places named by the text, or
// referred to by an anaphor that can stand for one place only, each resolved with certainty, and
// no namesake that would make the words hold. All else that does not fit is [Unverifiable].
//
// Non-goals: a verdict is about geometry only. It does not know which road was meant,
// or where in a city somebody stood.
//
// # The way of a claim
//
//	[]Claim ─ Constraints ─▶ Parser.Refine ─▶ Document ─ Renumber, Check: measure, allowed, doubt ─▶ Verdict
//
// Package extract finds the claims. [Constraints] hands them to the parser, which
// chooses the places of all mentions, together with the names at their ends that are no
// mentions: where a bearer of such a name lies as far as the words say, it becomes a mention
// that may confirm the words, never contradict them. Check moves no end. It measures the two
// places, compares what their sizes permit with what the words permit, and asks what speaks
// against calling the words wrong.
//
// A claim whose one end is no place is a [Position]: it says where something lies, and
// its [Verdict.Relative] is that place. Positions of one thing are intersected.
//
// # Life cycle
//
// A [Checker] is immutable and safe for concurrent use. Its time is linear in the
// number of claims.
package claim

import { describe, expect, it } from "vitest";
import type { Candidate, Explanation, Reason } from "../model/reason";
import { choicesOf } from "./candidates";
import { occurrences } from "./occurrences";

describe("occurrences", () => {
  it.each([
    ["Nice is nice. In Nice, Niceness.", "Nice", [0, 17]],
    ["Kyiv", " Kyiv ", [0]],
    ["Kyiv", "", []],
    ["Évian, not vian", "vian", [11]],
    ["aa aa", "aa", [0, 3]],
  ])("%j holds %j at %j", (text, words, want) =>
    expect(occurrences(text, words).map((span) => span.start)).toEqual(want),
  );
});

describe("choicesOf", () => {
  const reason = (label: string, counts: number | null): Reason => ({
    decider: "ranker",
    id: label,
    label,
    value: 1,
    counts,
  });
  const candidate = (id: string, probability: number): Candidate => ({
    id,
    name: id,
    label: id,
    featureClass: "P",
    featureCode: "PPL",
    probability,
    reasons: [
      reason("this is its main name", 9),
      reason(`near ${id}`, 1),
      reason("in the same country", id === "c" ? 0 : 3),
      reason("far from the others", -1),
    ],
  });
  const explanation = (...candidates: Candidate[]): Explanation => ({ start: 0, end: 1, reasons: [], candidates });
  it("keeps each place once, likelier first, with its strongest reasons, but for those that all share", () => {
    const got = choicesOf([
      explanation(candidate("a", 0.2), candidate("b", 0.3)),
      explanation(candidate("a", 0.7), candidate("c", 0.001)),
    ]);
    expect(got.map((c) => [c.id, c.likely, ...c.why])).toEqual([
      ["a", "likely", "In the same country", "Near a"],
      ["b", "possible", "In the same country", "Near b"],
      ["c", "unlikely", "Near c"],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { WireCandidate } from "../api/wire";
import { merge } from "./candidates";
import { occurrences } from "./occurrences";

describe("occurrences", () => {
  it.each([
    ["Nice is nice. In Nice, Niceness.", "Nice", [0, 17]],
    ["Kyiv", " Kyiv ", [0]],
    ["Kyiv", "", []],
    ["Évian, not vian", "vian", [11]],
    ["aa aa", "aa", [0, 3]],
  ])("%j holds %j at %j", (text, words, want) => expect(occurrences(text, words).map((span) => span.start)).toEqual(want));
});

describe("merge", () => {
  const candidate = (id: string, probability: number): WireCandidate => ({
    id, name: id, label: id, lat: 0, lon: 0, feature_class: "P", feature_code: "PPL", probability,
    signals: [{ name: "fame", value: 0.5, weight: 2 }, { name: "same_country", value: 1, weight: 3 }, { name: "distance", value: 1, weight: -1 }],
  });
  it("keeps each place once, likelier first, with its strongest reasons", () => {
    const got = merge([
      { start: 0, end: 1, text: "", candidates: [candidate("a", 0.2), candidate("b", 0.6)] },
      { start: 2, end: 3, text: "", candidates: [candidate("a", 0.7), candidate("c", 0.001)] },
    ]);
    expect(got.map((c) => [c.id, c.why])).toEqual([
      ["a", "70 % · same country · fame"],
      ["b", "60 % · same country · fame"],
      ["c", "under 1 % · same country · fame"],
    ]);
  });
});

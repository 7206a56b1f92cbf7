import { describe, expect, it } from "vitest";
import type { Correction } from "../model/correction";
import { decodeFixes, encodeFixes } from "./fixes";
import { merge } from "./merge";

const text = "Hampstead and Islington, then 🏙 Hampstead again.";
const at = (word: string, from = 0) => {
  const start = text.indexOf(word, from);
  return { start, end: start + word.length };
};
const means = (word: string, place: string | null, more: Partial<Correction> = {}): Correction => ({
  spans: [at(word)],
  place,
  name: "",
  ...more,
});

describe("merge", () => {
  it("puts together what two people did to different words", () => {
    const mine = [means("Hampstead", null)];
    const theirs = [means("Islington", "geonames:1")];
    expect(merge(text, [], mine, theirs)).toEqual({ corrections: [...theirs, ...mine], conflicts: [], added: 1 });
  });
  it("keeps what one of them took back away", () => {
    const base = [means("Hampstead", null), means("Islington", "geonames:1")];
    expect(merge(text, base, base.slice(1), base).corrections).toEqual(base.slice(1));
    expect(merge(text, base, base, base.slice(1)).corrections).toEqual(base.slice(1));
  });
  it("shows side by side what they made of the same words, and keeps the other's until it is settled", () => {
    const mine = means("Hampstead", "geonames:2");
    const theirs = means("Hampstead", null);
    expect(merge(text, [], [mine], [theirs])).toEqual({
      corrections: [theirs],
      conflicts: [{ mine, theirs }],
      added: 1,
    });
  });
  it("finds no conflict where both did the same", () => {
    const same = means("Hampstead", null);
    expect(merge(text, [], [same], [{ ...same, name: "otherwise shown" }])).toMatchObject({ conflicts: [], added: 0 });
  });
  it("tells two labels of one place apart, and joins a label and a note", () => {
    const label = (said: Partial<Correction>): Correction => ({ spans: [], place: "geonames:2", name: "", ...said });
    expect(merge(text, [], [label({ label: "A" })], [label({ label: "B" })]).conflicts).toHaveLength(1);
    expect(merge(text, [], [label({ label: "A" })], [label({ note: "B" })]).conflicts).toHaveLength(0);
    const moved = (point: [number, number]) => [label({ place: "own:x", point })];
    expect(merge(text, [], moved([1, 2]), moved([1, 3])).conflicts).toHaveLength(1);
  });
});

describe("fixes", () => {
  it("say on the wire what corrections say, and come back as them", () => {
    const corrections: Correction[] = [
      { spans: [at("Hampstead"), at("Hampstead", 12)], place: "geonames:2", name: "" },
      { spans: [], words: "islington", place: null, name: "" },
      { spans: [at("Islington")], place: "own:a", point: [-0.1, 51.5], label: "The camp", name: "The camp" },
      { spans: [], place: "geonames:2", name: "", note: "Seen.", source: "https://example.org/", side: "w" },
      { spans: [], place: "own:a", point: [-0.2, 51.5], name: "" },
    ];
    const fixes = encodeFixes(text, corrections);
    expect(fixes).toEqual([
      { start: 0, end: 9, place: "geonames:2" },
      { start: 32, end: 41, place: "geonames:2" },
      { name: "islington", place: null },
      { place: "own:a", label: "The camp", point: [-0.1, 51.5] },
      { start: 14, end: 23, place: "own:a" },
      { place: "geonames:2", note: "Seen.", source: "https://example.org/", label_side: "w" },
      { place: "own:a", point: [-0.2, 51.5] },
    ]);
    expect(decodeFixes(text, fixes)).toEqual(corrections);
  });
});

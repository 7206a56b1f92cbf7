import { describe, expect, it } from "vitest";
import type { Mention } from "../model/reading";
import { direction, paragraphs } from "./segments";

const mention = (text: string, word: string, place = word): Mention => ({
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
  kind: "literal",
  place,
  confidence: 1,
});

describe("paragraphs", () => {
  const text = "Talks in Istanbul failed.\n\n  \nAbout 400km away, Ankara waited.";
  const mentions = [mention(text, "Istanbul"), mention(text, "Ankara")];
  const claims = [{ start: text.indexOf("About"), end: text.indexOf(" away") }];

  it("cuts at line breaks, mentions and claims, and drops blank lines", () => {
    const got = paragraphs(text, mentions, claims).map((p) =>
      p.segments.map((s) => [s.text, s.mention?.place ?? "", s.claim]),
    );
    expect(got).toEqual([
      [
        ["Talks in ", "", null],
        ["Istanbul", "Istanbul", null],
        [" failed.", "", null],
      ],
      [
        ["About 400km", "", 0],
        [" away, ", "", null],
        ["Ankara", "Ankara", null],
        [" waited.", "", null],
      ],
    ]);
  });

  it("keeps every character of every line", () => {
    const joined = paragraphs(text, mentions, claims).map((p) => p.segments.map((s) => s.text).join(""));
    expect(joined).toEqual(text.split("\n").filter((line) => line.trim()));
  });

  it("marks a mention inside a claim as both", () => {
    const within = "400 km from Ankara and back";
    const got = paragraphs(within, [mention(within, "Ankara")], [{ start: 0, end: 18 }])[0]?.segments.map((s) => [
      s.text,
      s.mention !== null,
      s.claim,
    ]);
    expect(got).toEqual([
      ["400 km from ", false, 0],
      ["Ankara", true, 0],
      [" and back", false, null],
    ]);
  });
});

describe("direction", () => {
  it.each([
    ["وصل الوفد إلى إسطنبول", "rtl"],
    ["… 12 שיחות באיסטנבול", "rtl"],
    ["Talks on 15 May (محادثات)", "ltr"],
    ["123 – 456", "ltr"],
  ])("%s is %s", (text, want) => expect(direction(text)).toBe(want));
});

import { describe, expect, it } from "vitest";
import { sentenceAround } from "./sentence";

describe("sentenceAround", () => {
  const around = (text: string, words: string) => {
    const start = text.indexOf(words);
    const quote = sentenceAround(text, start, start + words.length);
    return [quote.before, quote.words, quote.after];
  };
  it.each([
    ["It rained. Kyiv lies 400 km away. So be it.", "400 km", ["Kyiv lies ", "400 km", " away."]],
    ["About 400 km away\n\nThe text. More.", "400 km", ["About ", "400 km", " away"]],
    ["One line.\r\nThe next is 3.5 km long.", "3.5 km", ["The next is ", "3.5 km", " long."]],
    ["400 km", "400 km", ["", "400 km", ""]],
  ])("of %j quotes %j", (text, words, want) => expect(around(text, words)).toEqual(want));
  it("cuts a long sentence at words on both sides", () => {
    const [before = "", words, after = ""] = around(`${"left ".repeat(99)}400 km${" right".repeat(99)}.`, "400 km");
    expect([before.length < 170, words, after.length < 170]).toEqual([true, "400 km", true]);
    expect([before.startsWith("… left "), after.endsWith(" right …")]).toEqual([true, true]);
  });
});

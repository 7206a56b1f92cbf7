import { describe, expect, it } from "vitest";
import { isolated, quotesIsolated } from "./isolate";

describe("isolated", () => {
  it.each([
    ["Kyiv", "Kyiv"],
    ["Київ 5", "Київ 5"],
    ["220 كيلومترا", "\u2068220 كيلومترا\u2069"],
    ["תל אביב", "\u2068תל אביב\u2069"],
  ])("%s", (words, want) => expect(isolated(words)).toBe(want));
  it("keeps quotations apart from the sentence, and nothing else", () =>
    expect(quotesIsolated("A and B; “220 كم” allows, “about 5 km” too.")).toBe(
      "A and B; “\u2068220 كم\u2069” allows, “about 5 km” too.",
    ));
});

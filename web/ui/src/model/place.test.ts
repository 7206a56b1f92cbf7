import { describe, expect, it } from "vitest";
import { placeOf } from "../testing/fixtures";
import { isArea, nameOf, type PlaceKind, venues } from "./place";

describe("places", () => {
  it.each<[PlaceKind, boolean]>([
    ["country", true],
    ["region", true],
    ["water", true],
    ["land", true],
    ["settlement", false],
    ["site", false],
  ])("of kind %s are areas: %s", (kind, want) => expect(isArea({ kind })).toBe(want));
  it("order venues by mentions, without areas and what has no point of its own", () => {
    const palace = placeOf("within:b:Palace", { mentionCount: 8, within: { id: "b", name: "b" } });
    const places = [placeOf("a"), placeOf("b", { kind: "region", mentionCount: 9 }), placeOf("c", { mentionCount: 4 })];
    expect(venues([...places, palace]).map((p) => p.id)).toEqual(["c", "a"]);
  });
  it("of one name are told apart by their labels", () => {
    const [paris, other] = [placeOf("1", { name: "Paris" }), placeOf("2", { name: "Paris" })];
    expect(nameOf(paris, [paris])).toBe("Paris");
    expect(nameOf(paris, [paris, other])).toBe("Paris, somewhere");
  });
});

import { describe, expect, it } from "vitest";
import { placeOf } from "../testing/fixtures";
import { isArea, nameOf, type PlaceKind, venues } from "./place";

describe("places", () => {
  it.each<[PlaceKind, string, boolean]>([
    ["country", "PCLI", true],
    ["region", "ADM1", true],
    ["water", "SEA", true],
    ["water", "HBR", false],
    ["land", "DSRT", true],
    ["land", "ISL", false],
    ["settlement", "PPL", false],
    ["site", "AIRP", false],
  ])("of kind %s, code %s, are areas: %s", (kind, featureCode, want) =>
    expect(isArea({ kind, featureCode })).toBe(want),
  );
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

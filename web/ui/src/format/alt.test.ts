// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { placeOf } from "../testing/fixtures";
import { altText } from "./alt";

const town = (name: string, mentionCount = 1) => placeOf(name, { mentionCount, countryName: "Austria" });
const country = placeOf("Austria", { featureClass: "A", featureCode: "PCLI", mentionCount: 9, kind: "country" });

describe("altText", () => {
  it.each([
    [[], ""],
    [[town("Linz")], "Map of Linz (Austria)"],
    [[country, town("Linz"), town("Graz", 3)], "Map of Graz (Austria), Linz (Austria) and Austria"],
    [
      ["A", "B", "C", "D", "E", "F"].map((name) => town(name)),
      "Map of A (Austria), B (Austria), C (Austria), D (Austria), E (Austria) and F (Austria)",
    ],
    [
      ["A", "B", "C", "D", "E", "F", "G"].map((name) => town(name)),
      "Map of A (Austria), B (Austria), C (Austria), D (Austria), E (Austria) and 2 other places",
    ],
  ])("%#", (places, want) => expect(altText({ places })).toBe(want));
});

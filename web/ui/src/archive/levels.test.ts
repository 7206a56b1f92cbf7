import { describe, expect, it } from "vitest";
import type { Counted } from "../model/archive";
import { circlesOf, levelOf, radiusOf } from "./levels";

const place = (id: string, label: string, country: string, articles: number, more: Partial<Counted> = {}): Counted => ({
  id,
  name: label.split(", ")[0] as string,
  label,
  country,
  featureClass: "P",
  featureCode: "PPL",
  disputed: "",
  region: "",
  point: [10, 50],
  articles,
  ...more,
});
const places = [
  place("1", "Kyiv, Kyiv City, Ukraine", "UA", 8, { point: [30, 50] }),
  place("2", "Lviv, Lviv Oblast, Ukraine", "UA", 3, { point: [24, 50] }),
  place("3", "Brody, Lviv Oblast, Ukraine", "UA", 1, { point: [25, 50] }),
  place("4", "Ukraine", "UA", 5, { featureClass: "A", featureCode: "PCLI", point: [32, 49] }),
  place("5", "Black Sea", "", 2, { featureClass: "H", featureCode: "SEA" }),
  place("6", "Fiji", "FJ", 1, { featureClass: "A", featureCode: "PCLI", point: [178, -18] }),
];
const shown = (level: "country" | "region" | "place") =>
  circlesOf(places, level, (code) => `<${code}>`).map(({ id, name, weight, members }) => [
    id,
    name,
    weight,
    members.length,
  ]);

describe("circlesOf", () => {
  it("says how many articles name a place of a region, where that is known", () => {
    const lviv = places.slice(1, 3).map((one) => ({ ...one, region: "UA.15" }));
    const weightOf = (counts: Map<string, number>) =>
      circlesOf(lviv, "region", String, counts).map(({ id, name, weight, isCounted }) => [id, name, weight, isCounted]);
    expect(weightOf(new Map([["UA.15", 3]]))).toEqual([["region:UA.15", "Lviv Oblast", 3, true]]);
    expect(weightOf(new Map())).toEqual([["region:UA.15", "Lviv Oblast", 4, false]]);
  });
  it("shows each place close by, the most named first", () =>
    expect(shown("place").map(([id]) => id)).toEqual(["1", "4", "2", "5", "3", "6"]));
  it("puts the places of a country together from afar; a sea is in none", () =>
    expect(shown("country")).toEqual([
      ["country:UA", "<UA>", 17, 4],
      ["5", "Black Sea", 2, 1],
      ["country:FJ", "<FJ>", 1, 1],
    ]));
  it("puts the places of a region together between the two", () =>
    expect(shown("region")).toEqual([
      ["1", "Kyiv", 8, 1],
      ["4", "Ukraine", 5, 1],
      ["region:UA:Lviv Oblast", "Lviv Oblast", 4, 2],
      ["5", "Black Sea", 2, 1],
      ["6", "Fiji", 1, 1],
    ]));
  it("loses no mention at any level", () => {
    for (const level of ["country", "region", "place"] as const)
      expect(shown(level).reduce((sum, [, , weight]) => sum + (weight as number), 0)).toBe(20);
  });
  it("finds the middle across 180°", () => {
    const far = [178, -178].map((lon, i) => place(`${i}`, `P${i}, West, Fiji`, "FJ", 1, { point: [lon, -17] }));
    expect(Math.abs(circlesOf(far, "region", String)[0]?.point[0] as number)).toBeCloseTo(180, 6);
  });
});

it("levelOf tells few places apart from afar", () => {
  expect([levelOf(2, 60), levelOf(2, 5000), levelOf(4, 5000), levelOf(7, 5000)]).toEqual([
    "place",
    "country",
    "region",
    "place",
  ]);
});

it("radiusOf is in proportion by area", () => {
  expect(radiusOf(100, 400) / radiusOf(400, 400)).toBeCloseTo(0.5);
  expect(radiusOf(1, 1e6)).toBe(3.5);
});

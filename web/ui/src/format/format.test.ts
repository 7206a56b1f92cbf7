import { describe, expect, it } from "vitest";
import { bearing, exactLength, lengthRange, lengthText } from "./length";
import { codePointOffsets, unitOffsets } from "./offsets";
import { say } from "../words/say";
import { featureName, list, population } from "./words";

describe("lengthText", () => {
  it.each([
    [352_686, "km", "353 km"],
    [1_756_400, "km", "1,756 km"],
    [9_940, "km", "9.9 km"],
    [9_960, "km", "10 km"],
    [400, "km", "0.4 km"],
    [0, "km", "0 km"],
    [1609.344, "mi", "1 mi"],
    [1852 * 60, "nmi", "60 nmi"],
  ] as const)("%d m in %s reads %s", (metres, unit, want) => {
    expect(lengthText(metres, unit)).toBe(want);
  });
  it("keeps the millimetre in the exact form", () => expect(exactLength(352_686.123, "km")).toBe("352.686 km"));
  it("writes an interval once when its ends read the same", () => {
    expect(lengthRange(350_000, 450_000, "km")).toBe("350–450 km");
    expect(lengthRange(350_010, 350_020, "km")).toBe("350 km");
    expect(lengthRange(11_500, 12_500, "km")).toBe("11.5–12.5 km");
    expect(lengthRange(400_000, Number.POSITIVE_INFINITY, "km")).toBe("400 km or more");
    expect(lengthRange(0, 400_000, "km")).toBe("up to 400 km");
  });
});

describe("bearing", () => {
  it.each([
    [0, "0° N"],
    [359.7, "0° N"],
    [102.6, "103° ESE"],
    [-90, "270° W"],
    [348.75, "349° N"],
  ])("%d", (azimuth, want) => expect(bearing(azimuth)).toBe(want));
});

describe("unitOffsets", () => {
  it.each([
    ["abc", 2, 2],
    ["😀abc", 1, 2],
    ["a😀b😀c", 4, 6],
    ["a😀b😀c", 1, 1],
    ["Kyiv", 99, 4],
    ["\ud83d", 1, 1], // half a pair counts as one
  ])("%j: code point %d is unit %d", (text, codePoint, want) => expect(unitOffsets(text)(codePoint)).toBe(want));
  it("is undone by codePointOffsets", () => {
    const text = "Çanakkale 😀 خرطوم 𐍈 x";
    const unit = unitOffsets(text);
    const codePoint = codePointOffsets(text);
    for (let i = 0; i <= [...text].length; i++) expect(codePoint(unit(i))).toBe(i);
  });
});

describe("words", () => {
  it("counts", () => {
    expect(say("count.claims", { n: 0 })).toBe("no claims");
    expect(say("count.claims", { n: 1 })).toBe("1 claim");
    expect(say("count.mentions", { n: 2000 })).toBe("2,000 mentions");
  });
  it("lists", () => {
    expect(list([])).toBe("");
    expect(list(["A"])).toBe("A");
    expect(list(["A", "B", "C"])).toBe("A, B and C");
  });
  it("rounds populations", () => {
    expect(population(15_701_602)).toBe("15.7 million");
    expect(population(999_700)).toBe("1 million");
    expect(population(83_512)).toBe("84,000");
    expect(population(950)).toBe("950");
  });
  it("names feature codes, then classes", () => {
    expect(featureName("P", "PPLC")).toBe("capital");
    expect(featureName("P", "PPL")).toBe("town");
    expect(featureName("S", "CSTL")).toBe("building or site");
  });
});

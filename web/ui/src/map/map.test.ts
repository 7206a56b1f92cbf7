import { describe, expect, it } from "vitest";
import { judge } from "../claims/other-places";
import { barScale } from "../claims/range-bar";
import type { LonLat } from "../state/reading";
import { around } from "./around";
import { boxOf, homeLongitude, near } from "./fit";
import { dotRadius, layoutLabels, overlap, type Spot } from "./label-layout";

describe("homeLongitude", () => {
  it.each([
    [[28.9, 37.6], 33.25],
    [[178, -172], 183], // Fiji and Samoa
    [[158, -150, 178], 184], // Kamchatka, Alaska, Fiji
    [[10], 10],
    [[], 0],
  ])("%j is seen from %d", (longitudes, want) => expect(homeLongitude(longitudes)).toBeCloseTo(want, 9));
  it("keeps a set across 180° narrow", () => {
    const points: LonLat[] = [[178, -18], [-172, -14]];
    expect(boxOf(points, homeLongitude([178, -172]))).toEqual({ west: 178, south: -18, east: 188, north: -14 });
  });
});

describe("near", () => {
  it.each([[-172, 183, 188], [10, 0, 10], [-98, 33, -98], [170, -170, -190]])("%d seen from %d is %d", (lon, home, want) => expect(near(lon, home)).toBe(want));
});

describe("around", () => {
  it("draws the far piece of an area beside the near one", () => {
    const piece = (west: number) => [[[west, 0], [west + 2, 0], [west + 2, 2], [west, 0]]];
    const got = around({ type: "MultiPolygon", coordinates: [piece(177), piece(-180)] }, 180);
    expect(got.coordinates.map((rings) => rings[0]?.[0]?.[0])).toEqual([177, 180]);
  });
});

describe("layoutLabels", () => {
  const spot = (id: string, x: number, y: number, weight = 1, radius = 5): Spot => ({ id, x, y, radius, width: 60, height: 17, weight });
  it("puts a name where no circle and no other name stands", () => {
    const spots = [spot("big", 0, 0, 9, 15), spot("right", 40, 0), spot("far", 500, 500)];
    const { sides } = layoutLabels(spots);
    expect([sides.get("big"), sides.get("right"), sides.get("far")]).toEqual(["w", "e", "e"]);
  });
  it("never lets two names overlap, and hides those that find no room", () => {
    const spots = Array.from({ length: 60 }, (_, i) => spot(`p${i}`, (i % 10) * 25, Math.floor(i / 10) * 14, i));
    const { sides, boxes } = layoutLabels(spots);
    const names = boxes.slice(spots.length); // every spot has a circle
    names.forEach((a, i) => names.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    expect(names.length).toBe([...sides.values()].filter((side) => side !== "none").length);
    expect(names.length).toBeGreaterThan(3);
    expect([...sides.values()]).toContain("none");
  });
  it("does not depend on the order of the places", () => {
    const spots = [spot("a", 0, 0, 3), spot("b", 30, 4, 3), spot("c", 60, 0, 5)];
    expect([...layoutLabels(spots).sides].sort()).toEqual([...layoutLabels([...spots].reverse()).sides].sort());
  });
});

describe("dotRadius", () => {
  it("makes the area, not the radius, grow with the mentions", () => expect(dotRadius(4) / dotRadius(1)).toBeCloseTo(2, 9));
  it("has a ceiling", () => expect(dotRadius(10_000)).toBe(dotRadius(1_000)));
});

describe("barScale", () => {
  it("keeps both intervals inside, in order", () => {
    const { x } = barScale([350, 450], [330, 375]);
    expect(x(330)).toBeGreaterThan(0);
    expect(x(450)).toBeLessThan(300);
    expect(x(400)).toBeGreaterThan(x(352));
  });
  it("draws a single length", () => expect(Number.isFinite(barScale([400, 400], [400, 400]).x(400))).toBe(true));
});

describe("judge", () => {
  it.each([
    [350, [350, 450], "consistent"],
    [349.9, [350, 450], "contradicted"],
    [9000, [400, Number.POSITIVE_INFINITY], "consistent"],
  ] as const)("%d km against %j is %s", (km, [low, high], want) => expect(judge(km, [low, high])).toBe(want));
});

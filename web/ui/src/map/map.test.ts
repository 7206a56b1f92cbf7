import { describe, expect, it } from "vitest";
import type { LonLat } from "../model/geo";
import { around } from "./around";
import { boxOf, homeLongitude, near } from "./fit";
import { type Circle, circleScale, groupCircles, merge } from "./groups";
import { layoutLabels, overlap, type Spot } from "./label-layout";
import { Shape } from "./shape";

describe("homeLongitude", () => {
  it.each([
    [[28.9, 37.6], 33.25],
    [[178, -172], 183], // Fiji and Samoa
    [[158, -150, 178], 184], // Kamchatka, Alaska, Fiji
    [[10], 10],
    [[], 0],
  ])("%j is seen from %d", (longitudes, want) => expect(homeLongitude(longitudes)).toBeCloseTo(want, 9));
  it("keeps a set across 180° narrow", () => {
    const points: LonLat[] = [
      [178, -18],
      [-172, -14],
    ];
    expect(boxOf(points, homeLongitude([178, -172]))).toEqual({ west: 178, south: -18, east: 188, north: -14 });
  });
});

describe("near", () => {
  it.each([
    [-172, 183, 188],
    [10, 0, 10],
    [-98, 33, -98],
    [170, -170, -190],
  ])("%d seen from %d is %d", (lon, home, want) => expect(near(lon, home)).toBe(want));
});

describe("around", () => {
  it("draws the far piece of an area beside the near one", () => {
    const piece = (west: number) => [
      [
        [west, 0],
        [west + 2, 0],
        [west + 2, 2],
        [west, 0],
      ],
    ];
    const got = around({ type: "MultiPolygon", coordinates: [piece(177), piece(-180)] }, 180);
    expect(got.coordinates.map((rings) => rings[0]?.[0]?.[0])).toEqual([177, 180]);
  });
});

describe("layoutLabels", () => {
  const spot = (id: string, x: number, y: number, weight = 1, radius = 5): Spot => ({
    id,
    x,
    y,
    radius,
    width: 60,
    height: 17,
    weight,
  });
  it("puts a name where no circle and no other name stands", () => {
    const spots = [spot("big", 0, 0, 9, 15), spot("right", 40, 0), spot("far", 500, 500)];
    const { labels } = layoutLabels(spots);
    expect(["big", "right", "far"].map((id) => labels.get(id)?.side)).toEqual(["w", "e", "e"]);
  });
  it("never lets two names overlap, and hides those that find no room", () => {
    const spots = Array.from({ length: 60 }, (_, i) => spot(`p${i}`, (i % 10) * 25, Math.floor(i / 10) * 14, i));
    const { labels, boxes } = layoutLabels(spots);
    const sides = [...labels.values()].map((label) => label.side);
    const names = boxes.slice(spots.length); // every spot has a circle
    names.forEach((a, i) => names.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    expect(names.length).toBe(sides.filter((side) => side !== "none").length);
    expect(names.length).toBeGreaterThan(3);
    expect(sides).toContain("none");
  });
  it("moves the name of an area to where it is free within it", () => {
    const land = { middle: { x: 0, y: 0 }, holds: (x: number, y: number) => Math.abs(x) < 100 && Math.abs(y) < 100 };
    const { labels, signs, boxes } = layoutLabels([
      spot("city", 0, 0, 2, 8),
      { ...spot("land", 0, 0, 9, 0), area: land },
    ]);
    const label = labels.get("land");
    expect(label?.side).toBe("c");
    expect(Math.abs(label?.y ?? 0)).toBeGreaterThan(10);
    expect([signs.size, boxes.length]).toEqual([0, 3]); // circle and two names
  });
  it("marks an area that is not drawn by a sign, unless a circle stands there", () => {
    const crowd = Array.from({ length: 80 }, (_, i) => spot(`p${i}`, (i % 9) * 12, Math.floor(i / 9) * 12));
    const { labels, signs } = layoutLabels([
      ...crowd,
      spot("under", 48, 48, 1, 0),
      spot("open", 400, 0, 1, 0),
      spot("near", 420, 0, 9, 6),
    ]);
    expect(labels.get("under")?.side).toBe("none");
    expect([...signs]).toEqual(["open"]);
  });
  it("tells which minor circles keep the name of a main place away", () => {
    const around = Array.from({ length: 24 }, (_, i) =>
      spot(`s${i}`, 22 * Math.cos((i * Math.PI) / 12), 22 * Math.sin((i * Math.PI) / 12), 1, 4),
    );
    const { labels, inTheWay } = layoutLabels([spot("main", 0, 0, 20, 12), ...around]);
    expect(labels.get("main")?.side).toBe("none");
    const minors = inTheWay.get("main") ?? [];
    expect(minors.length).toBeGreaterThan(0);
    expect(
      layoutLabels([spot("main", 0, 0, 20, 12), ...around.filter((s) => !minors.includes(s.id))]).labels.get("main")
        ?.side,
    ).not.toBe("none");
    expect(layoutLabels([spot("main", 0, 0, 3, 12), ...around]).inTheWay.size).toBe(0); // they are no minor ones then
  });
  it("does not depend on the order of the places", () => {
    const spots = [spot("a", 0, 0, 3), spot("b", 30, 4, 3), spot("c", 60, 0, 5)];
    expect([...layoutLabels(spots).labels].sort()).toEqual([...layoutLabels([...spots].reverse()).labels].sort());
  });
});

describe("Shape", () => {
  const ring = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const shape = new Shape([[ring(0, 0, 10), ring(4, 4, 2)], [ring(20, 0, 1)]]);
  it.each([
    [1, 1, true],
    [5, 5, false],
    [15, 5, false],
    [20.5, 0.5, true],
  ])("holds %d, %d: %s", (lon, lat, want) => expect(shape.holds(lon, lat)).toBe(want));
  it("has its middle in its largest piece, where there is room beside the hole", () => {
    const [lon, lat] = shape.middle;
    expect(shape.holds(lon, lat)).toBe(true);
    expect(lon).toBeLessThan(10);
  });
  it("is seen by its largest piece", () => {
    expect(shape.seen(128)).toBe(false); // 4 pixels wide
    expect(shape.seen(512)).toBe(true);
  });
});

describe("circleScale", () => {
  it("makes the area, not the radius, grow with the mentions", () => {
    const radiusOf = circleScale([1, 4, 2]);
    expect(radiusOf(4) / radiusOf(1)).toBeCloseTo(2, 9);
  });
  it("keeps the largest circle within bounds, and the smallest to be seen", () => {
    const radiusOf = circleScale([1, 900]);
    expect(radiusOf(900)).toBeLessThan(25);
    expect(radiusOf(1)).toBeGreaterThan(4);
  });
  it("draws many circles smaller", () =>
    expect(circleScale(Array(300).fill(1))(4)).toBeLessThan(circleScale([1, 1])(4)));
});

describe("groupCircles", () => {
  const radiusOf = circleScale([1]);
  const circle = (id: string, x: number, y: number, weight = 1): Circle => ({ id, x, y, weight });
  const ids = (circles: Circle[], apart: string[] = []) =>
    groupCircles(circles, radiusOf, new Set(apart))
      .map((group) => group.members.join())
      .sort();

  it("lets the most mentioned place stand for those that it covers", () => {
    expect(ids([circle("suburb", 3, 2), circle("city", 0, 0, 9), circle("far", 200, 0)])).toEqual([
      "city,suburb",
      "far",
    ]);
  });
  it("lets the most important stand for those that are mentioned equally", () => {
    const ranked = (id: string, x: number, rank: number) => ({ ...circle(id, x, 0), rank });
    expect(ids([ranked("a-suburb", 0, 2), ranked("capital", 3, 0), ranked("b-town", 5, 1)])).toEqual([
      "capital,b-town,a-suburb",
    ]);
  });
  it("leaves circles alone that only touch", () =>
    expect(ids([circle("a", 0, 0), circle("b", 10, 0)])).toEqual(["a", "b"]));
  it("never hides what is apart", () =>
    expect(ids([circle("a", 0, 0, 5), circle("b", 1, 0), circle("c", 2, 0)], ["b"])).toEqual(["a,c", "b"]));
  it("stands for more where its name needs room", () => {
    const groups = groupCircles([circle("main", 0, 0, 9), circle("a", 30, 0), circle("b", 60, 0)], radiusOf, new Set());
    expect(merge(groups, "main", ["a"], radiusOf).map((group) => [group.members.join(), group.weight])).toEqual([
      ["main,a", 10],
      ["b", 1],
    ]);
    expect(groups.length).toBe(3);
  });
  it("keeps every place once, and no two circles over each other, whatever the order", () => {
    const circles = Array.from({ length: 300 }, (_, i) => circle(`p${i}`, (i * 37) % 211, (i * 61) % 173, 1 + (i % 7)));
    const groups = groupCircles(circles, radiusOf, new Set());
    expect(groups.flatMap((group) => group.members).sort()).toEqual(circles.map((c) => c.id).sort());
    groups.forEach((a, i) =>
      groups
        .slice(i + 1)
        .forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(Math.max(a.radius, b.radius))),
    );
    expect(groups.reduce((sum, group) => sum + group.weight, 0)).toBe(circles.reduce((sum, c) => sum + c.weight, 0));
    expect(ids(circles)).toEqual(ids([...circles].reverse()));
  });
});

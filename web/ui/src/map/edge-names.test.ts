import { describe, expect, it } from "vitest";
import { type EdgeName, movedNames } from "./edge-names";

const view = { minX: 0, minY: 0, maxX: 400, maxY: 300 };

/** nameAt is a name of 80 by 16 pixels in an area from one x to another. */
const nameAt = (x: number, y: number, west: number, east: number, isShown = true): EdgeName => ({
  id: "a",
  x,
  y,
  width: 80,
  height: 16,
  own: isShown ? { minX: x - 40, minY: y - 8, maxX: x + 40, maxY: y + 8 } : undefined,
  holds: (at) => west <= at && at <= east,
});

const moved = (name: EdgeName, taken = [] as (typeof view)[]) => movedNames([name], view, taken).get("a");

describe("movedNames", () => {
  it("leave a name that is seen as a whole", () => expect(moved(nameAt(200, 100, 0, 400))).toBeUndefined());
  it("bring a name that the edge cuts into the view, near where it stood", () => {
    const at = moved(nameAt(390, 100, 200, 900));
    expect(at?.x).toBeLessThanOrEqual(400 - 6 - 40);
    expect(at?.x).toBeGreaterThan(300);
    expect(Math.abs((at?.y ?? 0) - 100)).toBeLessThan(30);
  });
  it("bring a name beyond the edge to the part of its area that is seen", () =>
    expect(moved(nameAt(900, 100, 200, 1200))?.x).toBeLessThanOrEqual(354));
  it("show one that had no room where it has some now", () =>
    expect(moved(nameAt(200, 100, 0, 400, false))).toBeDefined());
  it("take half a name away where its area has no room for it", () =>
    expect(moved(nameAt(395, 100, 390, 900))).toBeNull());
  it("say nothing of one whose area is not seen", () => expect(moved(nameAt(900, 100, 800, 1200))).toBeUndefined());
  it("keep clear of what is taken, but for their own old place", () => {
    const name = nameAt(390, 100, 200, 900);
    const wall = { minX: 200, minY: 0, maxX: 400, maxY: 250 };
    expect(moved(name, [name.own as typeof view])).toEqual(moved(name));
    expect(moved(name, [wall])?.y).toBeGreaterThan(250);
  });
  it("do not set two on each other", () => {
    const names = [nameAt(390, 100, 200, 900), { ...nameAt(392, 100, 200, 900), id: "b" }];
    const all = movedNames(names, view, []);
    const [a, b] = [all.get("a"), all.get("b")];
    expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0)) >= 16 || Math.abs((a?.x ?? 0) - (b?.x ?? 0)) >= 80).toBe(true);
  });
});

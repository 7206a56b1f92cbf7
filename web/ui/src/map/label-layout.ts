// Where the names of the article's places stand: beside their circles, on the
// first side that is free, the most mentioned first; the names of areas inside
// them. A name that finds no room is left to be shown when its place is pointed at.

/** Spot is a place at a zoom, in pixels of the world at that zoom. */
export interface Spot {
  id: string;
  x: number;
  y: number;
  radius: number; // 0 for areas, whose name stands on the point itself where it can
  width: number; // of the name
  height: number;
  weight: number; // mentions
  area?: Outline | undefined; // of an area that can be seen
  side?: Side | undefined; // where its author wants the name
}

/** Outline is the shape of an area at a zoom. */
export interface Outline {
  middle: { x: number; y: number }; // of its largest piece
  holds(x: number, y: number): boolean;
}

export interface Rect {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export type Side = "e" | "w" | "n" | "s" | "ne" | "se" | "nw" | "sw" | "c" | "none";

/** Label is where a name stands; x and y shift a name that stands on its point. */
export interface Label {
  side: Side;
  x: number;
  y: number;
}

export interface Layout {
  labels: Map<string, Label>;
  signs: Set<string>; // areas that a sign marks, since they are not drawn or too small to be seen
  boxes: Rect[]; // what the circles, signs and names cover
  names: Map<string, Rect>; // those of them that are names
  inTheWay: Map<string, string[]>; // of a much mentioned place without a name, the minor circles that take its room
}

const sides: Side[] = ["e", "w", "n", "s", "ne", "se", "nw", "sw"]; // of a circle, best first
const gap = 4;
const sign = 6; // half the width of the sign of an area whose name stands beside its point

export function layoutLabels(spots: Spot[]): Layout {
  const dots = new Map(spots.filter((spot) => spot.radius > 0).map((spot) => [spot.id, dotOf(spot)]));
  const boxes: Rect[] = [...dots.values()];
  const labels = new Map<string, Label>();
  const names = new Map<string, Rect>();
  const signs = new Set<string>();
  const order = [...spots].sort(
    (a, b) => Number(b.radius > 0) - Number(a.radius > 0) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  for (const spot of order) {
    const own = dots.get(spot.id);
    const free = (rect: Rect) => !boxes.some((box) => box !== own && overlap(box, rect));
    const wanted = spot.side && { side: spot.side, x: 0, y: 0 };
    const label = wanted ??
      (spot.radius > 0 ? beside(spot, sides, free) : nameOfArea(spot, free)) ?? {
        side: "none" as const,
        x: 0,
        y: 0,
      };
    // A sign yields to circles and names.
    const marked = spot.radius === 0 && label.side !== "c" && !spot.area && free(dotOf(spot));
    labels.set(spot.id, label);
    if (label.side !== "none") {
      names.set(spot.id, airy(labelOf(spot, label)));
      boxes.push(names.get(spot.id) as Rect);
    }
    if (!marked) continue;
    signs.add(spot.id);
    boxes.push(dotOf(spot));
  }
  const nameless = order.filter((spot) => spot.radius > 0 && !spot.side && labels.get(spot.id)?.side === "none");
  const inTheWay = new Map(
    nameless.flatMap((spot) => minorBeside(spot, spots).map((minors): [string, string[]] => [spot.id, minors])),
  );
  return { labels, signs, boxes, names, inTheWay };
}

const minor = 0.25; // of the mentions of the place whose name they keep away

/**
 * minorBeside are the fewest circles that leave room for a name when they go, if all are minor: a list
 * of one list, or of none.
 */
function minorBeside(spot: Spot, spots: Spot[]): string[][] {
  const others = spots.filter((other) => other !== spot && other.radius > 0);
  const candidates = sides.map((side) => {
    const rect = labelOf(spot, { side, x: 0, y: 0 });
    return others.filter((other) => overlap(dotOf(other), rect));
  });
  const open = candidates.filter(
    (blockers) => blockers.length && blockers.every((other) => other.weight <= minor * spot.weight),
  );
  const best = open.sort((a, b) => a.length - b.length)[0];
  return best ? [best.map((other) => other.id)] : [];
}

function beside(spot: Spot, sides: Side[], free: (rect: Rect) => boolean): Label | null {
  return sides.map((side) => ({ side, x: 0, y: 0 })).find((label) => free(labelOf(spot, label))) ?? null;
}

/** Shifts of the name of an area from its point, in its own widths and heights, nearest first. */
const shifts: [number, number][] = [
  [0, 0],
  [0, -1.3],
  [0, 1.3],
  [0.6, 0],
  [-0.6, 0],
  [0, -2.6],
  [0, 2.6],
  [0.6, 1.3],
  [-0.6, 1.3],
  [0.6, -1.3],
  [-0.6, -1.3],
  [1.1, 0],
  [-1.1, 0],
  [0, 4],
  [0, -4],
];

/**
 * nameOfArea stays within an area that is large enough for its name, in the middle of a smaller one,
 * beside the sign of one that is not drawn.
 */
function nameOfArea(spot: Spot, free: (rect: Rect) => boolean): Label | null {
  const { area, width, height } = spot;
  if (!area) return free(dotOf(spot)) ? beside(spot, ["c", "n", "s", "e", "w"], free) : null;
  const starts = area.holds(spot.x, spot.y) ? [spot, area.middle] : [area.middle];
  for (const { x, y } of starts) {
    for (const [right, down] of shifts) {
      const [atX, atY] = [x + right * width, y + down * height];
      const label: Label = { side: "c", x: atX - spot.x, y: atY - spot.y };
      const within = () =>
        (right === 0 && down === 0) || [0, -0.3, 0.3].every((part) => area.holds(atX + part * width, atY));
      if (free(labelOf(spot, label)) && within()) return label;
    }
  }
  return null;
}

function dotOf({ x, y, radius: circle }: Spot): Rect {
  const radius = circle || sign;
  return { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius };
}

function labelOf({ x, y, radius, width, height }: Spot, label: Label): Rect {
  const reach = (radius || sign) + gap;
  switch (label.side) {
    case "e":
      return { minX: x + reach, minY: y - height / 2, maxX: x + reach + width, maxY: y + height / 2 };
    case "w":
      return { minX: x - reach - width, minY: y - height / 2, maxX: x - reach, maxY: y + height / 2 };
    case "ne":
    case "se":
    case "nw":
    case "sw": {
      const slant = (radius || sign) * Math.SQRT1_2 + 2;
      const minX = label.side.endsWith("e") ? x + slant : x - slant - width;
      const minY = label.side.startsWith("s") ? y + slant - 3 : y - slant + 3 - height;
      return { minX, minY, maxX: minX + width, maxY: minY + height };
    }
    case "n":
      return { minX: x - width / 2, minY: y - reach - height, maxX: x + width / 2, maxY: y - reach };
    case "s":
      return { minX: x - width / 2, minY: y + reach, maxX: x + width / 2, maxY: y + reach + height };
    default:
      return {
        minX: x + label.x - width / 2,
        minY: y + label.y - height / 2,
        maxX: x + label.x + width / 2,
        maxY: y + label.y + height / 2,
      };
  }
}

/** airy keeps names from reading as one. */
function airy({ minX, minY, maxX, maxY }: Rect): Rect {
  return { minX: minX - 2, minY, maxX: maxX + 2, maxY };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

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
  area?: { holds(x: number, y: number): boolean } | undefined; // of an area that can be seen
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
}

const gap = 4;
const sign = 6; // half the width of the sign of an area whose name stands beside its point

export function layoutLabels(spots: Spot[]): Layout {
  const boxes: Rect[] = spots.filter((spot) => spot.radius > 0).map(dotOf);
  const labels = new Map<string, Label>();
  const signs = new Set<string>();
  const order = [...spots].sort((a, b) => Number(b.radius > 0) - Number(a.radius > 0) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const free = (rect: Rect) => !boxes.some((box) => overlap(box, rect));
  for (const spot of order) {
    const label = (spot.radius > 0 ? beside(spot, ["e", "w", "n", "s", "ne", "se", "nw", "sw"], free) : nameOfArea(spot, free)) ?? { side: "none" as const, x: 0, y: 0 };
    const marked = spot.radius === 0 && label.side !== "c" && !spot.area;
    labels.set(spot.id, label);
    if (label.side !== "none") boxes.push(labelOf(spot, label));
    if (!marked || (label.side === "none" && !free(dotOf(spot)))) continue; // a sign yields to circles and names
    signs.add(spot.id);
    boxes.push(dotOf(spot));
  }
  return { labels, signs, boxes };
}

function beside(spot: Spot, sides: Side[], free: (rect: Rect) => boolean): Label | null {
  return sides.map((side) => ({ side, x: 0, y: 0 })).find((label) => free(labelOf(spot, label))) ?? null;
}

/** Shifts of the name of an area from its point, in its own widths and heights, nearest first. */
const shifts: [number, number][] = [[0, 0], [0, -1.3], [0, 1.3], [0.6, 0], [-0.6, 0], [0, -2.6], [0, 2.6], [0.6, 1.3], [-0.6, 1.3], [0.6, -1.3], [-0.6, -1.3], [1.1, 0], [-1.1, 0], [0, 4], [0, -4]];

/** nameOfArea stays within an area that is large enough for its name, on the point of a smaller one, beside the sign of one that is not drawn. */
function nameOfArea(spot: Spot, free: (rect: Rect) => boolean): Label | null {
  const { area, width, height, x, y } = spot;
  if (!area) return beside(spot, ["c", "n", "s", "e", "w"], free);
  for (const [right, down] of shifts) {
    const label: Label = { side: "c", x: right * width, y: down * height };
    const holds = [-0.4, 0, 0.4].every((part) => area.holds(x + label.x + part * width, y + label.y));
    if ((holds || (right === 0 && down === 0)) && free(labelOf(spot, label))) return label;
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
      return { minX: x + label.x - width / 2, minY: y + label.y - height / 2, maxX: x + label.x + width / 2, maxY: y + label.y + height / 2 };
  }
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

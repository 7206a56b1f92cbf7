// Where the names of the article's places stand: beside their circles, on the
// first side that is free, the most mentioned first. A name that finds no room
// is left to be shown when its place is pointed at.

/** Spot is a place at a zoom, in pixels of the world at that zoom. */
export interface Spot {
  id: string;
  x: number;
  y: number;
  radius: number; // 0 for areas, whose name stands on the point itself where it can
  width: number; // of the name
  height: number;
  weight: number; // mentions
}

export interface Rect {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export type Side = "e" | "w" | "n" | "s" | "c" | "none";

export interface Layout {
  sides: Map<string, Side>;
  boxes: Rect[]; // what the circles and names cover
}

const gap = 4;
const sign = 6; // half the width of the sign of an area whose name stands beside its point

export function layoutLabels(spots: Spot[]): Layout {
  const dots = spots.filter((spot) => spot.radius > 0).map((spot) => ({ id: spot.id, rect: dotOf(spot) }));
  const boxes: Rect[] = dots.map((dot) => dot.rect);
  const sides = new Map<string, Side>();
  const order = [...spots].sort((a, b) => Number(b.radius > 0) - Number(a.radius > 0) || b.weight - a.weight || a.id.localeCompare(b.id));
  for (const spot of order) {
    const tries: Side[] = spot.radius > 0 ? ["e", "w", "n", "s"] : ["c", "n", "s", "e", "w"];
    const own = dots.find((dot) => dot.id === spot.id)?.rect;
    const side = tries.find((s) => !boxes.some((box) => box !== own && overlap(box, labelOf(spot, s)))) ?? "none";
    sides.set(spot.id, side);
    if (side !== "none") boxes.push(labelOf(spot, side));
    if (spot.radius === 0 && side !== "c") boxes.push(dotOf(spot)); // its sign yields to the names of cities, not to the basemap
  }
  return { sides, boxes };
}

function dotOf({ x, y, radius: circle }: Spot): Rect {
  const radius = circle || sign;
  return { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius };
}

function labelOf({ x, y, radius, width, height }: Spot, side: Side): Rect {
  const reach = (radius || sign) + gap;
  switch (side) {
    case "e":
      return { minX: x + reach, minY: y - height / 2, maxX: x + reach + width, maxY: y + height / 2 };
    case "w":
      return { minX: x - reach - width, minY: y - height / 2, maxX: x - reach, maxY: y + height / 2 };
    case "n":
      return { minX: x - width / 2, minY: y - reach - height, maxX: x + width / 2, maxY: y - reach };
    case "s":
      return { minX: x - width / 2, minY: y + reach, maxX: x + width / 2, maxY: y + reach + height };
    default:
      return { minX: x - width / 2, minY: y - height / 2, maxX: x + width / 2, maxY: y + height / 2 };
  }
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

/** dotRadius gives circles whose area grows with the mentions, up to a ceiling. */
export function dotRadius(mentions: number): number {
  return Math.min(24, 5.5 * Math.sqrt(Math.max(1, mentions)));
}

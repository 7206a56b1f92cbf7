// Names of areas that the edge of the view would cut, or that stand beyond it
// while a part of their area is seen, move to a free spot of that part.
import type * as L from "leaflet";
import { overlap, type Rect } from "./label-layout";

/** EdgeName is the name of an area that is drawn, in pixels of the world. */
export interface EdgeName {
  id: string;
  x: number; // its middle, where the layout put it
  y: number;
  width: number;
  height: number;
  own: Rect | undefined; // what it covers, where the layout found room for it
  holds(x: number, y: number): boolean; // the area has this point
}

export interface Point {
  x: number;
  y: number;
}

const margin = 6; // pixels between a name and the edge
const columns = 9; // of spots that are tried
const rows = 7;

/**
 * movedNames are where names stand in a view instead of where the layout put them; null is nowhere: half a name
 * is worse than none. Names that are seen as a whole are not in it. What is taken stays free.
 */
export function movedNames(names: EdgeName[], view: Rect, taken: Rect[]): Map<string, Point | null> {
  const moved = new Map<string, Point | null>();
  const boxes = [...taken];
  for (const name of names) {
    if (name.own && isWithin(name.own, view)) continue;
    const isCut = name.own && overlap(name.own, view);
    const spot = nearest(spots(name, view), name).find((at) => {
      const box = boxOf(name, at);
      const isInside = [-0.4, 0, 0.4].every((part) => name.holds(at.x + part * name.width, at.y));
      return isInside && !boxes.some((other) => other !== name.own && overlap(other, box));
    });
    if (spot) boxes.push(boxOf(name, spot));
    if (spot || isCut) moved.set(name.id, spot ?? null);
  }
  return moved;
}

/** spots are where the middle of a name may stand, so that all of it is seen. */
function spots({ width, height }: EdgeName, view: Rect): Point[] {
  const [left, right] = [view.minX + margin + width / 2, view.maxX - margin - width / 2];
  const [top, bottom] = [view.minY + margin + height / 2, view.maxY - margin - height / 2];
  if (left > right || top > bottom) return [];
  const along = (from: number, to: number, n: number) =>
    Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
  return along(top, bottom, rows).flatMap((y) => along(left, right, columns).map((x) => ({ x, y })));
}

const nearest = (all: Point[], { x, y }: Point): Point[] => {
  const apart = (spot: Point) => Math.hypot(spot.x - x, spot.y - y);
  return all.sort((a, b) => apart(a) - apart(b));
};

function boxOf({ width, height }: EdgeName, { x, y }: Point): Rect {
  return { minX: x - width / 2, minY: y - height / 2, maxX: x + width / 2, maxY: y + height / 2 };
}

/** isWithin reports whether a box is seen as a whole. */
export const isWithin = (box: Rect, view: Rect): boolean =>
  box.minX >= view.minX && box.maxX <= view.maxX && box.minY >= view.minY && box.maxY <= view.maxY;

/** boxesOf are what the names that moved cover. */
export const boxesOf = (names: EdgeName[], moved: Map<string, Point | null>): Rect[] =>
  names.flatMap((name) => {
    const at = moved.get(name.id);
    return at ? [boxOf(name, at)] : [];
  });

/** coveredBy are the parts of a view that the controls on the map lie over, in pixels of the world. */
export function coveredBy(map: L.Map, { minX, minY }: Rect): Rect[] {
  const column = map.getContainer().parentElement;
  const { left, top } = map.getContainer().getBoundingClientRect();
  return [...(column?.querySelectorAll(".leaflet-control, .map-tools, .outside, .attribution") ?? [])].map(
    (control) => {
      const box = control.getBoundingClientRect();
      return {
        minX: minX + box.left - left - margin,
        minY: minY + box.top - top - margin,
        maxX: minX + box.right - left + margin,
        maxY: minY + box.bottom - top + margin,
      };
    },
  );
}

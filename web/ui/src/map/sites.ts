// Sites that the text puts in a place, and of which nothing else is known. They
// stand around the circle of that place, so that they are not taken for it, nor
// for points of their own.
import type { Group } from "./groups";

/** Site is a mark to be set, with the pixels of the world where the place around it lies. */
export interface Site {
  id: string;
  container: string; // id of the place around it
  x: number;
  y: number;
}

/** Shift is how far a mark stands from the point of its container, in pixels. */
export interface Shift {
  x: number;
  y: number;
}

export const siteRadius = 6; // pixels of a mark
const gap = 5; // between the circle of the container and a mark
// Degrees clockwise from east, on a screen; the names of places are mostly in the east.
const directions = [90, 35, 145, -35, -145, -90, 62, 118];

/**
 * placeSites sets the marks of each container around its circle, nearest directions first; further
 * ones stand farther out.
 */
export function placeSites(sites: Site[], groups: Group[]): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  const taken = new Map<string, number>(); // marks that stand around each container
  for (const { id, container, x, y } of sites) {
    const group = groups.find(({ members }) => members.includes(container));
    const centre = group ? { x: group.x - x, y: group.y - y } : { x: 0, y: 0 };
    const around = group?.members[0] ?? container;
    const turn = taken.get(around) ?? 0;
    taken.set(around, turn + 1);
    const ring = Math.floor(turn / directions.length);
    const reach = (group?.radius ?? 0) + gap + siteRadius + ring * (2 * siteRadius + gap);
    const angle = ((directions[turn % directions.length] as number) * Math.PI) / 180;
    shifts.set(id, { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) });
  }
  return shifts;
}

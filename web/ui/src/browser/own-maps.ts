// The saved maps that this browser may change: their tokens are kept beside, by
// edit-token.ts, and here is what they are called.
import { editTokenOf, forgetEditToken } from "./edit-token";

/** OwnMap is a saved map that this browser may change. */
export interface OwnMap {
  id: string;
  title: string;
  changed: number; // milliseconds since 1970
}

const key = "dateline.maps";

/** ownMaps are those whose token is here, the last changed first. */
export function ownMaps(): OwnMap[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as OwnMap[];
    const known = new Map(kept.map((map) => [map.id, map]));
    const ids = Object.keys(localStorage).flatMap((name) => /^dateline\.edit\.(.+)$/.exec(name)?.[1] ?? []);
    return ids
      .map((id) => known.get(id) ?? { id, title: "", changed: 0 })
      .filter(({ id }) => editTokenOf(id))
      .sort((a, b) => b.changed - a.changed);
  } catch {
    return [];
  }
}

/** keepOwnMap remembers what a map is called. */
export function keepOwnMap(map: OwnMap): void {
  write([map, ...ownMaps().filter(({ id }) => id !== map.id)]);
}

/** forgetOwnMap forgets a map, and that it may be changed from here. */
export function forgetOwnMap(map: string): void {
  forgetEditToken(map);
  write(ownMaps().filter(({ id }) => id !== map));
}

function write(maps: OwnMap[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(maps));
  } catch {
    // Storage is off: the edit link is the only key.
  }
}

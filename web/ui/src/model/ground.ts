/** Ground is a map with streets that the operator of the server gives, drawn over the built-in one where it reaches. */
export interface Ground {
  kind: "raster" | "vector"; // vector tiles are by the schema of Protomaps' basemaps
  url: string; // with {z}, {x} and {y}
  attribution: string;
  minzoom: number;
  maxzoom: number;
  bounds: [west: number, south: number, east: number, north: number];
}

/** readGround reads what the server says in the head of the page; null where there is none. */
export function readGround(page: Document): Ground | null {
  const told = page.querySelector('meta[name="dateline-ground"]')?.getAttribute("content");
  return told ? (JSON.parse(told) as Ground) : null;
}

/** hostOf is the other server that a reader's browser asks for the tiles, "" where it asks this one. */
export function hostOf({ url }: Pick<Ground, "url">): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? "";
}

/**
 * firstZoom is the zoom from which on a ground is shown: one of a town would be a patch on the map of a
 * continent, so it waits until it is as wide as a tile.
 */
export function firstZoom({ minzoom, bounds: [west, , east] }: Pick<Ground, "minzoom" | "bounds">): number {
  const wide = Math.max(east - west, 1e-3);
  return Math.max(minzoom, wide > 300 ? 0 : Math.ceil(Math.log2(360 / wide)));
}

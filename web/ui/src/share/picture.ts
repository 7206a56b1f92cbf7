import { boxOf, homeLongitude } from "../model/box";
import { type View, wrapped } from "../model/geo";
import type { Place } from "../model/place";

const tile = 256; // pixels of the world at zoom 0
const margin = 0.16; // of a picture, which the server keeps free around what it is asked to show

/** pictureQuery asks for a picture of what a map of some size shows. */
export function pictureQuery(
  { zoom, centre: [lon, lat] }: View,
  { width, height }: { width: number; height: number },
  dark: boolean,
): Record<string, string> {
  const world = tile * 2 ** zoom;
  const reach = { x: (width * (1 - 2 * margin)) / 2, y: (height * (1 - 2 * margin)) / 2 };
  const wide = Math.min(179.9, (360 * reach.x) / world);
  const middle = mercator(lat) * world;
  const [south, north] = [middle - reach.y, middle + reach.y].map((y) => latitude(y / world));
  return {
    bbox: bboxOf(lon - wide, south as number, lon + wide, north as number),
    width: String(Math.round(width)),
    height: String(Math.round(height)),
    theme: dark ? "dark" : "light",
  };
}

/** allQuery asks for all places of an article, areas too, also those that the first view leaves out; of one place there is no box. */
export function allQuery(places: Place[]): Record<string, string> {
  const points = places.map(({ point }) => point);
  const { west, south, east, north } = boxOf(points, homeLongitude(points.map(([lon]) => lon)));
  return west < east && south < north ? { bbox: bboxOf(west, south, east, north) } : {};
}

const bboxOf = (west: number, south: number, east: number, north: number): string =>
  [wrapped(west), south, wrapped(east), north].map((degrees) => degrees.toFixed(5)).join(",");

/** mercator is how far a latitude lies north of the equator, as a share of the width of the world. */
const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** latitude is the inverse of mercator; the map ends half the width of the world from the equator. */
const latitude = (y: number): number =>
  (Math.atan(Math.sinh(2 * Math.PI * Math.max(-0.5, Math.min(0.5, y)))) * 180) / Math.PI;

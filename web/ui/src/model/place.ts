import { type Details, isOwn } from "./correction";
import type { LonLat } from "./geo";

/** PlaceKind is the gazetteer's coarse sort of a place. */
export type PlaceKind = "country" | "region" | "settlement" | "site" | "water" | "land";

/** Place is one place of the article, as the gazetteer knows it. */
export interface Place {
  id: string; // of the gazetteer; of a site that the gazetteer lacks, withinId
  name: string; // what the map calls it: its author's label, else the article's word for it, else the gazetteer's
  known: string; // the gazetteer's name; of a place of the map's own, its label
  label: string; // known name, region, country
  kind: PlaceKind;
  featureClass: string;
  featureCode: string;
  country: string;
  countryName: string;
  admin1: string;
  population: number;
  mentionCount: number;
  confidence: number;
  disputed: string;
  point: LonLat; // of a site within another place, the point of that place
  within: { id: string; name: string } | null; // the place that holds a site which the gazetteer lacks
  details: Details; // what the author of the map says of it
}

/** withinId is the id of what a text calls by some words and puts in a place, without a place of its own. */
export const withinId = (container: string, label: string): string => `within:${container}:${label}`;

/** Waters and landforms that are small enough to stand on one spot, as the gazetteer has it. */
const spots = ["HBR", "FLLS", "ATOL", "CAPE", "HLL", "ISL", "MT", "PASS", "PK", "ROCK", "SPIT", "VLC"];

/**
 * isArea tells countries, regions, waters and large landforms, which are drawn as areas, from venues,
 * which are points.
 */
export function isArea({ kind, featureCode }: Pick<Place, "kind" | "featureCode">): boolean {
  if (kind === "water" || kind === "land") return !spots.includes(featureCode);
  return kind !== "settlement" && kind !== "site";
}

/** isWater tells the areas that are water, whose names are written in italics. */
export const isWater = (place: Pick<Place, "kind" | "featureCode">): boolean => place.kind === "water" && isArea(place);

/** isCoordinates tells the places that the text gives by coordinates alone. */
export const isCoordinates = ({ id }: Pick<Place, "id">): boolean => id.startsWith("point:");

/** isLocated tells places whose point is known from those of which only the place around them is. */
export const isLocated = ({ within }: Pick<Place, "within">): boolean => within === null;

/** venues are the cities and smaller places whose point is known, most mentioned first. */
export function venues(places: Place[]): Place[] {
  return places.filter((place) => !isArea(place) && isLocated(place)).sort((a, b) => b.mentionCount - a.mentionCount);
}

/** measuredBy is by what the server measures from a place: its id, or the point of one that it does not know. */
export const measuredBy = ({ id, point: [lon, lat] }: Pick<Place, "id" | "point">): string =>
  isOwn(id) ? `${lat},${lon}` : id;

/** regionOf is the region and the country of a place, as far as they tell more than its name. */
export function regionOf({ admin1, countryName, known }: Pick<Place, "admin1" | "countryName" | "known">): string {
  return [admin1, countryName].filter((unit, i, all) => unit && unit !== known && all.indexOf(unit) === i).join(", ");
}

/** nameOf is what a page calls a place; two places of one name are told apart by their label. */
export function nameOf(place: Place, places: Place[]): string {
  const alone = places.every((other) => other === place || other.name !== place.name);
  return alone ? place.name : place.label;
}

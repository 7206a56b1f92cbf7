// A reading is an article with what was found in it. Offsets are UTF-16 code
// units, so that they index the text as it is.
import type { Kind, Outcome } from "../api/wire";

export type LonLat = [number, number];

export interface Article {
  title: string;
  text: string;
}

export interface Place {
  id: string;
  name: string;
  label: string;
  featureClass: string;
  featureCode: string;
  country: string;
  countryName: string;
  admin1: string;
  population: number;
  mentionCount: number;
  confidence: number;
  disputed: string;
  point: LonLat;
}

export interface Mention {
  start: number;
  end: number;
  kind: Kind;
  place: string;
}

/** Relative is a place that the text names only by its way from another. */
export interface Relative {
  name: string; // "60 km south of Ankara"
  point: LonLat;
  uncertaintyKm: number; // around the point
  ringKm: [number, number] | null; // around the place that is named, where no direction is
  area: GeoJSON.Polygon | GeoJSON.MultiPolygon | null;
  line: LonLat[]; // from the place that is named
}

export interface ClaimEnd {
  id: string;
  name: string;
  basis: string;
  others: { id: string; name: string }[]; // that it may have been, likelier first
}

export interface Claim {
  start: number;
  end: number;
  text: string;
  from: ClaimEnd | null;
  to: ClaimEnd | null;
  valueKm: [number, number];
  measuredKm: number | null;
  measuredRangeKm: [number, number] | null;
  allowedKm: [number, number] | null;
  outcome: Outcome;
  reason: string;
  method: string;
  line: LonLat[];
  relative: Relative | null;
}

export interface Reading {
  article: Article;
  places: Place[];
  mentions: Mention[]; // ascending by start
  claims: Claim[];
  attribution: string;
}

/** isArea tells countries, regions and waters, which are drawn as areas, from venues, which are points. */
export function isArea(place: Pick<Place, "featureClass" | "featureCode">): boolean {
  if (place.featureClass === "A" || place.featureClass === "L" || place.featureClass === "V") return true;
  if (place.featureClass === "H" || place.featureClass === "U") return !["PRT", "HBR", "DCK"].includes(place.featureCode);
  return place.featureClass === "T" && ["PEN", "ISLS", "MTS", "DSRT", "PLN", "PLAT"].includes(place.featureCode);
}

/** isWater tells the areas that are water, whose names are written in italics. */
export function isWater(place: Pick<Place, "featureClass" | "featureCode">): boolean {
  return isArea(place) && (place.featureClass === "H" || place.featureClass === "U");
}

/** venues are the cities and smaller places, most mentioned first. */
export function venues(places: Place[]): Place[] {
  return places.filter((place) => !isArea(place)).sort((a, b) => b.mentionCount - a.mentionCount);
}

/** nameOf is what a page calls a place; two places of one name are told apart by their label. */
export function nameOf(place: Place, places: Place[]): string {
  const alone = places.every((other) => other === place || other.name !== place.name);
  return alone ? place.name : place.label;
}

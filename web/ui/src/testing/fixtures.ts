// Small articles for tests.
import type { Claim, ClaimEnd } from "../model/claim";
import type { Place } from "../model/place";
import type { Mention, Reading } from "../model/reading";

/** placeOf is a town, but for what is said otherwise. */
export function placeOf(id: string, more: Partial<Place> = {}): Place {
  const name = more.name ?? id;
  return {
    id,
    name,
    known: name,
    label: `${name}, somewhere`,
    kind: "settlement",
    featureClass: "P",
    featureCode: "PPL",
    country: "",
    countryName: "",
    admin1: "",
    population: 0,
    mentionCount: 1,
    confidence: 1,
    disputed: "",
    point: [0, 0],
    within: null,
    details: {},
    ...more,
  };
}

/** endOf is a place that the text names. */
export function endOf(id: string, more: Partial<ClaimEnd> = {}): ClaimEnd {
  return { id, name: id, text: id, basis: "stated", others: [], ...more };
}

/** claimOf is a consistent claim of about 400 km, but for what is said otherwise. */
export function claimOf(more: Partial<Claim> = {}): Claim {
  return {
    kind: "claim",
    start: 0,
    end: 12,
    text: "about 400 km",
    direction: "",
    azimuth: 108.9,
    unit: "km",
    from: endOf("Ankara"),
    to: endOf("Istanbul"),
    valueKm: [400, 400],
    measuredKm: 352.686,
    measuredRangeKm: null,
    allowedKm: [350, 450],
    outcome: "consistent",
    code: "fits",
    reason: "Ankara and Istanbul are 353 km apart, and “about 400 km” allows 350–450 km.",
    method: "",
    line: [
      [32.9, 39.9],
      [28.9, 41],
    ],
    relative: null,
    ...more,
  };
}

/** readingOf is an article with places that its text names by their names, wherever they stand in it. */
export function readingOf(text: string, places: Place[], more: Partial<Reading> = {}): Reading {
  const mentions = places.flatMap(({ id, name }) =>
    [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].map(({ index }): Mention => ({
      start: index,
      end: index + name.length,
      kind: "literal",
      place: id,
      confidence: 1,
    })),
  );
  mentions.sort((a, b) => a.start - b.start);
  return {
    article: { title: "", text },
    headline: "",
    places,
    mentions,
    claims: [],
    attribution: "",
    language: "en",
    written: "",
    ...more,
  };
}

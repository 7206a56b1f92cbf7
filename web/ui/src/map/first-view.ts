// What a new map shows. The pictures that the server draws show the same.
import type { LonLat } from "../model/geo";
import { isArea, type Place } from "../model/place";
import { type Reading, sure, titleOf } from "../model/reading";
import { type Box, boxOf } from "./fit";

const passing = 0.2; // the share of the mentions up to which far places are left out, if the view halves without them
const closest = 360 / 4096; // degrees: what is smaller counts as one point

/** Weighted is a point that a view may show. */
interface Weighted {
  point: LonLat;
  mentions: number;
  kept: boolean; // never left out
}

/**
 * firstView is the box that a new map shows: what its headline names, all cities and smaller places, also
 * those that are named only by their way from others; or, in an article without any, its countries and
 * regions. Left out is what may be another place, and what is named in passing and so far away that the rest
 * would be lost on the map. It is null without places.
 */
export function firstView(reading: Reading, home: number): Box | null {
  const { places, claims } = reading;
  const isNamed = inHeadline(reading);
  const all: Weighted[] = [];
  for (const place of places) {
    const kept = isNamed(place);
    if (isArea(place) ? kept : place.confidence >= sure)
      all.push({ point: place.point, mentions: isArea(place) ? 1 : place.mentionCount, kept });
  }
  for (const { relative } of claims) if (relative) all.push({ point: relative.point, mentions: 1, kept: false });
  const shown = all.length ? withoutPassing(all, home) : unweighted(places);
  return shown.length ? boxOf(shown, home) : null;
}

/** unweighted are the cities of an article that is sure of none, or else its countries and regions. */
function unweighted(places: Place[]): LonLat[] {
  const cities = places.filter((place) => !isArea(place));
  return (cities.length ? cities : places).map(({ point }) => point);
}

/** inHeadline tells whether the headline has the words of a mention of a place. */
function inHeadline(reading: Reading): (place: Place) => boolean {
  const title = titleOf(reading);
  const named = new Set<string>();
  for (const { place, start, end } of reading.mentions) {
    const words = reading.article.text.slice(start, end);
    if (words && title.includes(words) && hasWords(title, words)) named.add(place);
  }
  return ({ id }) => named.has(id);
}

/** hasWords tells whether a text has words that are no part of longer ones. */
const hasWords = (text: string, words: string): boolean =>
  new RegExp(`(?<!\\p{L})${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\p{L})`, "u").test(text);

/** withoutPassing leaves out the points on one side that are few, not kept, and make the view twice as wide. */
function withoutPassing(all: Weighted[], home: number): LonLat[] {
  const total = all.reduce((sum, { mentions }) => sum + mentions, 0);
  for (let rest: Weighted[] | null = all; rest; rest = narrower(rest, total, home)) all = rest;
  return all.map(({ point }) => point);
}

function narrower(all: Weighted[], total: number, home: number): Weighted[] | null {
  const whole = side(all, home);
  for (const along of ["west", "south"] as const) {
    const at = ({ point }: Weighted) => boxOf([point], home)[along];
    const sorted = [...all].sort((a, b) => at(a) - at(b));
    for (const order of [sorted, [...sorted].reverse()]) {
      let mentions = 0;
      for (const [i, one] of order.entries()) {
        mentions += one.mentions;
        if (one.kept || mentions > passing * total) break;
        const rest = order.slice(i + 1);
        if (rest.length && side(rest, home) < whole / 2) return rest;
      }
    }
  }
  return null;
}

/** side is the longer side of the box around points, in degrees of the equator on the map. */
function side(points: Weighted[], home: number): number {
  const { west, south, east, north } = boxOf(
    points.map(({ point }) => point),
    home,
  );
  return Math.max(east - west, stretched(north) - stretched(south), closest);
}

/** stretched is how far north of the equator the map shows a latitude, in degrees of the equator. */
const stretched = (lat: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) * 180) / Math.PI;

// What the map shows of many places: countries from afar, regions nearer, places close by.
import { type Counted, isCountry, isWide, regionOf } from "../model/archive";
import type { LonLat } from "../model/geo";

/** Level is how finely the map tells places apart. */
export type Level = "country" | "region" | "place";

const regionsFrom = 4; // zoom
const placesFrom = 6;
const fewPlaces = 150; // that can be told apart from afar

/** levelOf is how finely places are told apart at a zoom: where they are few, always one by one. */
export function levelOf(zoom: number, places: number): Level {
  if (places <= fewPlaces || zoom >= placesFrom) return "place";
  return zoom >= regionsFrom ? "region" : "country";
}

/** Circle is what the map draws for a place, or for all places of a country or a region. */
export interface Circle {
  id: string; // of the place; of a group, "country:UA" or "region:UA.12"
  isGroup: boolean;
  name: string;
  country: string;
  point: LonLat;
  weight: number; // by which it is sized: articles; of a group that nobody counted, how often they name a place of it
  isCounted: boolean; // weight is of articles
  members: Counted[];
  wide: boolean; // a country or a region by itself, which lies on no spot
}

/**
 * circlesOf are the circles of places at a level, the heaviest first; named finds the names of countries, and
 * counts tells how many articles name a place of a country or a region, by its code.
 */
export function circlesOf(
  places: Counted[],
  level: Level,
  named: (country: string) => string,
  counts: Map<string, number> = new Map(),
): Circle[] {
  if (level === "place") return places.map(circleOf).sort(byWeight);
  const groups = new Map<string, Counted[]>();
  for (const place of places) {
    const key = keyOf(place, level);
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups].map(([key, group]) => groupOf(key, group, level, named, counts)).sort(byWeight);
}

const byWeight = (a: Circle, b: Circle): number => b.weight - a.weight || (a.id < b.id ? -1 : 1);

function keyOf(place: Counted, level: Level): string {
  if (!place.country) return place.id; // seas and continents are in no country
  const region = level === "region" ? regionOf(place) : "";
  if (region) return `region:${place.region || `${place.country}:${region}`}`;
  return level === "region" && !isCountry(place) ? place.id : `country:${place.country}`;
}

const circleOf = (place: Counted): Circle => ({
  id: place.id,
  isGroup: false,
  name: place.name,
  country: place.country,
  point: place.point,
  weight: place.articles,
  isCounted: true,
  members: [place],
  wide: isWide(place),
});

function groupOf(
  key: string,
  group: Counted[],
  level: Level,
  named: (country: string) => string,
  counts: Map<string, number>,
): Circle {
  const [first] = group as [Counted, ...Counted[]];
  if (group.length === 1 && !(level === "country" && first.country)) return circleOf(first);
  const region = key.startsWith("region:") ? regionOf(first) : "";
  const own = group.find((place) => (region ? place.featureCode === "ADM1" : isCountry(place)));
  const exact = level === "country" ? counts.get(first.country) : region ? counts.get(first.region) : undefined;
  return {
    id: key,
    isGroup: true,
    name: region || named(first.country),
    country: first.country,
    point: own && !region ? own.point : middleOf(group),
    weight: exact ?? group.reduce((sum, place) => sum + place.articles, 0),
    isCounted: exact !== undefined,
    members: group,
    wide: false,
  };
}

/** middleOf is the middle of points on the globe, each as heavy as its articles. */
function middleOf(places: Counted[]): LonLat {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const { point, articles } of places) {
    const [lon, lat] = [point[0] * radians, point[1] * radians];
    x += articles * Math.cos(lat) * Math.cos(lon);
    y += articles * Math.cos(lat) * Math.sin(lon);
    z += articles * Math.sin(lat);
  }
  if (Math.hypot(x, y, z) < 1e-9) return (places[0] as Counted).point;
  return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
}

/**
 * radiusOf is the radius of a circle in pixels, that of the heaviest at most: its area is in proportion to its
 * weight, but for the least. Where even the heaviest is light, all are smaller.
 */
export const radiusOf = (weight: number, heaviest: number, largest = 24): number =>
  Math.max(3.5, largest * Math.sqrt(weight / Math.max(1, heaviest)) * Math.min(1, 0.35 + heaviest / 12));

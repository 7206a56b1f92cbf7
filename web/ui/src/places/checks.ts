import { isCoordinates, isLocated, type Place, venues } from "../model/place";
import { type Mention, type Reading, sure } from "../model/reading";

/** Check is one thing that a reader should look at before the map is used. */
export type Check =
  | { kind: "unsure" | "far" | "within"; place: Place }
  | { kind: "elsewhere"; place: Place; beside: Place }
  | { kind: "unknown"; words: string; mentions: Mention[] };

/** checksOf are coordinates that contradict the name beside them, the doubtful places, those far from all others, names without a place, and places known roughly, in this order. */
export function checksOf(reading: Pick<Reading, "article" | "mentions" | "places">): Check[] {
  const { places } = reading;
  const elsewhere = places.flatMap((place): (Check & { kind: "elsewhere" })[] => {
    const isDoubted = reading.mentions.some((mention) => mention.place === place.id && mention.confidence <= sure);
    const beside = isCoordinates(place) && isDoubted ? besides(reading, place) : null;
    return beside ? [{ kind: "elsewhere", place, beside }] : [];
  });
  const isElsewhere = (place: Place) => elsewhere.some((check) => check.place === place);
  const unsure = places.filter((place) => isLocated(place) && place.mentionCount > 0 && place.confidence < sure);
  const far = farOff(places).filter((place) => !unsure.includes(place) && !isElsewhere(place) && place.confidence < 1);
  return [
    ...elsewhere,
    ...unsure.map((place): Check => ({ kind: "unsure", place })),
    ...far.map((place): Check => ({ kind: "far", place })),
    ...unknownNames(reading),
    ...places.filter((place) => !isLocated(place)).map((place): Check => ({ kind: "within", place })),
  ];
}

const reach = 40; // letters between coordinates and the name that they belong to
const elsewhereKm = 50; // from which on the two do not belong together

/** besides is the place that the text names nearest to coordinates, null where it names none there. */
function besides({ mentions, places }: Pick<Reading, "mentions" | "places">, point: Place): Place | null {
  let [nearest, least]: [Place | null, number] = [null, reach];
  for (const at of mentions.filter(({ place }) => place === point.id)) {
    for (const { start, end, place } of mentions) {
      const named = places.find(({ id }) => id === place);
      const gap = Math.max(at.start - end, start - at.end);
      if (named && !isCoordinates(named) && gap < least) [nearest, least] = [named, gap];
    }
  }
  return nearest && arcKm(nearest, point) > elsewhereKm ? nearest : null;
}

/** unknownNames are the names without a place, most mentioned first. */
export function unknownNames({
  article,
  mentions,
}: Pick<Reading, "article" | "mentions">): (Check & { kind: "unknown" })[] {
  const names = new Map<string, { words: string; mentions: Mention[] }>();
  for (const mention of mentions) {
    if (mention.place) continue;
    const words = article.text.slice(mention.start, mention.end);
    const known = names.get(words.toLocaleLowerCase());
    if (known) known.mentions.push(mention);
    else names.set(words.toLocaleLowerCase(), { words, mentions: [mention] });
  }
  return [...names.values()]
    .sort((a, b) => b.mentions.length - a.mentions.length)
    .map((name) => ({ kind: "unknown", ...name }));
}

const fewest = 4; // places among which one can stand apart
const farKm = 1500; // from the nearest other
const times = 8; // as far as places usually lie from their nearest

/** farOff are the cities and smaller places, named once, that lie far from all others and in a country of their own. */
export function farOff(places: Place[]): Place[] {
  const points = venues(places);
  if (points.length < fewest) return [];
  const nearest = new Map(
    points.map((place) => [
      place,
      Math.min(...points.filter((other) => other !== place).map((other) => arcKm(place, other))),
    ]),
  );
  const usual = [...nearest.values()].sort((a, b) => a - b)[points.length >> 1] ?? 0;
  return points.filter((place) => {
    const km = nearest.get(place) ?? 0;
    const isAlone = places.every((other) => other === place || other.country !== place.country || !place.country);
    return place.mentionCount === 1 && isAlone && km > farKm && km > times * usual;
  });
}

/** arcKm is how far two places lie apart on a sphere, which is near enough to tell far from near. */
function arcKm({ point: [lonA, latA] }: Place, { point: [lonB, latB] }: Place): number {
  const radians = Math.PI / 180;
  const [a, b] = [latA * radians, latB * radians];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

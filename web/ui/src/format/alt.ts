import { isLocated, type Place, venues } from "../model/place";
import type { Reading } from "../model/reading";
import { list, say } from "../words/say";

const named = 5; // places that are called by their names: more is not listened to

/** altText describes a map to who cannot see it: its places, those that the article speaks of most first. */
export function altText({ places }: Pick<Reading, "places">): string {
  const order = [...places].sort((a, b) => b.mentionCount - a.mentionCount);
  const points = new Set(venues(order).filter(isLocated));
  const sorted = [...order.filter((place) => points.has(place)), ...order.filter((place) => !points.has(place))];
  if (!sorted.length) return "";
  const names = sorted.slice(0, sorted.length === named + 1 ? named + 1 : named).map(nameOf);
  const others = sorted.length - names.length;
  return say("alt.map", { places: list(others ? [...names, say("alt.others", { n: others })] : names) });
}

/** nameOf says in which country a place lies. */
const nameOf = ({ name, countryName, featureClass }: Place): string =>
  countryName && featureClass === "P" ? `${name} (${countryName})` : name;

// What the map draws of a state.
import { near } from "../map/fit";
import type { Counted, Detail } from "../model/archive";
import type { LonLat } from "../model/geo";
import type { ArchiveState } from "./state";

/** Drawn are the places on the map, and which of them stand out. */
export interface Drawn {
  places: Counted[];
  chosen: string; // the id of the one that is asked for
  along: Set<string>; // ids of those that are named with it
  groups: Map<string, number>; // articles that name a place of a country or a region, by its code; none where that is not known
}

const nobody = new Set<string>();
const uncounted = new Map<string, number>();

/** drawnCircles are the places of the story that is shown, else those that the question finds. */
export function drawnCircles({ detail, answers, question }: ArchiveState): Drawn {
  if (detail) return { places: countedOf(detail), chosen: question.place, along: nobody, groups: uncounted };
  const along = answers.together ? new Set(answers.together.map(({ id }) => id)) : nobody;
  const groups = new Map([...answers.countries, ...answers.regions].map(({ value, articles }) => [value, articles]));
  return { places: answers.places ?? [], chosen: question.place, along, groups };
}

/** countedOf are the places of one story, as heavy as it names them often. */
const countedOf = (detail: Detail): Counted[] =>
  detail.places.map((place) => ({ ...place, articles: place.times, region: "" }));

const share = 0.85; // of all mentions, which the first view shows

/**
 * firstPlaces are the points that the first view is about: of a story all, of many the nearest to where most
 * mentions lie, so that one far place does not shrink the rest.
 */
export function firstPlaces(state: ArchiveState): LonLat[] {
  const { places } = drawnCircles(state);
  if (state.detail) return places.map(({ point }) => point);
  const total = places.reduce((sum, { articles }) => sum + articles, 0);
  const home = places[0]?.point[0] ?? 0;
  const middle: LonLat = [
    median(
      places.map(({ point, articles }) => [near(point[0], home), articles]),
      total,
    ),
    median(
      places.map(({ point, articles }) => [point[1], articles]),
      total,
    ),
  ];
  const away = ({ point: [lon, lat] }: Counted) =>
    Math.hypot((near(lon, middle[0]) - middle[0]) * Math.cos((lat * Math.PI) / 180), lat - middle[1]);
  let shown = 0;
  const nearest: LonLat[] = [];
  for (const { point, articles } of [...places].sort((a, b) => away(a) - away(b))) {
    if (shown >= share * total) break;
    shown += articles;
    nearest.push(point);
  }
  return nearest;
}

/** median is the value that half of the weight lies below. */
function median(weighted: [value: number, weight: number][], total: number): number {
  let below = 0;
  for (const [value, weight] of weighted.sort(([a], [b]) => a - b)) {
    below += weight;
    if (2 * below >= total) return value;
  }
  return 0;
}

import { homeLongitude } from "../model/box";
import { isArea, type Place } from "../model/place";

export { boxOf, homeLongitude, near } from "../model/box";
export type { Box } from "../model/geo";

/** placesHome is homeLongitude of what the first view is about. */
export function placesHome(places: Place[]): number {
  const points = places.filter((place) => !isArea(place));
  return homeLongitude((points.length ? points : places).map((place) => place.point[0]));
}

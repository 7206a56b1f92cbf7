// Points, lines and views of the map.

/** LonLat is a longitude and a latitude in degrees. */
export type LonLat = [number, number];

/** View is what the map shows: the zoom of web maps and the point in the middle. */
export interface View {
  zoom: number;
  centre: LonLat;
}

/** Geodesic is the shortest line between two points. */
export interface Geodesic {
  metres: number;
  azimuth: number | null; // degrees from north at the start; null from a point to itself
  line: LonLat[]; // of continuous longitudes
}

/** Stop is a point of the measuring tool: a place of the world or a bare point. */
export interface Stop {
  id: string; // place id, or "lat,lon"
  name: string;
  point: LonLat;
}

/** Hit is a place that the search found. */
export interface Hit extends Stop {
  label: string; // name, region, country
  layer: string; // what the geocoder calls its type
}

/** wrapped is a longitude in [-180, 180). */
export const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

/** continuous shifts longitudes by whole turns so that no step is longer than half a turn. */
export function continuous(line: LonLat[]): LonLat[] {
  let shift = 0;
  let last: number | null = null;
  return line.map(([lon, lat]) => {
    if (last !== null && lon - last > 180) shift -= 360;
    else if (last !== null && lon - last < -180) shift += 360;
    last = lon;
    return [lon + shift, lat];
  });
}

/** Box is a part of the map in degrees; one whose east lies beyond 180° has it so, or less than west. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

import type { Box, LonLat } from "./geo";

/**
 * homeLongitude is the longitude to centre a set on, chosen so that the set is
 * as narrow as it can be: Fiji and Samoa are neighbours across 180°.
 */
export function homeLongitude(longitudes: number[]): number {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 0;
  let widest = first + 360 - last;
  let west = first; // where the narrowest stretch begins
  for (let i = 1; i < sorted.length; i++) {
    const gap = (sorted[i] as number) - (sorted[i - 1] as number);
    if (gap > widest) {
      widest = gap;
      west = sorted[i] as number;
    }
  }
  return west + (360 - widest) / 2;
}

/** near shifts a longitude by whole turns to within half a turn of home. */
export function near(lon: number, home: number): number {
  return lon + 360 * Math.round((home - lon) / 360);
}

export function boxOf(points: LonLat[], home: number): Box {
  const longitudes = points.map(([lon]) => near(lon, home));
  const latitudes = points.map(([, lat]) => lat);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

import { near } from "./fit";

/** around draws each piece of an area on the side of the world where the map is. */
export function around(shape: GeoJSON.Polygon | GeoJSON.MultiPolygon, home: number): GeoJSON.MultiPolygon {
  const pieces = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const coordinates = pieces.map((rings) => {
    const longitudes = (rings[0] ?? []).map(([lon = 0]) => lon);
    const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
    const shift = near(middle, home) - middle;
    return shift === 0 ? rings : rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon + shift, lat]));
  });
  return { type: "MultiPolygon", coordinates };
}

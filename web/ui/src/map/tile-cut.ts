// What of a tile's data reaches into the square that is drawn: a tile of data covers several squares, and most
// rings of a coast, and many lines, lie in one of them.
import type { Feature, PreparedTile } from "protomaps-leaflet";
import { overlap, type Rect } from "./label-layout";

/** Parted is a feature that knows how far each of its rings or lines reaches. */
export type Parted = Feature & { parts?: Rect[] };

/** cutTo leaves out of some layers what lies wholly outside a box, in pixels of the world. */
export function cutTo(box: Rect, tile: PreparedTile, layers: Set<string>): PreparedTile {
  const { origin, scale, data } = tile;
  const inner: Rect = {
    minX: (box.minX - origin.x) / scale,
    maxX: (box.maxX - origin.x) / scale,
    minY: (box.minY - origin.y) / scale,
    maxY: (box.maxY - origin.y) / scale,
  };
  const kept = [...data].filter(([layer]) => layers.has(layer));
  return {
    ...tile,
    data: new Map(kept.map(([layer, features]) => [layer, features.flatMap((one) => cut(one, inner))])),
  };
}

/** cut is a feature with those of its parts that reach into a box; none where no part does. */
function cut(feature: Parted, box: Rect): Feature[] {
  if (!overlap(feature.bbox, box)) return [];
  const { parts, geom } = feature;
  if (!parts || parts.length < 2) return [feature];
  const reaching = geom.filter((_, i) => overlap(parts[i] as Rect, box));
  if (reaching.length === geom.length) return [feature];
  return reaching.length ? [{ ...feature, geom: reaching }] : [];
}

import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import Protobuf from "pbf";
import { type Feature, GeomType, type TileSource, toIndex, type Zxy } from "protomaps-leaflet";
import type { Turns } from "../browser/turns";
import Point from "@mapbox/point-geometry";
import type { Rect } from "./label-layout";
import type { Parted } from "./tile-cut";

/** missingLayer is the one layer of a tile that did not come: one polygon all over it. */
export const missingLayer = "missing";

type Layers = Map<string, Feature[]>;

/**
 * BasemapTiles fetches the tiles of the built-in map. A tile that does not come is one of its own kind, since
 * an empty one would be sea; it is asked for again once forget has been called for it.
 */
export class BasemapTiles implements TileSource {
  readonly missing = new Map<string, Zxy>();
  private zoom = -1;
  private running = new AbortController();

  constructor(
    private readonly url: string, // with {z}, {x} and {y}
    private readonly turns: Turns, // in which tiles are decoded
    private readonly onMissing: () => void,
  ) {}

  async get(tile: Zxy, size: number): Promise<Layers> {
    // What another zoom still waits for is not wanted any more.
    if (tile.z !== this.zoom) {
      this.running.abort();
      this.running = new AbortController();
      this.zoom = tile.z;
    }
    const { signal } = this.running;
    const url = this.url.replace(/\{([zxy])\}/g, (_, name: keyof Zxy) => String(tile[name]));
    try {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const bytes = await response.arrayBuffer();
      const layers = await this.turns.take(() => decoded(bytes, size));
      this.missing.delete(toIndex(tile));
      return layers;
    } catch (error) {
      if (signal.aborted) throw error; // protomaps-leaflet knows this one
      this.missing.set(toIndex(tile), tile);
      this.onMissing();
      return new Map([[missingLayer, [whole(size)]]]);
    }
  }
}

/** decoded are the layers of a vector tile, in pixels of a tile of a size. */
function decoded(bytes: ArrayBuffer, size: number): Layers {
  const { layers } = new VectorTile(new Protobuf(new Uint8Array(bytes)));
  return new Map(
    Object.entries(layers).map(([name, layer]) => {
      const scale = size / layer.extent;
      return [name, Array.from({ length: layer.length }, (_, i) => scaled(layer.feature(i), scale))];
    }),
  );
}

function scaled(feature: VectorTileFeature, scale: number): Parted {
  const geom = feature.loadGeometry();
  const bbox = nowhere();
  let numVertices = 0;
  const parts = geom.map((part) => {
    const box = nowhere();
    numVertices += part.length;
    for (const point of part) {
      point.x *= scale;
      point.y *= scale;
      if (point.x < box.minX) box.minX = point.x;
      if (point.x > box.maxX) box.maxX = point.x;
      if (point.y < box.minY) box.minY = point.y;
      if (point.y > box.maxY) box.maxY = point.y;
    }
    bbox.minX = Math.min(bbox.minX, box.minX);
    bbox.minY = Math.min(bbox.minY, box.minY);
    bbox.maxX = Math.max(bbox.maxX, box.maxX);
    bbox.maxY = Math.max(bbox.maxY, box.maxY);
    return box;
  });
  return { geom, bbox, parts, numVertices, geomType: feature.type as GeomType, props: feature.properties };
}

const nowhere = (): Rect => ({ minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity });

function whole(size: number): Feature {
  const corners = [new Point(0, 0), new Point(size, 0), new Point(size, size), new Point(0, size), new Point(0, 0)];
  const bbox = { minX: 0, minY: 0, maxX: size, maxY: size };
  return { geom: [corners], bbox, numVertices: corners.length, geomType: GeomType.Polygon, props: {} };
}

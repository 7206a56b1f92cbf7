import Point from "@mapbox/point-geometry";
import { GeomType, type PreparedTile } from "protomaps-leaflet";
import { describe, expect, it } from "vitest";
import { cutTo, type Parted } from "./tile-cut";

const ring = (x: number, y: number) => [new Point(x, y), new Point(x + 10, y), new Point(x + 10, y + 10)];

function featureOf(...corners: [number, number][]): Parted {
  const geom = corners.map(([x, y]) => ring(x, y));
  const parts = corners.map(([x, y]) => ({ minX: x, minY: y, maxX: x + 10, maxY: y + 10 }));
  const bbox = {
    minX: Math.min(...parts.map((part) => part.minX)),
    minY: Math.min(...parts.map((part) => part.minY)),
    maxX: Math.max(...parts.map((part) => part.maxX)),
    maxY: Math.max(...parts.map((part) => part.maxY)),
  };
  return { geom, parts, bbox, numVertices: 3 * geom.length, geomType: GeomType.Polygon, props: {} };
}

describe("cutTo", () => {
  const coast = featureOf([0, 0], [100, 100], [300, 300]);
  const island = featureOf([400, 400]);
  const tile: PreparedTile = {
    z: 3,
    origin: new Point(512, 512),
    data: new Map([
      ["land", [coast, island]],
      ["labels", [island]],
    ]),
    scale: 1,
    dim: 512,
    dataTile: { z: 2, x: 1, y: 1 },
  };
  const starts = (box: Parameters<typeof cutTo>[0], scale = 1) =>
    [...cutTo(box, { ...tile, scale }, new Set(["land"])).data].map(([layer, features]) => [
      layer,
      features.map(({ geom }) => geom.map(([first]) => first?.x)),
    ]);

  it("leaves out the rings that do not reach into the square, and the layers that are not painted", () =>
    expect(starts({ minX: 500, minY: 500, maxX: 768, maxY: 768 })).toEqual([["land", [[0, 100]]]]));
  it("keeps what reaches into it from outside", () =>
    expect(starts({ minX: 615, minY: 615, maxX: 900, maxY: 900 })).toEqual([["land", [[100, 300]]]]));
  it("is as large as the tile is drawn", () =>
    expect(starts({ minX: 500, minY: 500, maxX: 768, maxY: 768 }, 2)).toEqual([["land", [[0, 100]]]]));
  it("copies nothing of a feature that lies in it as a whole", () => {
    const cut = cutTo({ minX: 0, minY: 0, maxX: 2000, maxY: 2000 }, tile, new Set(["land"]));
    expect(cut.data.get("land")?.[0]).toBe(coast);
  });
});

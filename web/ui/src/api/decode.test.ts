import { describe, expect, it } from "vitest";
import { continuous, type LonLat } from "../model/geo";
import { decodeReading, lineOf } from "./decode";
import type { WireCollection } from "./wire";

describe("lines", () => {
  it("are continuous across 180°, also when they were cut there", () => {
    expect(
      continuous([
        [170, 0],
        [179, 1],
        [-179, 2],
        [-170, 3],
      ]),
    ).toEqual([
      [170, 0],
      [179, 1],
      [181, 2],
      [190, 3],
    ]);
    expect(
      lineOf({
        type: "MultiLineString",
        coordinates: [
          [
            [-179, 0],
            [-180, 1],
          ],
          [
            [180, 1],
            [178, 2],
          ],
        ],
      }),
    ).toEqual([
      [-179, 0],
      [-180, 1],
      [-180, 1],
      [-182, 2],
    ]);
    expect(
      lineOf({
        type: "LineString",
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(lineOf(null)).toEqual([]);
  });
});

describe("decodeReading", () => {
  const of = (...features: WireCollection["features"]): WireCollection => ({
    type: "FeatureCollection",
    features,
    claims: [],
    unresolved: [],
    focus: { countries: [], regions: [], places: [] },
    language: "en",
    offsets: "codepoint",
    generator: "",
    attribution: "",
  });
  const feature = (
    id: string,
    mentions: [number, number][],
    geometry: WireCollection["features"][number]["geometry"] = { type: "Point", coordinates: [30, 50] },
  ): WireCollection["features"][number] => ({
    type: "Feature",
    id,
    geometry,
    properties: {
      name: id,
      label: "",
      feature_class: "P",
      feature_code: "PPLC",
      mention_count: 1,
      confidence: 1,
      mentions: mentions.map(([start, end]) => ({ start, end, text: "", kind: "literal", confidence: 1 })),
    },
  });

  it("counts spans in the units of the text and orders mentions", () => {
    const text = "😀 Kyiv and Istanbul";
    const reading = decodeReading({ title: "", text }, of(feature("Istanbul", [[11, 19]]), feature("Kyiv", [[2, 6]])));
    expect(reading.mentions.map((m) => text.slice(m.start, m.end))).toEqual(["Kyiv", "Istanbul"]);
    expect(reading.places.map((p) => p.label)).toEqual(["Istanbul", "Kyiv"]);
  });
  it("puts an area that was sent instead of a point in its middle", () => {
    const ring: LonLat[] = [
      [10, 40],
      [20, 40],
      [20, 60],
      [10, 40],
    ];
    const [one, two] = decodeReading(
      { title: "", text: "" },
      of(
        feature("a", [], { type: "Polygon", coordinates: [ring] }),
        feature("b", [], { type: "MultiPolygon", coordinates: [[ring]] }),
      ),
    ).places;
    expect([one?.point, two?.point]).toEqual([
      [15, 50],
      [15, 50],
    ]);
  });
});

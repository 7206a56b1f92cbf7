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
    written: "",
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
      kind: "settlement",
      accuracy: "place",
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
  it("calls a place by its author's words, by those of the text, or by its name", () => {
    const called = (own: { own_label?: string; text_name?: string }) => {
      const place = feature("Al-Junaynah", []);
      Object.assign(place.properties, own);
      const [read] = decodeReading({ title: "", text: "" }, of(place)).places;
      return [read?.name, read?.known];
    };
    expect(called({})).toEqual(["Al-Junaynah", "Al-Junaynah"]);
    expect(called({ text_name: "El Geneina" })).toEqual(["El Geneina", "Al-Junaynah"]);
    expect(called({ text_name: "El Geneina", own_label: "Geneina" })).toEqual(["Geneina", "Al-Junaynah"]);
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
  it("calls a site by its words and by the place around it", () => {
    const text = "The Pera Hotel in Istanbul.";
    const [hotel] = decodeReading(
      { title: "", text },
      of({
        type: "Feature",
        geometry: { type: "Point", coordinates: [29, 41] },
        properties: {
          name: null,
          label: "Pera Hotel",
          kind: "site",
          accuracy: "within",
          within: { id: "geonames:745044", name: "Istanbul" },
          feature_class: null,
          feature_code: null,
          population: null,
          mention_count: 1,
          confidence: 0.8,
          mentions: [{ start: 4, end: 14, text: "Pera Hotel", kind: "facility", confidence: 0.8 }],
        },
      }),
    ).places;
    expect(hotel).toMatchObject({
      id: "within:geonames:745044:Pera Hotel",
      name: "Pera Hotel",
      label: "Pera Hotel, in Istanbul",
      within: { id: "geonames:745044", name: "Istanbul" },
      population: 0,
    });
  });
  it("keeps names without a place among the mentions", () => {
    const text = "Quxtown and Kyiv";
    const unresolved = [{ start: 0, end: 7, text: "Quxtown", kind: "literal" as const, confidence: 0.7 }];
    const reading = decodeReading({ title: "", text }, { ...of(feature("Kyiv", [[12, 16]])), unresolved });
    expect(reading.mentions.map(({ start, place }) => [start, place])).toEqual([
      [0, ""],
      [12, "Kyiv"],
    ]);
  });
  const end = { id: "a", name: "A", lat: 0, lon: 0, text: "A", basis: "referred" as const };
  const claim: WireCollection["claims"][number] = {
    kind: "position",
    start: 0,
    end: 5,
    text: "60 km",
    value_km: [60, 60],
    unit: "km",
    hedge: null,
    direction: "S",
    mode: null,
    relation: "from",
    from: null,
    to: end,
    measured_km: null,
    measured_range_km: null,
    allowed_km: [55, null],
    verdict: "unverifiable",
    basis: "unknown",
    reason_code: "fits",
    reason: "",
    method: "",
    azimuth: null,
    line: null,
  };
  it.each([
    [
      "Izmail",
      "Izmayil",
      "Izmayil and B are 121 mi apart, and “Izmayil” stays.",
      "Izmail and B are 121 mi apart, and “Izmayil” stays.",
    ],
    ["Roma", "Rome", "Rome is not Romeo, and B is not Rome.", "Roma is not Romeo, and B is not Roma."],
    [
      "بغداد",
      "Baghdad",
      "Baghdad is far, and “نحو 450 كم” allows it.",
      "\u2068بغداد\u2069 is far, and “\u2068نحو 450 كم\u2069” allows it.",
    ],
  ])("calls the places of a claim %s, as the article does", (word, name, reason, want) => {
    const place = feature("x", [[0, word.length]]);
    Object.assign(place.properties, { name, text_name: word });
    const from = { ...end, id: "x", name };
    const relative = {
      name: `60 km south of ${name}`,
      lat: 0,
      lon: 0,
      uncertainty_km: 1,
      ring_km: null,
      area: null,
      line: null,
    };
    const [said] = decodeReading(
      { title: "", text: word },
      { ...of(place), claims: [{ ...claim, from, reason, relative } as typeof claim] },
    ).claims;
    expect(said?.reason).toBe(want);
    expect(said?.from?.name).toBe(word);
    expect(said?.relative?.name).toContain(word);
  });
  it("tells claims from positions", () => {
    const [position] = decodeReading({ title: "", text: "60 km" }, { ...of(), claims: [claim] }).claims;
    expect(position).toMatchObject({
      kind: "position",
      from: null,
      to: { id: "a", name: "A", text: "A", basis: "referred", others: [] },
      allowedKm: [55, Number.POSITIVE_INFINITY],
      relative: null,
    });
  });
});

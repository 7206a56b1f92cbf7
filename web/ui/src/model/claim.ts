import type { LonLat } from "./geo";

/** Outcome is the verdict of the server on a claim. */
export type Outcome = "consistent" | "contradicted" | "unverifiable";

/** ClaimKind tells a length between two places that can be measured from one that only says where something lies. */
export type ClaimKind = "claim" | "position";

/** Basis is how the text names an end: by its words, by a reference to them, or not at all. */
export type Basis = "stated" | "referred" | "inferred" | "unknown";

/** RelativePlace is a place that the text names only by its way from another. */
export interface RelativePlace {
  name: string; // "60 km south of Ankara"
  point: LonLat;
  uncertaintyKm: number; // around the point
  ringKm: [number, number] | null; // around the place that is named, where no direction is
  area: GeoJSON.Polygon | GeoJSON.MultiPolygon | null;
  line: LonLat[]; // from the place that is named
}

export interface ClaimEnd {
  id: string;
  name: string;
  text: string; // its words in the article, "" for none
  basis: Basis;
  others: { id: string; name: string }[]; // that it may have been, likelier first
}

/** Claim is a length that the text states. Offsets are UTF-16 code units. */
export interface Claim {
  kind: ClaimKind;
  start: number;
  end: number;
  text: string;
  direction: string; // that the text states, as a point of the compass: "SSE"; "" for none
  azimuth: number | null; // from to towards from, in degrees
  unit: string; // in which the text states it
  from: ClaimEnd | null;
  to: ClaimEnd | null;
  valueKm: [number, number];
  measuredKm: number | null;
  measuredRangeKm: [number, number] | null;
  allowedKm: [number, number] | null;
  outcome: Outcome;
  code: string; // the kind of the reason
  reason: string;
  method: string;
  line: LonLat[];
  relative: RelativePlace | null;
}

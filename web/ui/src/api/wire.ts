// What the server sends, as it is on the wire. Spans count Unicode code points.

export type Kind = "literal" | "associative" | "demonym" | "language" | "embedded" | "facility";

export interface WireMention {
  start: number;
  end: number;
  text: string;
  kind: Kind;
}

export interface WireProperties {
  name: string;
  label: string;
  feature_class: string;
  feature_code: string;
  country?: string;
  country_name?: string;
  admin1?: string;
  population?: number;
  mention_count: number;
  mentions: WireMention[];
  confidence: number;
  disputed?: string;
}

export interface WireEndPlace {
  id: string;
  name: string;
  label?: string;
  lat?: number;
  lon?: number;
}

/** WireRange is closed; null where it is open. */
export type WireRange = [number | null, number | null];

export interface WireClaim {
  start: number;
  end: number;
  text: string;
  value_km: WireRange;
  unit: string;
  hedge: string | null;
  direction: string | null;
  relation: string | null;
  mode: string | null;
  from: WireEnd | null;
  to: WireEnd | null;
  measured_km: number | null;
  measured_range_km?: WireRange | null;
  allowed_km: WireRange | null;
  verdict: Outcome;
  basis: string | null;
  reason?: string;
  method?: string;
  line?: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Feature | null;
}

export interface WireEnd extends WireEndPlace {
  basis: string;
  runners_up?: WireEndPlace[];
}

export type Outcome = "consistent" | "contradicted" | "unverifiable";

export interface WireCollection {
  type: "FeatureCollection";
  features: GeoJSON.Feature<GeoJSON.Geometry, WireProperties>[];
  claims?: WireClaim[];
  unresolved?: WireMention[];
  attribution?: string;
  title?: string;
  text?: string; // where it is not what was sent
  explanations?: WireExplanation[];
}

/** WireExplanation says which places a mention may mean. */
export interface WireExplanation {
  start: number;
  end: number;
  text: string;
  candidates: WireCandidate[];
}

export interface WireCandidate {
  id: string;
  name: string;
  label: string;
  lat: number;
  lon: number;
  feature_class: string;
  feature_code: string;
  probability: number;
  signals?: { name: string; value: number; weight: number }[];
}

export interface WireDistance {
  metres: number;
  azimuth?: number;
  line?: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Feature;
}

export interface WireMatrix {
  metres: number[][];
}

export interface WireArticle {
  title: string;
  text: string;
  offsets: "codepoint";
  articles?: string[]; // titles of all
  result: WireCollection;
}

/** The part of a Pelias answer that the page reads. */
export interface WireGeocoding {
  features: { geometry: GeoJSON.Point; properties: { gid: string; name: string; label: string; layer: string } }[];
}

/** A saved map. */
export interface WireMap {
  id: string;
  edit_token?: string; // in the answer to its creation only
  note?: string;
  title: string;
  text: string;
  corrections: { start?: number; end?: number; name?: string; place: string | null }[];
  links: { page: string; embed: string };
  result: WireCollection;
}

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

export interface WireClaim {
  start: number;
  end: number;
  text: string;
  value_km: [number, number];
  unit: string;
  hedge: string | null;
  direction: string | null;
  relation: string | null;
  mode: string | null;
  from: WireEnd | null;
  to: WireEnd | null;
  measured_km: number | null;
  measured_range_km?: [number, number] | null;
  allowed_km: [number, number] | null;
  verdict: Outcome;
  basis: string | null;
  reason?: string;
  method?: string;
  line?: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Feature | null;
}

/** An end is a place with the basis it was read by; the place may be nested or flat. */
export type WireEnd = (WireEndPlace | { place: WireEndPlace | null }) & { basis?: string; alternatives?: WireEndPlace[] };

export type Outcome = "consistent" | "contradicted" | "unverifiable";

export interface WireFocusShare {
  id: string;
  name: string;
  share: number;
}

export interface WireCollection {
  type: "FeatureCollection";
  features: GeoJSON.Feature<GeoJSON.Geometry, WireProperties>[];
  claims?: WireClaim[];
  unresolved?: WireMention[];
  attribution?: string | string[];
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

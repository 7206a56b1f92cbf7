import { unitOffsets } from "../format/offsets";
import type { Claim, ClaimEnd, RelativePlace } from "../model/claim";
import { continuous, type LonLat } from "../model/geo";
import { detailsOf } from "../model/correction";
import { type Place, withinId } from "../model/place";
import type { Article, Mention, Reading } from "../model/reading";
import { isolated, quotesIsolated } from "../words/isolate";
import type { WireClaim, WireCollection, WireEnd, WireFeature, WireGeometry, WireLine, WireRange } from "./wire";

/** decodeReading turns a parse result into a reading of its article. */
export function decodeReading(article: Article, collection: WireCollection): Reading {
  const unit = unitOffsets(article.text);
  const places = collection.features.map((feature) => decodePlace(feature));
  const mentions = collection.features.flatMap(({ properties }, i) =>
    properties.mentions.map(({ start, end, kind, confidence }): Mention => ({
      start: unit(start),
      end: unit(end),
      kind,
      place: places[i]?.id ?? "",
      confidence,
    })),
  );
  for (const { start, end, kind, confidence } of collection.unresolved) {
    mentions.push({ start: unit(start), end: unit(end), kind, place: "", confidence });
  }
  mentions.sort((a, b) => a.start - b.start);
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const claims = collection.claims.map((claim) => decodeClaim(claim, unit, names));
  return {
    article,
    headline: collection.headline ?? "",
    places,
    mentions,
    claims,
    attribution: collection.attribution,
    language: collection.language ?? "",
    written: collection.written ?? "",
  };
}

function decodePlace({ id, geometry, properties: p }: WireFeature): Place {
  const within = p.within ?? null;
  const label = p.label || p.name || "";
  const known = p.name ?? label;
  return {
    id: id ?? withinId(within?.id ?? "", label),
    name: p.own_label || p.text_name || known,
    known,
    label: within ? `${label}, in ${within.name}` : label,
    kind: p.kind,
    featureClass: p.feature_class ?? "",
    featureCode: p.feature_code ?? "",
    country: p.country ?? "",
    countryName: p.country_name ?? "",
    admin1: p.admin1 ?? "",
    population: p.population ?? 0,
    mentionCount: p.mention_count,
    confidence: p.confidence,
    disputed: p.disputed ?? "",
    point: pointOf(geometry),
    within,
    details: detailsOf({
      ...(p.own_label ? { label: p.own_label } : {}),
      ...(p.note ? { note: p.note } : {}),
      ...(p.source ? { source: p.source } : {}),
      ...(p.label_side ? { side: p.label_side } : {}),
    }),
  };
}

/** decodeClaim calls the places of a claim as the article does, in what the server says of it, too. */
function decodeClaim(claim: WireClaim, unit: (offset: number) => number, names: Map<string, string>): Claim {
  const ends = [claim.from, claim.to];
  return {
    kind: claim.kind,
    start: unit(claim.start),
    end: unit(claim.end),
    text: claim.text,
    direction: claim.direction ?? "",
    azimuth: claim.azimuth,
    unit: claim.unit,
    from: decodeEnd(claim.from, names),
    to: decodeEnd(claim.to, names),
    valueKm: range(claim.value_km),
    measuredKm: claim.measured_km,
    measuredRangeKm: claim.measured_range_km ? range(claim.measured_range_km) : null,
    allowedKm: range(claim.allowed_km),
    outcome: claim.verdict,
    code: claim.reason_code,
    reason: quotesIsolated(renamed(claim.reason, ends, names)),
    method: claim.method,
    line: lineOf(claim.line),
    relative: decodeRelative(claim.relative, (name) => renamed(name, ends, names)),
  };
}

/** renamed is a sentence of the server with the article's names of some places. */
function renamed(sentence: string, ends: WireEnd[], names: Map<string, string>): string {
  return ends.reduce((said, end) => {
    const name = end?.id && names.get(end.id);
    if (!name || !end?.name || name === end.name) return said;
    return said.replaceAll(new RegExp(`(?<![\\p{L}“])${literal(end.name)}(?!\\p{L})`, "gu"), () => isolated(name));
  }, sentence);
}

const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function decodeRelative(relative: WireClaim["relative"], rename: (name: string) => string): RelativePlace | null {
  if (!relative) return null;
  const { name, lat, lon, uncertainty_km, ring_km, area, line } = relative;
  return {
    name: rename(name),
    point: [lon, lat],
    uncertaintyKm: uncertainty_km,
    ringKm: ring_km && range(ring_km),
    area,
    line: lineOf(line),
  };
}

function decodeEnd(end: WireEnd, names: Map<string, string>): ClaimEnd | null {
  if (!end?.id || !end.name) return null; // a name that the gazetteer lacks stands in the reason
  const others = (end.runners_up ?? []).flatMap(({ id, name }) => (id && name ? [{ id, name }] : []));
  return { id: end.id, name: names.get(end.id) ?? end.name, text: end.text ?? "", basis: end.basis, others };
}

const range = ([low, high]: WireRange): [number, number] => [low ?? 0, high ?? Number.POSITIVE_INFINITY];

/** pointOf is the point of a place; an area stands for itself by the middle of its box. */
function pointOf(geometry: WireGeometry): LonLat {
  if (geometry.type === "Point") return geometry.coordinates;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positions(geometry)) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [(west + east) / 2, (south + north) / 2];
}

function positions(geometry: WireGeometry): LonLat[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "LineString":
      return geometry.coordinates;
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}

/** lineOf is a geodesic in one piece, of continuous longitudes. */
export const lineOf = (line: WireLine | null): LonLat[] => (line ? continuous(positions(line)) : []);

import type { MentionKind } from "../model/reading";

/** count writes "1 place", "12 places", "no places". */
export function count(n: number, one: string, many = `${one}s`): string {
  if (n === 0) return `no ${many}`;
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** list joins names as prose does: "A", "A and B", "A, B and C". */
export function list(names: string[], last = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}

/** population rounds to what a reader remembers: "15.7 million", "84,000", "950". */
export function population(n: number): string {
  if (n >= 999_500) return `${(n / 1e6).toLocaleString("en", { maximumFractionDigits: n < 99.5e6 ? 1 : 0 })} million`;
  if (n >= 10_000) return (Math.round(n / 1000) * 1000).toLocaleString("en");
  return n.toLocaleString("en");
}

const codes: Record<string, string> = {
  PPLC: "capital",
  PPLA: "regional capital",
  PPLA2: "district capital",
  PPLX: "part of a city",
  PCLI: "country",
  PCLD: "dependent territory",
  PCLS: "semi-independent country",
  PCLIX: "part of a country",
  PCL: "country",
  TERR: "territory",
  ADM1: "state or province",
  ADM2: "district",
  CONT: "continent",
  RGN: "region",
  AIRP: "airport",
  PRT: "port",
  SEA: "sea",
  OCN: "ocean",
  GULF: "gulf",
  BAY: "bay",
  STRT: "strait",
  STM: "river",
  LK: "lake",
  ISL: "island",
  ISLS: "islands",
  PEN: "peninsula",
  MTS: "mountains",
  MT: "mountain",
  DSRT: "desert",
};

const classes: Record<string, string> = {
  A: "region",
  P: "town",
  H: "water",
  L: "area",
  S: "building or site",
  T: "landform",
  R: "route",
  V: "vegetation",
  U: "undersea",
};

/** featureName says in a word or two what a GeoNames feature code means. */
export function featureName(featureClass: string, featureCode: string): string {
  return codes[featureCode] ?? classes[featureClass] ?? "place";
}

/** kindNames says how a mention refers to its place. */
export const kindNames: Record<MentionKind, string> = {
  literal: "the place itself",
  associative: "used for its government or as a modifier",
  demonym: "adjective or people",
  language: "its language",
  embedded: "inside another name",
  facility: "a building or institution",
  organisation: "a club called by its town",
};

/** layerNames says what the geocoder calls by words of its own. */
const layerNames: Record<string, string> = {
  venue: "building or site",
  neighbourhood: "part of a city",
  locality: "town",
  localadmin: "municipality",
  county: "district",
  region: "state or province",
  macroregion: "region",
  marinearea: "sea",
};

/** layerName is the layer of a search result in a reader's words. */
export const layerName = (layer: string): string => layerNames[layer] ?? layer;

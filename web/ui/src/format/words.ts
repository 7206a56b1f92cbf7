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
  PPLA: "city, seat of its region",
  PPLA2: "town, seat of its district",
  PPLX: "part of a city",
  PCLI: "country",
  PCLD: "dependent territory",
  PCLS: "semi-independent country",
  PCLIX: "part of a country",
  PCL: "country",
  TERR: "territory",
  ADM1: "first-level region",
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
  S: "landmark",
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
export const kindNames: Record<string, string> = {
  literal: "the place itself",
  associative: "what belongs to it or speaks for it",
  demonym: "its people",
  language: "its language",
  embedded: "inside another name",
  facility: "a building or institution",
};

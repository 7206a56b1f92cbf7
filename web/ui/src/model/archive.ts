// Many articles that were read: what an archive tells of them and of the places that they name.
import type { LonLat } from "./geo";
import type { Verdict } from "./question";

/** ArchivePlace is a place that articles name. */
export interface ArchivePlace {
  id: string;
  name: string;
  label: string; // name, region, country
  country: string; // ISO 3166-1 alpha-2; "" for none
  featureClass: string;
  featureCode: string;
  disputed: string;
  point: LonLat;
}

/** Counted is a place with the number of articles that name it. */
export interface Counted extends ArchivePlace {
  articles: number;
  region: string; // code of the first-level division that it is or lies in, "GB.ENG"; "" where that is not known
}

/** Named is a place with how one article names it. */
export interface Named extends ArchivePlace {
  words: string; // of the first mention
  times: number;
  confidence: number; // 0–1
  kinds: string[];
}

/** Copy is an article with the same text as another. */
export interface Copy {
  id: string;
  url: string;
  source: string;
  title: string;
}

/** Story is an article of an archive, which keeps no more of it than this. */
export interface Story extends Copy {
  published: string; // ISO 8601; "" where unknown
  language: string;
  places: Named[]; // the most named first
  copies: Copy[];
}

/** Stated is a distance that a story states. */
export interface Stated {
  from: string; // ids of places; "" where unknown
  to: string;
  low: number; // metres
  high: number;
  measured: number | null; // metres
  verdict: Verdict;
}

/** Claimed is a distance with the story that states it. */
export interface Claimed extends Stated {
  fromName: string; // "" where unknown
  toName: string;
  story: Copy & Pick<Story, "published">;
}

/** Detail is a story with what it claims. */
export interface Detail extends Story {
  claims: Stated[];
  corrections: { words: string; means: string; made: string }[]; // means: the name of a place, "" for none
  copyOf: string; // the id of the article whose places it has; "" for none
}

/** Choice is a country, a source or a language with the number of articles. */
export interface Choice {
  value: string;
  articles: number;
}

/** DayCount is the number of articles of a day. */
export interface DayCount {
  day: string; // "2026-11-28", UTC
  articles: number;
}

/** Holdings are what an archive has. */
export interface Holdings {
  stories: number;
  undated: number;
  oldest: string; // ISO 8601; "" where nothing has a date
  newest: string;
  changes: boolean; // who has the token may change it
}

/** isArea tells countries and regions from what lies on one spot. */
export const isWide = ({ featureClass, featureCode }: Pick<ArchivePlace, "featureClass" | "featureCode">): boolean =>
  (featureClass === "A" && featureCode !== "ADM3" && featureCode !== "ADM4") ||
  ["CONT", "RGN", "SEA", "OCN", "GULF"].includes(featureCode);

/** isCountry tells countries and what has a code of its own like them. */
export const isCountry = ({ featureCode }: Pick<ArchivePlace, "featureCode">): boolean =>
  /^(PCL|TERR)/.test(featureCode);

/** regionOf is the region that a label names between the place and its country; "" for none. */
export function regionOf({ label, name, featureCode }: Pick<ArchivePlace, "label" | "name" | "featureCode">): string {
  if (featureCode === "ADM1") return name;
  const parts = label.split(", ");
  return parts.length > 2 ? (parts.at(-2) as string) : "";
}

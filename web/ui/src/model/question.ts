// What an archive is asked, as the link has it: /archive?q=ferry&near=41.01,28.95&within=50km&from=2026-11-01. The names
// are those of the parameters of /v1/archive, so that either address can be made of the other.
import type { Box, View } from "./geo";
import type { PlaceKind } from "./place";

/** Span is a stretch of time that ends now. */
export type Span = "24h" | "7d" | "30d";

export const spans: Span[] = ["24h", "7d", "30d"];
const hours: Record<Span, number> = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24 };

/** Verdict is what was found of a distance that an article states; that it is wrong comes first. */
export type Verdict = "contradicted" | "consistent" | "unverifiable";

export const verdicts: Verdict[] = ["contradicted", "consistent", "unverifiable"];

export const kinds: PlaceKind[] = ["settlement", "region", "country", "site", "water", "land"];

/** Question chooses articles; "" asks for any. */
export interface Question {
  words: string;
  last: Span | "all" | ""; // "": from and to hold
  from: string; // the first day, "2026-11-01", UTC
  to: string; // the last day
  near: string; // the id of a place, or "lat,lon"
  within: number; // km around it
  place: string; // id
  country: string; // ISO 3166-1 alpha-2
  kind: PlaceKind | ""; // of the places
  source: string;
  language: string;
  verdict: Verdict | ""; // the article states a distance of which it is true
  inView: boolean; // only what the map shows
}

export const anything: Question = {
  words: "",
  last: "",
  from: "",
  to: "",
  near: "",
  within: 50,
  place: "",
  country: "",
  kind: "",
  source: "",
  language: "",
  verdict: "",
  inView: false,
};

/** Tab is a list beside the map. */
export type Tab = "articles" | "places" | "claims";

/** everything asks for all there is, of all times: a page that opens without a question may show less of a large archive. */
export const everything: Question = { ...anything, last: "all" };

/** Linked is all that an address tells of the page of an archive. */
export interface Linked {
  question: Question;
  article: string; // id of the one that is shown; "" for none
  tab: Tab;
  view: View | null;
}

/** isAnything reports whether a question asks for all there is. */
export const isAnything = (question: Question): boolean =>
  (Object.keys(anything) as (keyof Question)[]).every(
    (key) => key === "within" || [anything[key], everything[key]].includes(question[key]),
  );

/** hasPeriod reports whether a question asks for a time. */
export const hasPeriod = ({ last, from, to }: Question): boolean => last !== "all" && Boolean(last || from || to);

/** largestRadius is how far a radius reaches at most: half around the world. */
export const largestRadius = 20_000; // km

/** parametersOf is a question as /v1/archive takes it, at a time and with what the map shows. */
export function parametersOf(question: Question, now: Date, box: Box | null): URLSearchParams {
  const query = linkOf({ ...question, last: "" });
  if (question.last === "all") {
    query.delete("from");
    query.delete("to");
  } else if (question.last) {
    const since = new Date(now.getTime() - hours[question.last] * 3_600_000);
    query.set("from", `${since.toISOString().slice(0, 16)}:00Z`);
    query.delete("to");
  }
  query.delete("only");
  if (question.inView && box) {
    const { west, south, east, north } = box;
    query.set("bbox", [west, south, east, north].map((degrees) => Number(degrees.toFixed(4))).join(","));
  }
  return query;
}

/** linkOf is a question as the address has it. */
export function linkOf(question: Question): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string) => value && query.set(name, value);
  set("q", question.words.trim());
  set("last", question.last);
  if (!question.last) {
    set("from", question.from);
    set("to", question.to);
  }
  set("near", question.near);
  if (question.near) set("within", `${question.within}km`);
  set("place", question.place);
  set("country", question.country);
  set("kind", question.kind);
  set("source", question.source);
  set("language", question.language);
  set("verdict", question.verdict);
  if (question.inView) set("only", "view");
  return query;
}

/** writeAddress is the part of an address behind "?", without it. */
export function writeAddress({ question, article, tab, view }: Linked): string {
  const query = linkOf(question);
  if (tab !== "articles") query.set("tab", tab);
  if (article) query.set("article", article);
  if (view) {
    const digits = Math.max(1, Math.min(5, Math.round(view.zoom / 3)));
    query.set("map", `${view.zoom}/${view.centre[1].toFixed(digits)}/${view.centre[0].toFixed(digits)}`);
  }
  return query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/** readAddress reads what writeAddress wrote; what it does not understand, it leaves out. */
export function readAddress(search: string): Linked {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name)?.trim() ?? "";
  const day = (name: string) => (isDay(text(name)) ? text(name) : "");
  const radius = Number.parseFloat(text("within"));
  const country = text("country").toUpperCase();
  return {
    question: {
      words: text("q"),
      last: ([...spans, "all"] as const).find((span) => span === text("last")) ?? "",
      from: day("from"),
      to: day("to"),
      near: text("near"),
      within: radius > 0 && radius <= largestRadius ? radius : anything.within,
      place: text("place"),
      country: /^[A-Z]{2}$/.test(country) ? country : "",
      kind: kinds.find((kind) => kind === text("kind")) ?? "",
      source: text("source"),
      language: text("language"),
      verdict: verdicts.find((verdict) => verdict === text("verdict")) ?? "",
      inView: text("only") === "view",
    },
    article: text("article"),
    tab: (["places", "claims"] as const).find((tab) => tab === text("tab")) ?? "articles",
    view: readView(text("map")),
  };
}

function readView(text: string): View | null {
  const [zoom = NaN, lat = NaN, lon = NaN] = text.split("/").map((part) => (part === "" ? NaN : Number(part)));
  return zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 90 && Math.abs(lon) <= 360 ? { zoom, centre: [lon, lat] } : null;
}

/** isDay tells days, as "2026-11-28", from all else. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** pointOf is the latitude and longitude that a question is near to; null where it names a place. */
export function pointOf(near: string): [lon: number, lat: number] | null {
  const [lat = NaN, lon = NaN, ...more] = near.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && more.length === 0 ? [lon, lat] : null;
}

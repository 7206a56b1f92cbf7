// Asking the archive of many articles.
import type {
  Choice,
  Claimed,
  Copy,
  Counted,
  DayCount,
  Detail,
  Holdings,
  Named,
  Story,
  ArchivePlace,
  Stated,
} from "../model/archive";
import { verdicts } from "../model/question";
import { named } from "../words/say";
import { ask } from "./client";
import type { components } from "./openapi";

type Schemas = components["schemas"];
type WireStory = Schemas["ArchivedArticle"];

/** archivePath is where an archive answers. */
export const archivePath = "/v1/archive";

async function answer<T>(path: string, query: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const text = query.toString();
  const response = await ask(`${archivePath}${path}${text ? `?${text}` : ""}`, signal ? { signal } : {});
  return (await response.json()) as T;
}

/** mostPlaces is how many places a map shows; a server may give fewer. */
export const mostPlaces = 10_000;

/** holdings are what the archive has. */
export async function holdings(): Promise<Holdings> {
  const { stories, undated, oldest, newest, changes } = await answer<{
    stories: number;
    undated: number;
    oldest: string | null;
    newest: string | null;
    changes?: boolean;
  }>("", new URLSearchParams());
  return { stories, undated, oldest: oldest ?? "", newest: newest ?? "", changes: changes ?? false };
}

/** Page is a part of a list of stories. */
export interface Page {
  stories: Story[];
  after: string; // where the next one begins; "" at the end
}

/** inOurWords asks for the names of places in the language of the page. */
const inOurWords = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query, ...Object.entries(named)]);

/** stories are those that a question chooses, the newest first. */
export async function stories(query: URLSearchParams, after: string, signal?: AbortSignal): Promise<Page> {
  const asked = new URLSearchParams(query);
  asked.set("limit", "50");
  if (after) asked.set("after", after);
  const { articles, next } = await answer<{ articles: WireStory[]; next?: string }>(
    "/articles",
    inOurWords(asked),
    signal,
  );
  return { stories: articles.map(storyOf), after: cursorOf(next) };
}

/** story is one article with what it claims. */
export async function story(id: string, signal?: AbortSignal): Promise<Detail> {
  type Made = { name: string; means: WirePlace | null; made: string };
  type Wire = WireStory & { copy_of?: string; claims?: WireStated[]; corrections?: Made[] };
  const one = await answer<Wire>("/article", inOurWords(new URLSearchParams({ id })), signal);
  const corrections = (one.corrections ?? []).map(({ name, means, made }) => ({
    words: name,
    means: means?.label ?? means?.name ?? "",
    made,
  }));
  return { ...storyOf(one), copyOf: one.copy_of ?? "", claims: (one.claims ?? []).map(statedOf), corrections };
}

/** Corrected is what came of a correction, with the stories for which it may hold too. */
export interface Corrected {
  corrected: number; // stories
  others: Story[];
  more: boolean; // than these
}

/** correct says what stories mean by some words, which were read as a place; means is null for no place. */
export async function correct(
  correction: { articles: string[]; place: string; name: string; means: string | null },
  token: string,
): Promise<Corrected> {
  const response = await ask(`${archivePath}/corrections`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(correction),
  });
  const { corrected, others, more } = (await response.json()) as Schemas["ArchiveCorrected"];
  return { corrected, others: others.map(storyOf), more };
}

const mostClaims = 100;

/** claims are the distances that the chosen stories state, contradicted ones first; after is where the next page begins. */
export async function claims(
  query: URLSearchParams,
  after: string,
  signal?: AbortSignal,
): Promise<{ list: Claimed[]; after: string }> {
  const asked = new URLSearchParams(query);
  asked.set("limit", String(mostClaims));
  if (after) asked.set("after", after);
  const found = await answer<{ claims: WireClaimed[]; next?: string }>("/claims", inOurWords(asked), signal);
  return { list: found.claims.map(claimedOf), after: cursorOf(found.next) };
}

/** cursorOf is where the page with an address begins; "" for none. */
const cursorOf = (next?: string): string => (next ? (new URL(next).searchParams.get("after") ?? "") : "");

/** choices are the countries, regions, sources or languages of the stories that a question chooses. */
export async function choices(
  by: "country" | "region" | "source" | "language",
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<Choice[]> {
  const asked = new URLSearchParams(query);
  asked.set("by", by);
  if (by === "region") asked.set("limit", String(mostPlaces));
  const found = await answer<{ choices: Choice[] }>("/choices", asked, signal);
  return found.choices.filter(({ value }) => value !== "");
}

/** places are those that the chosen articles name, the most named first. */
export async function places(query: URLSearchParams, signal?: AbortSignal): Promise<Counted[]> {
  const asked = new URLSearchParams(query);
  asked.set("limit", String(mostPlaces));
  return counted(await answer<{ places: WireCounted[] }>("/places", inOurWords(asked), signal));
}

/** together are the places that the chosen articles name besides those that were asked for. */
export async function together(query: URLSearchParams, most: number, signal?: AbortSignal): Promise<Counted[]> {
  const asked = new URLSearchParams(query);
  asked.set("limit", String(most));
  return counted(await answer<{ places: WireCounted[] }>("/together", inOurWords(asked), signal));
}

/** days are those that have articles, the oldest first. */
export async function days(query: URLSearchParams, signal?: AbortSignal): Promise<DayCount[]> {
  return (await answer<{ days: DayCount[] }>("/days", query, signal)).days;
}

type WirePlace = Schemas["Place"];
type WireCounted = Schemas["ArchivedPlace"];
type WireNamed = Schemas["ArchivedMention"];

interface WireStated {
  from?: string;
  to?: string;
  value_km: [number, number];
  measured_km: number | null;
  verdict: string;
}

type WireClaimed = WireStated & Pick<Schemas["ArchivedClaim"], "from_place" | "to_place" | "article">;

const claimedOf = ({ from_place: from, to_place: to, article, ...stated }: WireClaimed): Claimed => ({
  ...statedOf(stated),
  fromName: from?.name ?? "",
  toName: to?.name ?? "",
  story: { ...copyOf(article), published: article.published ?? "" },
});

const counted = ({ places }: { places: WireCounted[] }): Counted[] =>
  places.map((place) => ({ ...placeOf(place), articles: place.articles, region: place.region ?? "" }));

function placeOf(place: WirePlace): ArchivePlace {
  return {
    id: place.id ?? "",
    name: place.name ?? "",
    label: place.label ?? place.name ?? "",
    country: place.country ?? "",
    featureClass: place.feature_class ?? "",
    featureCode: place.feature_code ?? "",
    disputed: place.disputed ?? "",
    point: [place.lon, place.lat],
  };
}

const namedOf = (place: WireNamed): Named => ({
  ...placeOf(place),
  words: place.text ?? place.name ?? "",
  times: place.mention_count,
  confidence: place.confidence,
  kinds: place.kinds,
});

function storyOf(wire: WireStory): Story {
  return {
    ...copyOf(wire),
    published: wire.published ?? "",
    language: wire.language ?? "",
    places: wire.places.map(namedOf).sort((a, b) => b.times - a.times),
    copies: ((wire.copies ?? []) as unknown as Partial<Copy>[]).map(copyOf),
  };
}

const copyOf = ({ id = "", url = "", source = "", title = "" }: Partial<Copy>): Copy => ({
  id,
  url: safe(url),
  source,
  title,
});

/** safe is an address that a link may lead to; "" for others, as javascript: ones. */
const safe = (url: string): string => (/^https?:\/\//i.test(url) ? url : "");

const statedOf = ({ from = "", to = "", value_km: [low, high], measured_km: km, verdict }: WireStated): Stated => ({
  from,
  to,
  low: low * 1000,
  high: high * 1000,
  measured: km === null ? null : km * 1000,
  verdict: verdicts.find((one) => one === verdict) ?? "unverifiable",
});

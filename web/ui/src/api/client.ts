import type { Article, LonLat } from "../state/reading";
import { lineOf } from "./decode";
import type { WireArticle, WireCollection, WireDistance, WireMatrix } from "./wire";

/** A Problem is an error that says what happened and what to do. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = "Problem";
  }
}

export interface Geodesic {
  metres: number;
  azimuth: number | null;
  line: LonLat[];
}

export interface Hit {
  id: string;
  label: string;
  name: string;
  layer: string;
  point: LonLat;
}

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    const gone = navigator.onLine ? "The server does not answer. Is dateline still running?" : "You are offline, and the server is on another machine.";
    throw new Problem(`${gone} Try again when it is back.`, 0);
  }
  if (!response.ok) throw new Problem(await sentence(response), response.status);
  return response;
}

/** sentence is the reason that a problem document gives, or one that fits the status. */
async function sentence(response: Response): Promise<string> {
  if (response.headers.get("content-type")?.includes("json")) {
    const problem: unknown = await response.json().catch(() => null);
    if (problem && typeof problem === "object") {
      const { title, detail } = problem as { title?: string; detail?: string };
      const said = [title, detail].filter(Boolean).join(": ");
      if (said) return said;
    }
  }
  if (response.status === 413) return "The text is too long: at most 1 MB. Cut it, or use the command line: dateline parse FILE.";
  if (response.status === 404) return "The server does not have this. It may have been deleted.";
  return `The server could not answer (status ${response.status}). Try again.`;
}

const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await ask(path, init)).json() as Promise<T>;

const post = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/geo+json, application/json" },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});

/** parse reads an article. */
export function parse(article: Article, signal?: AbortSignal): Promise<WireCollection> {
  return json("/v1/parse", post({ title: article.title, text: article.text }, signal));
}

/** distance measures the geodesic between two places, by id or "lat,lon". */
export async function distance(from: string, to: string): Promise<Geodesic> {
  const query = new URLSearchParams({ from, to });
  const answer = await json<WireDistance>(`/v1/distance?${query}`);
  return { metres: answer.metres, azimuth: answer.azimuth ?? null, line: lineOf(answer.line) };
}

/** areas are the shapes of those places, by id, that have one. */
export async function areas(ids: string[]): Promise<GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>> {
  return json(`/v1/areas?${new URLSearchParams({ ids: ids.join(",") })}`);
}

/** matrix measures the distances among places, in metres. */
export async function matrix(ids: string[]): Promise<{ ids: string[]; metres: number[][] }> {
  const answer = await json<WireMatrix>("/v1/distances", post({ places: ids }));
  return { ids, metres: answer.metres };
}

/** Start is what the page opens with. */
export interface Start {
  article: Article;
  result: WireCollection;
  titles: string[]; // of all articles that the server was started with
}

/** start asks for article number i of those that the server was started with. */
export async function start(i: number): Promise<Start> {
  const answer = await json<WireArticle>(`/v1/article?${new URLSearchParams({ i: String(i) })}`);
  return { article: { title: answer.title, text: answer.text }, result: answer.result, titles: answer.articles ?? [] };
}

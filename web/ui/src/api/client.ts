import { at } from "../browser/root";
import { type Geodesic, type Hit, type View, wrapped } from "../model/geo";
import type { Article } from "../model/reading";
import { varietyOf } from "../words/language";
import { type Key, language, named, say } from "../words/say";
import { lineOf } from "./decode";
import { isPDF, largestPDF, readable } from "./file";
import type {
  ArticleRequest,
  Fix,
  WireAreas,
  WireArticle,
  WireCollection,
  WireDistance,
  WireGeocoding,
  WireMap,
  WireMapChange,
  WireMatrix,
  WireProblem,
  WireVersions,
} from "./wire";

/** A Problem is an error that says what happened and what to do. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly kind = "", // the end of its type, as /docs lists them
  ) {
    super(message);
    this.name = "Problem";
  }
}

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(at(path), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Problem(say(navigator.onLine ? "server.gone" : "server.offline"), 0);
  }
  if (!response.ok) {
    const { text, kind } = await said(response);
    throw new Problem(text, response.status, kind);
  }
  return response;
}

/** ownWords are those of the page for problems that have little to do with what was asked, by the end of their type. */
const ownWords: Partial<Record<string, Key>> = {
  "store-read-only": "server.readOnly",
  "store-full": "server.full",
  "store-unavailable": "server.noMaps",
  busy: "server.busy",
  "too-many-requests": "server.busy",
  stopping: "server.busy",
  "not-ready": "server.busy",
};

/** said is the reason that a problem document gives, or one that fits the status. */
async function said(response: Response): Promise<{ text: string; kind: string }> {
  const { type = "", title, detail } = await problemOf(response);
  const kind = type.split("#").at(-1) ?? "";
  const own = ownWords[kind];
  const text = own ? say(own) : [title, detail].filter(Boolean).join(": ");
  return { text: text || sentenceFor(response.status), kind };
}

/** problemOf is the problem document of an answer; empty where it has none. */
async function problemOf(response: Response): Promise<Partial<WireProblem>> {
  if (!response.headers.get("content-type")?.includes("json")) return {};
  const problem: unknown = await response.json().catch(() => null);
  return problem && typeof problem === "object" ? problem : {};
}

function sentenceFor(status: number): string {
  if (status === 413) return say("server.tooLong");
  if (status === 404) return say("server.notThere");
  return say("server.failed", { status: String(status) });
}

const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await ask(path, init)).json() as Promise<T>;

const post = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/geo+json, application/json" },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});

/** Said is what a reader says of an article. */
export interface Said {
  value: string; // what it is about; "" for nothing said
  language: string; // to read it in; "" where the text tells it
}

const nothing: Said = { value: "", language: "" };

/** parse reads an article, with what its reader knows better of it, and says of it. */
export function parse(article: Article, fixes: Fix[] = [], said = nothing): Promise<WireCollection> {
  return json(`/v1/parse${query(said)}`, post(parseBody(article, fixes)));
}

/** query is the part of an address that says how to read an article. */
export function query(said: Said, more: Record<string, string> = {}): string {
  const { value, language } = said;
  return parameters({ ...more, ...(value && { focus: value }), ...(language && { language }) });
}

/** parameters are those of an address, with the language of the page for the names of places. */
function parameters(values: Record<string, string> = {}): string {
  const parts = new URLSearchParams({ ...values, ...named });
  return parts.size ? `?${parts}` : "";
}

/** parseBody is what /v1/parse takes in every format. */
export function parseBody(article: Article, fixes: Fix[]): ArticleRequest {
  return { title: article.title, text: article.text, ...(fixes.length ? { corrections: fixes } : {}) };
}

/** explain reads an article as parse does, and tells for each mention and claim what decided. */
export function explain(article: Article, fixes: Fix[] = [], said = nothing): Promise<WireCollection> {
  return json(`/v1/parse${query(said, { explain: "true" })}`, post(parseBody(article, fixes)));
}

/** readURL reads the article at an address, where the server fetches addresses. */
export function readURL(url: string): Promise<WireCollection> {
  return json(`/v1/parse${parameters()}`, post({ url }));
}

/** readFile reads the article in a file; the server takes the text out of it, but out of a PDF this page does. */
export async function readFile(file: File): Promise<{ article: Article; result: WireCollection }> {
  if (isPDF(file)) {
    const article = await textOfPDF(file);
    return { article, result: await parse(article) };
  }
  const { type, body } = await readable(file);
  const result = await json<WireCollection>(`/v1/parse${parameters()}`, {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
  const text = result.text ?? new TextDecoder().decode(await file.arrayBuffer());
  return { article: { title: result.title ?? "", text }, result };
}

/** textOfPDF is the article in a PDF; what reads it is large, and comes when the first is opened. */
async function textOfPDF(file: File): Promise<Article> {
  if (!file.size) throw new Error(say("file.empty"));
  if (file.size > largestPDF) throw new Error(say("file.tooLarge"));
  const code = await import("./pdf").catch(() => null);
  if (!code) throw new Problem(say(navigator.onLine ? "server.gone" : "server.offline"), 0);
  return code.readPDF(file);
}

/** distance measures the geodesic between two places, by id or "lat,lon". */
export async function distance(from: string, to: string): Promise<Geodesic> {
  const answer = await json<WireDistance>(`/v1/distance${parameters({ from, to })}`);
  return { metres: answer.metres, azimuth: answer.azimuth, line: lineOf(answer.line) };
}

/** areas are the shapes of those places, by id, that have one. */
export async function areas(ids: string[]): Promise<WireAreas> {
  return json(`/v1/areas${parameters({ ids: ids.join(",") })}`);
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
  const answer = await json<WireArticle>(`/v1/article${parameters({ i: String(i) })}`);
  const { result, text } = answer;
  const title = result.title ?? (result.headline ? "" : answer.title); // a file's name gives way to a headline
  return { article: { title, text }, result, titles: answer.articles };
}

/** autocomplete finds places whose name begins as text does, nearer ones first. */
export async function autocomplete(text: string, view: View | null, signal?: AbortSignal): Promise<Hit[]> {
  const query = new URLSearchParams({ text, size: "8", lang: varietyOf(language) });
  if (view && view.zoom >= 4) {
    query.set("focus.point.lat", view.centre[1].toFixed(3));
    query.set("focus.point.lon", wrapped(view.centre[0]).toFixed(3));
  }
  return hits(await json<WireGeocoding>(`/v1/autocomplete?${query}`, signal ? { signal } : {}));
}

/** search finds the places that bear a name, best known first. */
export async function search(text: string, size = 10): Promise<Hit[]> {
  return hits(
    await json<WireGeocoding>(
      `/v1/search?${new URLSearchParams({ text, size: String(size), lang: varietyOf(language) })}`,
    ),
  );
}

function hits(answer: WireGeocoding): Hit[] {
  return answer.features.map(({ id, geometry, properties: p }) => ({
    id,
    name: p.name,
    label: p.label,
    layer: p.layer,
    point: geometry.coordinates,
  }));
}

/** placeById is a place of the gazetteer, null where it has none of this id. */
export async function placeById(id: string): Promise<Hit | null> {
  return (
    hits(await json<WireGeocoding>(`/v1/place?${new URLSearchParams({ ids: id, lang: varietyOf(language) })}`))[0] ??
    null
  );
}

/** createMap keeps an article with its corrections; the answer alone has the edit token. */
export function createMap(article: Article, fixes: Fix[], said = nothing): Promise<WireMap> {
  return json(`/v1/maps${query(said)}`, post(parseBody(article, fixes)));
}

const mapPath = (id: string): string => `/v1/maps/${encodeURIComponent(id)}`;

const bearer = (editToken: string) => ({ authorization: `Bearer ${editToken}` });

export function readMap(id: string): Promise<WireMap> {
  return json(mapPath(id) + parameters());
}

/** MapChange is what becomes other in a saved map; the rest stays. */
export type MapChange = WireMapChange;

/** changeMap changes a map that is still at a version; a Problem of status 412 says that it is not. */
export function changeMap(id: string, editToken: string, version: number, change: MapChange): Promise<WireMap> {
  return json(mapPath(id) + parameters(), {
    method: "PATCH",
    headers: { "content-type": "application/json", "if-match": `"${version}"`, ...bearer(editToken) },
    body: JSON.stringify(change),
  });
}

export async function deleteMap(id: string, editToken: string): Promise<void> {
  await ask(mapPath(id), { method: "DELETE", headers: bearer(editToken) });
}

/** versions are those of a map that the server keeps, the newest first. */
export async function versions(id: string, editToken: string): Promise<WireVersions["versions"]> {
  return (await json<WireVersions>(`${mapPath(id)}/versions`, { headers: bearer(editToken) })).versions;
}

/** readVersion reads a map as it was. */
export function readVersion(id: string, editToken: string, version: number): Promise<WireMap> {
  return json(`${mapPath(id)}/versions/${version}${parameters()}`, { headers: bearer(editToken) });
}

// Showing an article: one of the server's, a saved map, a text of the reader's own.
import { at } from "../browser/root";
import * as api from "../api/client";
import { decodeReading } from "../api/decode";
import type { WireCollection, WireMap } from "../api/wire";
import { type Draft, draftOf, keepDraft, newDraftId } from "../browser/drafts";
import { editTokenOf } from "../browser/edit-token";
import { keepOwnMap, ownMaps } from "../browser/own-maps";
import type { Correction } from "../model/correction";
import { type Article, titleOf } from "../model/reading";
import { together, type Work } from "../model/together";
import { say } from "../words/say";
import { type Address, addressOf, leadsTo, readAddress } from "./address";
import { decodeFixes, encodeFixes } from "./fixes";
import type { Focus, Saved } from "./state";
import type { Store } from "./store";

/** openAddress shows what an address leads to. */
export async function openAddress(store: Store, address: Address): Promise<void> {
  const { map, draft, version, article, all } = address;
  store.send({ type: "busy" });
  try {
    if (all === "articles") await openArticles(store);
    else if (all === "maps") await openMaps(store);
    else if (draft) await openDraft(store, draft);
    else if (map && version) await openVersion(store, map, version);
    else if (map) await openSaved(store, map);
    else await open(store, article);
  } catch (error) {
    if (!(error instanceof api.Problem)) throw error;
    store.send({ type: "failed", message: error.message, status: error.status });
  }
}

/** go moves to another address of the page, as a step of the browser's history. */
export async function go(store: Store, to: string): Promise<void> {
  history.pushState(null, "", at(to));
  await openAddress(store, readAddress(location));
}

/** open shows article number i of those that the server was started with. */
async function open(store: Store, i: number): Promise<void> {
  const { article, result, titles } = await api.start(i);
  store.send({ type: "reading", reading: decodeReading(article, result), fresh: true, titles, article: i });
}

/** mostTogether is how many articles one map shows: those that come first. */
export const mostTogether = 50;

/** openArticles shows all articles that the server was started with on one map. */
async function openArticles(store: Store): Promise<void> {
  const { titles } = await api.start(0);
  const all = await inTurn(titles.slice(0, mostTogether), async (_, i): Promise<Work> => {
    const { article, result } = await api.start(i);
    return workOf(article, result, i ? `/?i=${i}` : "/", titles[i] ?? "");
  });
  const works = { of: "articles" as const, all, out: [] };
  store.send({ type: "reading", reading: together(works), fresh: true, works, titles });
}

/** openMaps shows all maps that this browser may change on one. */
async function openMaps(store: Store): Promise<void> {
  const found = await inTurn(ownMaps().slice(0, mostTogether), async ({ id }): Promise<Work[]> => {
    const map = await api.readMap(id).catch((error: unknown) => {
      if (error instanceof api.Problem && error.status === 404) return null; // somebody else has deleted it
      throw error;
    });
    if (!map) return [];
    return [workOf({ title: map.title, text: map.text }, map.result, `/m/${encodeURIComponent(id)}`, id)];
  });
  const works = { of: "maps" as const, all: found.flat(), out: [] };
  store.send({ type: "reading", reading: together(works), fresh: true, works });
}

function workOf(article: Article, result: WireCollection, to: string, name: string): Work {
  const reading = decodeReading(article, result);
  return { title: titleOf(reading) || name, to, reading };
}

const lanes = 4; // requests at a time

/** inTurn does something with each item, a few at a time, and keeps their order. */
async function inTurn<T, R>(items: T[], does: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < items.length; i = next++) done[i] = await does(items[i] as T, i);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

/** openSaved shows a saved map. */
async function openSaved(store: Store, id: string): Promise<void> {
  const map = await api.readMap(id);
  const saved = savedOf(map, editTokenOf(id));
  if (saved.editToken)
    keepOwnMap({ id, title: map.title || (map.result.headline ?? ""), changed: Date.parse(map.changed) });
  showMap(store, map, saved);
}

/** openVersion shows a saved map as it was, which only who may change it can. */
async function openVersion(store: Store, id: string, version: number): Promise<void> {
  const map = await api.readVersion(id, editTokenOf(id), version);
  showMap(store, map, { ...savedOf(map, ""), isOld: true });
}

function showMap(store: Store, map: WireMap, saved: Saved): void {
  const article = { title: map.title, text: map.text };
  const reading = decodeReading(article, map.result);
  store.send({ type: "reading", reading, fresh: true, saved, corrections: saved.base, focus: focusOf(map) });
  void nameFocus(store);
}

/** openDraft shows a text that this browser keeps. */
async function openDraft(store: Store, id: string): Promise<void> {
  const draft = draftOf<Correction>(id);
  if (!draft) throw new api.Problem(say("draft.gone"), 404);
  const article = { title: draft.title, text: draft.text };
  const result = await api.parse(article, encodeFixes(draft.text, draft.corrections), focusOf(draft));
  const { corrections } = draft;
  store.send({
    type: "reading",
    reading: decodeReading(article, result),
    fresh: true,
    draft: id,
    corrections,
    focus: focusOf(draft),
  });
  void nameFocus(store);
}

const focusOf = ({ focus = "", language = "" }): Focus => ({ value: focus, name: focus, language });

/** nameFocus gives the place that an article is about its name. */
async function nameFocus(store: Store): Promise<void> {
  const { focus } = store.get();
  if (!focus.value.includes(":")) return;
  const place = await api.placeById(focus.value).catch(() => null); // its id tells it, too
  if (place && store.get().focus === focus) store.send({ type: "named", focus: { ...focus, name: place.label } });
}

/** savedOf is what the page knows of a map on the server. */
export function savedOf(map: WireMap, editToken: string): Saved {
  return {
    id: map.id,
    editToken,
    version: map.version,
    title: map.title,
    base: decodeFixes(map.text, map.corrections),
    isOld: false,
    page: map.links.page,
    embed: map.links.embed,
    note: map.note ?? "",
  };
}

/** read shows an article of the reader's own. */
export async function read(store: Store, article: Article): Promise<void> {
  show(store, article, await api.parse(article));
}

/** readFile shows the article in a file. */
export async function readFile(store: Store, file: File): Promise<void> {
  const { article, result } = await api.readFile(file);
  show(store, article, result);
}

/** readURL shows the article at an address. */
export async function readURL(store: Store, url: string): Promise<void> {
  const result = await api.readURL(url);
  show(store, { title: result.title ?? "", text: result.text ?? "" }, result);
}

/** show shows a text, which this browser keeps from now on, at an address of its own. */
function show(store: Store, article: Article, result: WireCollection): void {
  const draft: Draft = { id: newDraftId(), ...article, focus: "", corrections: [], changed: Date.now() };
  const isKept = keepDraft(draft);
  store.send({ type: "reading", reading: decodeReading(article, result), fresh: true, draft: draft.id });
  store.send({ type: "kept", isKept });
  if (!leadsTo(readAddress(location), store.get())) history.pushState(null, "", at(addressOf(store.get())));
}

// Side effects of changes of state: requests, the address, the theme.
import * as api from "../api/client";
import { decodeReading } from "../api/decode";
import type { WireCollection, WireMap } from "../api/wire";
import { editTokenOf, keepEditToken } from "../browser/edit-token";
import { applyTheme } from "../browser/theme";
import { venues } from "../model/place";
import { type Article, titleOf } from "../model/reading";
import { leadsTo, readAddress } from "./address";
import { fixesOf } from "./fixes";
import { readLink, writeLink } from "./link";
import type { Saved, State } from "./state";
import type { Store } from "./store";

const matrixSize = 24; // places of the distance table, most mentioned first

/** follow lets requests and the address follow the state of a store. */
export function follow(store: Store): void {
  store.listen((state, before) => {
    if (state.theme !== before.theme) applyTheme(state.theme);
    if (state.reading && state.reading !== before.reading) {
      const title = titleOf(state.reading);
      document.title = title ? `${title} · dateline` : "dateline";
      measureAll(store, state);
    }
    if (state.corrections !== before.corrections && state.reading === before.reading && state.saved === before.saved)
      void readAgain(store, state);
    if (state.selection !== before.selection) measurePair(store, state);
    if (state.measuring !== before.measuring) measureLegs(store, state);
    if (state.reading) keepLink(state);
  });
  // location.hash may have been written since.
  addEventListener("hashchange", (event) => applyLink(store, new URL(event.newURL).hash));
  addEventListener("popstate", () => {
    if (!leadsTo(readAddress(location), store.get())) location.reload(); // the reader went back to another article
  });
}

/** open shows article number i of those that the server was started with. */
export async function open(store: Store, i: number): Promise<void> {
  store.send({ type: "busy" });
  try {
    const { article, result, titles } = await api.start(i);
    store.send({ type: "reading", reading: decodeReading(article, result), fresh: true, titles, article: i });
  } catch (error) {
    failed(store, error);
  }
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

function show(store: Store, article: Article, result: WireCollection): void {
  store.send({ type: "reading", reading: decodeReading(article, result), fresh: true });
  // The old address leads back to what was shown.
  if (!leadsTo(readAddress(location), store.get())) history.pushState(null, "", "/");
}

/** readAgain lets places, distances and claims follow the corrections, and keeps them where the map is one's own. */
async function readAgain(store: Store, state: State): Promise<void> {
  const { reading, corrections, saved } = state;
  if (!reading) return;
  try {
    const fixes = fixesOf(state);
    const result = saved?.editToken
      ? (await api.changeMap(saved.id, saved.editToken, fixes)).result
      : await api.parse(reading.article, fixes);
    if (store.get().corrections === corrections)
      store.send({ type: "reading", reading: decodeReading(reading.article, result), fresh: false });
  } catch (error) {
    note(store, error);
  }
}

/** openSaved shows a saved map. */
export async function openSaved(store: Store, id: string): Promise<void> {
  store.send({ type: "busy" });
  try {
    const map = await api.readMap(id);
    const article = { title: map.title, text: map.text };
    store.send({
      type: "reading",
      reading: decodeReading(article, map.result),
      fresh: true,
      saved: savedOf(map, editTokenOf(id)),
    });
  } catch (error) {
    failed(store, error);
  }
}

/** save keeps the article and its corrections on the server, and moves to the address of the map. */
export async function save(store: Store): Promise<void> {
  const state = store.get();
  if (!state.reading) return;
  const map = await api.createMap(state.reading.article, fixesOf(state));
  const saved = savedOf(map, map.edit_token ?? "");
  keepEditToken(saved.id, saved.editToken);
  store.send({ type: "saved", saved });
  history.replaceState(history.state, "", `/m/${saved.id}${location.hash}`);
}

function savedOf(map: WireMap, editToken: string): Saved {
  return {
    id: map.id,
    editToken,
    fixes: map.corrections,
    page: map.links.page,
    embed: map.links.embed,
    note: map.note ?? "",
  };
}

/** applyLink brings the page to the state that the fragment of an address describes. */
export function applyLink(store: Store, fragment: string): void {
  store.send({ type: "link", linked: readLink(fragment) });
}

function failed(store: Store, error: unknown): void {
  if (!(error instanceof api.Problem)) throw error;
  store.send({ type: "failed", message: error.message });
}

function note(store: Store, error: unknown): void {
  if (!(error instanceof api.Problem)) throw error;
  store.send({ type: "notice", text: error.message });
}

function measureAll(store: Store, { reading }: State): void {
  const ids = venues(reading?.places ?? [])
    .slice(0, matrixSize)
    .map((place) => place.id);
  if (ids.length < 2) {
    store.send({ type: "matrix", matrix: null });
    return;
  }
  api.matrix(ids).then(
    (matrix) => {
      if (store.get().reading === reading) store.send({ type: "matrix", matrix });
    },
    (error) => note(store, error),
  );
}

function measurePair(store: Store, { selection }: State): void {
  if (selection?.kind !== "pair") return;
  const { from, to } = selection;
  api.distance(from, to).then(
    (geodesic) => {
      if (store.get().selection === selection) store.send({ type: "line", line: { ...geodesic, from, to } });
    },
    (error) => note(store, error),
  );
}

function measureLegs(store: Store, { measuring }: State): void {
  measuring?.legs.forEach((leg, i) => {
    const [from, to] = [measuring.stops[i]?.id, measuring.stops[i + 1]?.id];
    const asked = `${from}>${to}`;
    if (leg || !from || !to || underway.has(asked)) return;
    underway.add(asked);
    api
      .distance(from, to)
      .then(
        (found) => store.send({ type: "leg", from, to, leg: found }),
        (error) => note(store, error),
      )
      .finally(() => underway.delete(asked));
  });
}

const underway = new Set<string>(); // legs that the server is measuring

let writing: ReturnType<typeof setTimeout> | undefined;

/** keepLink writes the address once the state has come to rest, unless the reader has gone to another meanwhile. */
function keepLink(state: State): void {
  const at = location.hash;
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (location.hash !== at) return; // its hashchange is about to come
    const fragment = writeLink(state);
    if (`#${fragment}` !== location.hash)
      history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }, 150);
}

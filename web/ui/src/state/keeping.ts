// Keeping what a reader does: on the server where the map is their own, else in
// this browser.
import { at } from "../browser/root";
import * as api from "../api/client";
import { decodeReading } from "../api/decode";
import type { WireMap } from "../api/wire";
import { keepDraft, newDraftId, type Draft, forgetDraft } from "../browser/drafts";
import { editTokenOf, keepEditToken } from "../browser/edit-token";
import { forgetOwnMap, keepOwnMap } from "../browser/own-maps";
import type { Correction } from "../model/correction";
import { titleOf } from "../model/reading";
import { say } from "../words/say";
import { addressOf } from "./address";
import { fixesOf } from "./fixes";
import { merge } from "./merge";
import { savedOf } from "./opening";
import type { Focus, Saved, State } from "./state";
import type { Store } from "./store";

/** keepState lets places, distances and claims follow the corrections, and keeps these. */
export async function keepState(store: Store): Promise<void> {
  await Promise.resolve(); // the store has told all its listeners by then
  const { saved } = store.get();
  try {
    if (saved?.editToken) await keepOnServer(store);
    else {
      keepHere(store);
      await readAgain(store);
    }
  } catch (error) {
    if (error instanceof api.Problem && takesNone.has(error.kind)) await keepHereInstead(store);
    note(store, error);
  }
}

const takesNone = new Set(["store-read-only", "store-full"]); // what a server answers that keeps no more, also later

/** keepHereInstead makes a text of this browser of one's own map that the server does not keep any more. */
async function keepHereInstead(store: Store): Promise<void> {
  const { saved } = store.get();
  if (!saved?.editToken) return;
  store.send({ type: "kept", isKept: false, saved: { ...saved, editToken: "" } });
  keepHere(store);
  await readAgain(store);
}

/** keepHere keeps a text with its corrections in this browser, at an address of its own. */
function keepHere(store: Store): void {
  const state = store.get();
  const { reading, focus, corrections } = state;
  if (!reading) return;
  const id = state.draft || newDraftId();
  const { title, text } = reading.article;
  const draft: Draft<Correction> = { id, title, text, ...saidOf(focus), corrections, changed: Date.now() };
  store.send({ type: "kept", isKept: keepDraft(draft), draft: id });
  if (!state.draft) history.replaceState(history.state, "", at(addressOf(store.get())) + location.hash);
}

async function readAgain(store: Store): Promise<void> {
  const state = store.get();
  const { reading, corrections, focus } = state;
  if (!reading) return;
  const result = await api.parse(reading.article, fixesOf(state), focus);
  const now = store.get();
  if (now.corrections === corrections && now.focus === focus)
    store.send({ type: "reading", reading: decodeReading(reading.article, result), fresh: false });
}

const busy = new WeakSet<Store>(); // stores whose map the server is changing

/** keepOnServer sends the corrections of one's own map, one change after the other, until the last is kept. */
async function keepOnServer(store: Store): Promise<void> {
  if (busy.has(store)) return;
  busy.add(store);
  try {
    for (let state = store.get(); !state.isKept && state.saved?.editToken; state = store.get()) {
      await change(store, state, state.saved);
    }
  } finally {
    busy.delete(store);
  }
}

/** change sends one change; where somebody else has changed the map meanwhile, both are put together. */
async function change(store: Store, state: State, saved: Saved): Promise<void> {
  const { reading, corrections, focus } = state;
  if (!reading) return;
  try {
    const sent = { corrections: fixesOf(state), ...saidOf(focus) };
    const map = await api.changeMap(saved.id, saved.editToken, saved.version, sent);
    const now = store.get();
    if (now.saved?.id !== saved.id) return; // the reader has gone to another map
    const kept = { ...savedOf(map, saved.editToken), base: corrections };
    remember(map);
    const isLast = now.corrections === corrections && now.focus === focus;
    if (isLast)
      store.send({ type: "reading", reading: decodeReading(reading.article, map.result), fresh: false, saved: kept });
    store.send({ type: "kept", isKept: isLast, saved: kept });
  } catch (error) {
    if (!(error instanceof api.Problem) || error.status !== 412) throw error;
    await joinTheirs(store, saved);
  }
}

/** joinTheirs puts together what somebody else made of the map and what the reader made of it. */
async function joinTheirs(store: Store, saved: Saved): Promise<void> {
  const map = await api.readMap(saved.id);
  const { reading, corrections } = store.get();
  if (!reading || store.get().saved?.id !== saved.id) return;
  const theirs = savedOf(map, saved.editToken);
  const merged = merge(reading.article.text, saved.base, corrections, theirs.base);
  store.send({ type: "kept", isKept: false, saved: theirs });
  store.send({ type: "corrections", corrections: merged.corrections });
  if (merged.conflicts.length)
    store.send({ type: "dialog", dialog: { kind: "conflict", conflicts: merged.conflicts } });
  else store.send({ type: "notice", text: say("merged", { n: merged.added }) });
}

function remember(map: WireMap): void {
  keepOwnMap({ id: map.id, title: map.title || (map.result.headline ?? ""), changed: Date.parse(map.changed) });
}

/** save keeps the article and its corrections on the server, and moves to the address of the map. */
export async function save(store: Store): Promise<void> {
  const state = store.get();
  if (!state.reading) return;
  const map = await api.createMap(state.reading.article, fixesOf(state), state.focus);
  const saved = { ...savedOf(map, map.edit_token ?? ""), base: state.corrections };
  keepEditToken(saved.id, saved.editToken);
  remember(map);
  if (state.draft) forgetDraft(state.draft);
  store.send({ type: "kept", isKept: true, saved });
  history.replaceState(history.state, "", at(addressOf(store.get())) + location.hash);
}

/** saidOf is what a reader says of an article, as drafts and saved maps keep it. */
const saidOf = ({ value, language }: Focus) => ({ focus: value, language });

/** rename gives one's own map another title. */
export async function rename(store: Store, id: string, title: string): Promise<void> {
  const { version } = await api.readMap(id);
  const map = await api.changeMap(id, editTokenOf(id), version, { title });
  remember(map);
  const { saved, reading, corrections } = store.get();
  if (saved?.id !== id || !reading) return;
  const article = { ...reading.article, title: map.title };
  const kept = { ...savedOf(map, saved.editToken), base: saved.base };
  store.send({ type: "reading", reading: decodeReading(article, map.result), fresh: false, saved: kept });
  if (store.get().corrections !== corrections) void keepState(store);
}

/** remove deletes one's own map from the server. */
export async function remove(id: string): Promise<void> {
  await api.deleteMap(id, editTokenOf(id)).catch((error: unknown) => {
    if (!(error instanceof api.Problem) || error.status !== 404) throw error; // it is gone already
  });
  forgetOwnMap(id);
}

/** restore makes an earlier version of one's own map the last one. */
export async function restore(id: string, version: number): Promise<void> {
  const [old, last] = await Promise.all([api.readVersion(id, editTokenOf(id), version), api.readMap(id)]);
  const { title, corrections, focus = "" } = old;
  await api.changeMap(id, editTokenOf(id), last.version, { title, corrections, focus });
}

/** nameOfText is what a text of the reader's own is called in lists. */
export function nameOfText({ title, text }: { title: string; text: string }): string {
  const name = titleOf({ article: { title, text }, headline: text.trim().split("\n", 1)[0] ?? "" });
  return name.length > 80 ? `${name.slice(0, 79).trimEnd()}…` : name;
}

function note(store: Store, error: unknown): void {
  if (!(error instanceof api.Problem)) throw error;
  store.send({ type: "notice", text: error.message });
}

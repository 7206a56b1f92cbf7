// Side effects of changes of state: requests, the address, the theme.
import * as api from "../api/client";
import { type Draft, drafts, onDraftChanged } from "../browser/drafts";
import { showTheme } from "../browser/theme";
import type { Correction } from "../model/correction";
import { measuredBy, venues } from "../model/place";
import { titleOf } from "../model/reading";
import { say } from "../words/say";
import { leadsTo, readAddress } from "./address";
import { keepState, nameOfText } from "./keeping";
import { readLink, writeLink } from "./link";
import { openAddress } from "./opening";
import type { State } from "./state";
import type { Store } from "./store";

/** matrixSize is of how many places the table of distances has room, most mentioned first. */
export const matrixSize = 24;

/** follow lets requests and the address follow the state of a store. */
export function follow(store: Store): void {
  store.listen((state, before) => {
    if (state.theme !== before.theme) showTheme(state.theme);
    if (state.reading && state.reading !== before.reading) {
      const title = titleOf(state.reading);
      document.title = title ? `${title} · dateline` : "dateline";
      measureAll(store, state);
    }
    if (!state.isKept && (state.corrections !== before.corrections || state.focus !== before.focus))
      void keepState(store);
    if (state.selection !== before.selection) measurePair(store, state);
    if (state.measuring !== before.measuring) measureLegs(store, state);
    if (state.reading) keepLink(state);
  });
  // location.hash may have been written since.
  addEventListener("hashchange", (event) => applyLink(store, new URL(event.newURL).hash));
  addEventListener("popstate", () => {
    const address = readAddress(location);
    const { hash } = location;
    if (!leadsTo(address, store.get())) void openAddress(store, address).then(() => hash && applyLink(store, hash));
  });
  addEventListener("beforeunload", (event) => {
    const { isKept, dialog } = store.get();
    if (!isKept || dialog?.kind === "conflict") event.preventDefault(); // the browser asks whether the reader means it
  });
  onDraftChanged<Correction>((draft) => takeOver(store, draft));
}

/** takeOver follows what another window of this browser makes of the same draft. */
function takeOver(store: Store, { id, corrections }: Draft<Correction>): void {
  const state = store.get();
  if (state.draft === id && JSON.stringify(state.corrections) !== JSON.stringify(corrections))
    store.send({ type: "corrections", corrections });
}

const recent = 7 * 24 * 60 * 60 * 1000; // milliseconds

/** offerDraft tells who comes back of a text that is not saved yet. */
export function offerDraft(store: Store): void {
  const [last] = drafts();
  const { draft, saved, article } = store.get();
  if (!last || draft || saved || article > 0 || Date.now() - last.changed > recent) return;
  const action = { name: say("draft.open"), to: `/?draft=${encodeURIComponent(last.id)}` };
  store.send({ type: "notice", text: say("draft.offer", { name: nameOfText(last) }), action });
}

/** applyLink brings the page to the state that the fragment of an address describes. */
export function applyLink(store: Store, fragment: string): void {
  store.send({ type: "link", linked: readLink(fragment) });
}

function note(store: Store, error: unknown): void {
  if (!(error instanceof api.Problem)) throw error;
  store.send({ type: "notice", text: error.message });
}

/** measureAll fills the table of distances, of so many places at most. */
export function measureAll(store: Store, { reading }: State, most = matrixSize): void {
  const places = venues(reading?.places ?? []).slice(0, most);
  if (places.length < 2) {
    store.send({ type: "matrix", matrix: null });
    return;
  }
  api.matrix(places.map(measuredBy)).then(
    ({ metres }) => {
      if (store.get().reading === reading)
        store.send({ type: "matrix", matrix: { ids: places.map(({ id }) => id), metres } });
    },
    (error) => note(store, error),
  );
}

/** measuredAs is by what the server measures from what has an id on the page. */
function measuredAs({ reading }: State, id: string): string {
  const place = reading?.places.find((one) => one.id === id);
  return place ? measuredBy(place) : id;
}

function measurePair(store: Store, state: State): void {
  const { selection } = state;
  if (selection?.kind !== "pair") return;
  const { from, to } = selection;
  api.distance(measuredAs(state, from), measuredAs(state, to)).then(
    (geodesic) => {
      if (store.get().selection === selection) store.send({ type: "line", line: { ...geodesic, from, to } });
    },
    (error) => note(store, error),
  );
}

function measureLegs(store: Store, state: State): void {
  const { measuring } = state;
  measuring?.legs.forEach((leg, i) => {
    const [from, to] = [measuring.stops[i]?.id, measuring.stops[i + 1]?.id];
    const asked = `${from}>${to}`;
    if (leg || !from || !to || underway.has(asked)) return;
    underway.add(asked);
    api
      .distance(measuredAs(state, from), measuredAs(state, to))
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
  const { href } = location;
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (location.href !== href) return; // its hashchange or popstate is about to come
    const fragment = writeLink(state);
    if (`#${fragment}` !== location.hash)
      history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }, 150);
}

import type { Theme } from "../browser/theme";
import type { Unit } from "../format/length";
import type { Conflict, Correction, Span } from "../model/correction";
import type { Geodesic, Stop, View } from "../model/geo";
import type { Reading } from "../model/reading";
import type { Works } from "../model/together";

export type Tab = "text" | "places" | "distances" | "claims";

/** Selection is the one thing that the reader keeps in view. */
export type Selection =
  { kind: "place"; id: string } | { kind: "pair"; from: string; to: string } | { kind: "claim"; index: number };

/** Progress of what the page waits for; a failure says what to do. */
export type Progress = { kind: "busy" } | { kind: "ready" } | { kind: "failed"; message: string; status: number };

export interface Matrix {
  ids: string[];
  metres: number[][];
}

/** Focus is what a reader says of an article: what it is about, and in which language it is to be read. */
export interface Focus {
  value: string; // a place id, or what else the server takes; "" for nothing said
  name: string;
  language: string; // "" where the text tells it
}

export const nothingSaid: Focus = { value: "", name: "", language: "" };

/** Placing is a place that the next click on the map puts there. */
export interface Placing {
  spans: Span[]; // of the text, which mean it
  name: string;
  id: string; // of a place of the map's own that moves, or ""
}

export interface State {
  progress: Progress;
  reading: Reading | null;
  titles: string[]; // of the articles that the server was started with
  works: Works | null; // that the reading is put together from; null for one of its own
  article: number; // which of them this is, -1 for none
  saved: Saved | null;
  draft: string; // id of the text in this browser, "" for none
  isKept: boolean; // all of the reader's work is kept, by this browser or by the server
  focus: Focus;
  corrections: Correction[]; // all of them, in the order in which they were made
  undone: Correction[];
  selection: Selection | null;
  // With those that the same circle stands for.
  pointed: { id: string; by: "text" | "map" | "list"; with?: string[] } | null;
  tab: Tab;
  folded: boolean; // the panel under the map
  unit: Unit;
  theme: Theme;
  view: View | null; // null until the map has settled on the article
  bounds: string[] | null; // ids of the places that the view shows
  matrix: Matrix | null;
  line: (Geodesic & { from: string; to: string }) | null;
  measuring: Measuring | null;
  found: Stop | null; // what the search box was asked for
  dialog: Dialog | null;
  placing: Placing | null;
  notice: Notice;
}

/** Notice is a word about what has just happened, with what can be done about it. */
export interface Notice {
  text: string; // "" for none
  action?: { name: string; to: string }; // leads to an address of this page
}

export interface Saved {
  id: string;
  editToken: string; // "" for readers
  version: number; // that the corrections were last kept as
  title: string;
  base: Correction[]; // those of that version
  isOld: boolean; // an earlier version, to be looked at
  page: string; // its address
  embed: string; // its address for frames
  note: string; // what the server says about keeping it
}

export interface Measuring {
  stops: Stop[];
  legs: (Geodesic | null)[]; // legs[i] leads from stop i to stop i+1
}

export type Dialog =
  | { kind: "new" }
  | { kind: "share" }
  | { kind: "picture" }
  | { kind: "correct"; place: string }
  | { kind: "add"; start: number; end: number }
  | { kind: "details"; place: string }
  | { kind: "corrections" }
  | { kind: "conflict"; conflicts: Conflict[] }
  | { kind: "focus" }
  | { kind: "maps" }
  | { kind: "help" };

export const initial: State = {
  progress: { kind: "busy" },
  reading: null,
  titles: [],
  works: null,
  article: -1,
  saved: null,
  draft: "",
  isKept: true,
  focus: nothingSaid,
  corrections: [],
  undone: [],
  selection: null,
  pointed: null,
  tab: "text",
  folded: false,
  unit: "km",
  theme: "auto",
  view: null,
  bounds: null,
  matrix: null,
  line: null,
  measuring: null,
  found: null,
  dialog: null,
  placing: null,
  notice: { text: "" },
};

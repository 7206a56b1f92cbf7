import type { Fix } from "../api/wire";
import type { Theme } from "../browser/theme";
import type { Unit } from "../format/length";
import type { Correction } from "../model/correction";
import type { Geodesic, LonLat } from "../model/geo";
import type { Reading } from "../model/reading";

export type Tab = "text" | "places" | "distances" | "claims";

/** Selection is the one thing that the reader keeps in view. */
export type Selection =
  { kind: "place"; id: string } | { kind: "pair"; from: string; to: string } | { kind: "claim"; index: number };

export interface View {
  zoom: number;
  centre: LonLat;
}

/** Progress of what the page waits for; a failure says what to do. */
export type Progress = { kind: "busy" } | { kind: "ready" } | { kind: "failed"; message: string };

export interface Matrix {
  ids: string[];
  metres: number[][];
}

/** Stop is a point of the measuring tool: a place of the world or a bare point. */
export interface Stop {
  id: string; // place id, or "lat,lon"
  name: string;
  point: LonLat;
}

export interface State {
  progress: Progress;
  reading: Reading | null;
  titles: string[]; // of the articles that the server was started with
  article: number; // which of them this is, -1 for none
  saved: Saved | null;
  corrections: Correction[];
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
  notice: string;
}

export interface Saved {
  id: string;
  editToken: string; // "" for readers
  fixes: Fix[]; // corrections that the map came with
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
  | { kind: "correct"; place: string }
  | { kind: "add"; start: number; end: number };

export const initial: State = {
  progress: { kind: "busy" },
  reading: null,
  titles: [],
  article: -1,
  saved: null,
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
  notice: "",
};

import type { Theme } from "../browser/theme";
import type { Unit } from "../format/length";
import type { Correction } from "../model/correction";
import type { Geodesic, Stop, View } from "../model/geo";
import type { Reading } from "../model/reading";
import type { Linked } from "./link";
import type { Dialog, Matrix, Saved, Selection, State, Tab } from "./state";

/** Action is everything that can happen to the page. */
export type Action =
  | {
      type: "reading";
      reading: Reading;
      fresh: boolean;
      saved?: Saved | null;
      titles?: string[];
      article?: number;
      corrections?: Correction[];
    }
  | { type: "busy" }
  | { type: "failed"; message: string }
  | { type: "select"; selection: Selection | null }
  | { type: "point"; pointed: State["pointed"] }
  | { type: "link"; linked: Linked }
  | { type: "tab"; tab: Tab }
  | { type: "fold"; folded: boolean }
  | { type: "unit"; unit: Unit }
  | { type: "theme"; theme: Theme }
  | { type: "view"; view: View; bounds?: string[] }
  | { type: "matrix"; matrix: Matrix | null }
  | { type: "line"; line: State["line"] }
  | { type: "correct"; correction: Correction }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "saved"; saved: Saved }
  | { type: "measure"; on: boolean }
  | { type: "found"; hit: Stop | null }
  | { type: "stop"; stop: Stop }
  | { type: "unstop"; index: number }
  | { type: "leg"; from: string; to: string; leg: Geodesic }
  | { type: "dialog"; dialog: Dialog | null }
  | { type: "notice"; text: string };

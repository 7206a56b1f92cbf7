import type { Theme } from "../browser/theme";
import type { Unit } from "../format/length";
import type { Correction } from "../model/correction";
import type { Geodesic, Stop, View } from "../model/geo";
import type { Reading } from "../model/reading";
import type { Works } from "../model/together";
import type { Linked } from "./link";
import type { Dialog, Focus, Matrix, Notice, Placing, Saved, Selection, State, Tab } from "./state";

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
      draft?: string;
      focus?: Focus;
      works?: Works;
    }
  | { type: "busy" }
  | { type: "failed"; message: string; status: number }
  | { type: "select"; selection: Selection | null }
  | { type: "point"; pointed: State["pointed"] }
  | { type: "link"; linked: Linked }
  | { type: "tab"; tab: Tab }
  | { type: "fold"; folded: boolean }
  | { type: "unit"; unit: Unit }
  | { type: "theme"; theme: Theme }
  | { type: "view"; view: View; bounds?: string[] }
  | { type: "first-view" } // as the article opened
  | { type: "matrix"; matrix: Matrix | null }
  | { type: "line"; line: State["line"] }
  | { type: "correct"; correction: Correction }
  | { type: "uncorrect"; index: number }
  | { type: "corrections"; corrections: Correction[] }
  | { type: "focus"; focus: Focus }
  | { type: "named"; focus: Focus } // its name was looked up
  | { type: "kept"; isKept: boolean; draft?: string; saved?: Saved }
  | { type: "placing"; placing: Placing | null }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "measure"; on: boolean }
  | { type: "found"; hit: Stop | null }
  | { type: "stop"; stop: Stop }
  | { type: "unstop"; index: number }
  | { type: "leg"; from: string; to: string; leg: Geodesic }
  | { type: "dialog"; dialog: Dialog | null }
  | ({ type: "notice" } & Notice);

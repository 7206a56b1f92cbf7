import type { Action } from "./actions";
import type { Correction } from "../model/correction";
import type { Linked } from "./link";
import { type Measuring, nothingSaid, type Selection, type State } from "./state";

/** reduce is the state after an action; it changes nothing in place. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "reading": {
      const selection = action.fresh
        ? null
        : kept(state.selection, action.reading.places, action.reading.claims.length);
      const next: State = { ...state, progress: { kind: "ready" }, reading: action.reading, selection, pointed: null };
      if (action.fresh) {
        next.corrections = action.corrections ?? [];
        next.undone = [];
        next.view = null;
        next.bounds = null;
        next.measuring = null;
        next.found = null;
        next.matrix = null;
        next.line = null;
        next.saved = action.saved ?? null;
        next.dialog = null;
        next.notice = { text: "" }; // it spoke of the text before
        next.placing = null;
        next.draft = action.draft ?? "";
        next.isKept = true;
        next.focus = action.focus ?? nothingSaid;
      }
      if (action.fresh) next.article = action.article ?? -1;
      if (action.fresh || action.works) next.works = action.works ?? null;
      if (action.titles) next.titles = action.titles;
      if (!action.fresh && action.saved) next.saved = action.saved;
      if (selection !== state.selection) next.line = null;
      return next;
    }
    case "busy":
      return { ...state, progress: { kind: "busy" } };
    case "failed":
      return { ...state, progress: { kind: "failed", message: action.message, status: action.status } };
    case "select":
      return { ...state, selection: action.selection, line: null };
    case "link":
      return linked(state, action.linked);
    case "point":
      return state.pointed?.id === action.pointed?.id ? state : { ...state, pointed: action.pointed };
    case "tab":
      return { ...state, tab: action.tab, folded: false };
    case "fold":
      return { ...state, folded: action.folded };
    case "unit":
      return { ...state, unit: action.unit };
    case "theme":
      return { ...state, theme: action.theme };
    case "first-view":
      return { ...state, view: null };
    case "view":
      return { ...state, view: action.view, bounds: action.bounds ?? state.bounds };
    case "matrix":
      return { ...state, matrix: action.matrix };
    case "line":
      return { ...state, line: action.line };
    case "correct":
      if (state.works) return state; // each is corrected by itself
      return changed(state, [...state.corrections, action.correction], { undone: [], dialog: null, placing: null });
    case "uncorrect":
      return changed(state, without(state.corrections, action.index), { undone: [] });
    case "corrections":
      return changed(state, action.corrections, { dialog: null });
    case "focus":
      return { ...state, focus: action.focus, isKept: false, dialog: null };
    case "named":
      return { ...state, focus: action.focus };
    case "kept": {
      const { isKept, draft = state.draft, saved = state.saved } = action;
      const moved = saved !== null && saved !== state.saved && saved.id !== state.saved?.id;
      return { ...state, isKept, draft: moved ? "" : draft, saved, article: moved || draft ? -1 : state.article };
    }
    case "placing":
      return { ...state, placing: action.placing, dialog: null };
    case "undo": {
      const last = state.corrections.at(-1);
      if (!last) return state;
      return changed(state, state.corrections.slice(0, -1), { undone: [...state.undone, last] });
    }
    case "redo": {
      const last = state.undone.at(-1);
      if (!last) return state;
      return changed(state, [...state.corrections, last], { undone: state.undone.slice(0, -1) });
    }
    case "measure":
      return { ...state, found: null, measuring: action.on ? { stops: [], legs: [] } : null };
    case "found": {
      if (action.hit && state.measuring)
        return { ...state, found: null, measuring: added(state.measuring, action.hit) };
      const of = action.hit && state.reading?.places.find((place) => place.id === action.hit?.id);
      if (of) return { ...state, found: null, line: null, selection: { kind: "place", id: of.id } };
      return { ...state, found: action.hit };
    }
    case "stop":
      return state.measuring ? { ...state, measuring: added(state.measuring, action.stop) } : state;
    case "unstop":
      return state.measuring ? { ...state, measuring: removed(state.measuring, action.index) } : state;
    case "leg":
      return state.measuring ? { ...state, measuring: measured(state.measuring, action) } : state;
    case "dialog":
      return { ...state, dialog: action.dialog };
    case "notice":
      return { ...state, notice: { text: action.text, ...(action.action ? { action: action.action } : {}) } };
  }
}

/** changed is a state with other corrections, which nobody has kept yet. */
const changed = (state: State, corrections: Correction[], more: Partial<State>): State => ({
  ...state,
  ...more,
  corrections,
  isKept: false,
});

/** without leaves out a correction, and what cannot be said without it: more of a place that it put on the map. */
function without(corrections: Correction[], index: number): Correction[] {
  const gone = corrections[index];
  const left = corrections.filter((_, i) => i !== index);
  const isDefined = new Set<string>();
  return left.filter(({ place, point }) => {
    if (!gone?.point || place !== gone.place || place === null) return true;
    if (point) isDefined.add(place);
    return isDefined.has(place);
  });
}

/** linked is the state that a link describes, all at once, so that its view is the last word on what the map shows. */
function linked(state: State, { view, selection, tab, unit, stops }: Linked): State {
  const same = JSON.stringify(selection) === JSON.stringify(state.selection);
  const next: State = {
    ...state,
    unit,
    tab: tab ?? state.tab,
    folded: tab ? false : state.folded,
    view: view ?? state.view,
  };
  if (!same) Object.assign(next, { selection, line: null });
  if (stops.length) Object.assign(next, { found: null, measuring: stops.reduce(added, { stops: [], legs: [] }) });
  return next;
}

/** kept is a selection that still points at something. */
function kept(selection: Selection | null, places: { id: string }[], claims: number): Selection | null {
  if (!selection) return null;
  const known = (id: string) => places.some((place) => place.id === id);
  const holds =
    selection.kind === "place"
      ? known(selection.id)
      : selection.kind === "pair"
        ? known(selection.from) && known(selection.to)
        : selection.index < claims;
  return holds ? selection : null;
}

function added({ stops, legs }: Measuring, stop: Measuring["stops"][number]): Measuring {
  if (stops.at(-1)?.id === stop.id) return { stops, legs };
  return { stops: [...stops, stop], legs: stops.length ? [...legs, null] : legs };
}

function removed({ stops, legs }: Measuring, index: number): Measuring {
  const left = stops.filter((_, i) => i !== index);
  const known = new Map(legs.map((leg, i) => [`${stops[i]?.id}>${stops[i + 1]?.id}`, leg]));
  return { stops: left, legs: left.slice(1).map((to, i) => known.get(`${left[i]?.id}>${to.id}`) ?? null) };
}

function measured(
  { stops, legs }: Measuring,
  { from, to, leg }: { from: string; to: string; leg: Measuring["legs"][number] },
): Measuring {
  return { stops, legs: legs.map((old, i) => (stops[i]?.id === from && stops[i + 1]?.id === to ? leg : old)) };
}

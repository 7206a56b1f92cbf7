import type { Action } from "./actions";
import type { Linked } from "./link";
import type { Measuring, Selection, State } from "./state";

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
      }
      if (action.fresh) next.article = action.article ?? -1;
      if (action.titles) next.titles = action.titles;
      if (selection !== state.selection) next.line = null;
      return next;
    }
    case "busy":
      return { ...state, progress: { kind: "busy" } };
    case "failed":
      return { ...state, progress: { kind: "failed", message: action.message } };
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
    case "view":
      return { ...state, view: action.view, bounds: action.bounds ?? state.bounds };
    case "matrix":
      return { ...state, matrix: action.matrix };
    case "line":
      return { ...state, line: action.line };
    case "correct":
      return { ...state, corrections: [...state.corrections, action.correction], undone: [], dialog: null };
    case "undo": {
      const last = state.corrections.at(-1);
      if (!last) return state;
      return { ...state, corrections: state.corrections.slice(0, -1), undone: [...state.undone, last] };
    }
    case "redo": {
      const last = state.undone.at(-1);
      if (!last) return state;
      return { ...state, corrections: [...state.corrections, last], undone: state.undone.slice(0, -1) };
    }
    case "saved":
      return { ...state, saved: action.saved, corrections: [], undone: [], article: -1 };
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
      return { ...state, notice: action.text };
  }
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

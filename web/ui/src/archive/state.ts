// The one state of the page of an archive, and what follows from a change of it.
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Theme } from "../browser/theme";
import type { Choice, Claimed, Counted, DayCount, Detail, Holdings, Named, Story } from "../model/archive";
import type { Box, View } from "../model/geo";
import { anything, type Question, type Tab } from "../model/question";

/** Dialog is what stands over the page. */
export type ArchiveDialog = "embed" | "subscribe" | "radius" | "correct" | null;

/** Around is the circle that a question is about, once it is known where it lies. */
export interface Around {
  near: string; // as the question has it
  name: string;
  point: [number, number];
}

/** Answers are what the archive said to a question. */
export interface Answers {
  stories: Story[] | null; // null: not yet
  after: string; // where the next page of them begins; "" at the end
  total: number | null; // stories with a date
  places: Counted[] | null; // of the window, whichever place is chosen
  together: Counted[] | null; // with the chosen place
  days: DayCount[] | null; // of all times
  claims: Claims | null; // asked for when their list is shown
  countries: Choice[]; // of the map, in each of which so many articles name a place
  regions: Choice[]; // the same, by their codes
  sources: Choice[]; // of the stories, whichever source is asked for
  languages: Choice[];
}

/** Claims are the distances that stories state, contradictions first. */
export interface Claims {
  list: Claimed[];
  after: string; // where the next page begins; "" at the end
}

export interface ArchiveState {
  question: Question;
  article: string; // id of the story that is shown
  tab: Tab;
  view: View | null;
  box: Box | null; // that the map shows
  theme: Theme;
  holdings: Holdings | null;
  answers: Answers;
  detail: Detail | null;
  around: Around | null;
  pointed: string; // id of the place that the mouse or the focus is on
  busy: boolean;
  failure: { message: string; status: number } | null;
  drawing: boolean; // the next drag on the map draws a radius
  playing: boolean;
  dialog: ArchiveDialog;
  correcting: Named | null; // the place of the story that is corrected
  revision: number; // one more with each change of the archive that this page made
}

export const unanswered: Answers = {
  stories: null,
  after: "",
  total: null,
  places: null,
  together: null,
  days: null,
  claims: null,
  countries: [],
  regions: [],
  sources: [],
  languages: [],
};

export const atFirst: ArchiveState = {
  question: anything,
  article: "",
  tab: "articles",
  view: null,
  box: null,
  theme: "auto",
  holdings: null,
  answers: unanswered,
  detail: null,
  around: null,
  pointed: "",
  busy: true,
  failure: null,
  drawing: false,
  playing: false,
  dialog: null,
  correcting: null,
  revision: 0,
};

type Listener = (state: ArchiveState, before: ArchiveState) => void;

/** Desk holds the state and tells its listeners of every change. */
export class Desk {
  private readonly listeners = new Set<Listener>();

  constructor(private state: ArchiveState = atFirst) {}

  get(): ArchiveState {
    return this.state;
  }

  /** change puts some parts of the state in the place of others. */
  change(more: Partial<ArchiveState>): void {
    const before = this.state;
    const isNew = (Object.keys(more) as (keyof ArchiveState)[]).some((key) => !Object.is(more[key], before[key]));
    if (!isNew) return;
    this.state = { ...before, ...more };
    for (const listener of [...this.listeners]) listener(this.state, before);
  }

  /** ask asks another question, which shows no single story. */
  ask(more: Partial<Question>): void {
    const question = { ...this.state.question, ...more };
    this.change({ question, article: "", detail: null });
  }

  /**
   * choose asks for a place, and no longer for what keeps it out: another country, kind or circle. What is in view
   * does not matter to it.
   */
  choose(place: string): void {
    const isFound = this.state.answers.places?.some(({ id }) => id === place);
    this.ask({ place, inView: false, ...(isFound ? {} : { country: "", kind: "", near: "" }) });
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export const DeskContext = createContext<Desk>(new Desk());

export const useDesk = (): Desk => useContext(DeskContext);

/** usePart reads a part of the state, which the state itself holds; the component renders again when it changes. */
export function usePart<T>(select: (state: ArchiveState) => T): T {
  const desk = useDesk();
  const [, render] = useState({});
  const now = select(desk.get());
  const shown = useRef({ select, now });
  shown.current = { select, now };
  useEffect(() => {
    const check = () => {
      if (!Object.is(shown.current.select(desk.get()), shown.current.now)) render({});
    };
    check();
    return desk.listen(check);
  }, [desk]);
  return now;
}

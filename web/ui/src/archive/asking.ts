// What is asked of the archive when the state changes, and what the address says of the state.
import * as api from "../api/archive";
import { placeById, Problem } from "../api/client";
import { showTheme } from "../browser/theme";
import { dayOf, numberOf } from "../model/days";
import {
  hasPeriod,
  isAnything,
  parametersOf,
  pointOf,
  type Question,
  readAddress,
  writeAddress,
} from "../model/question";
import { say } from "../words/say";
import { type ArchiveState, type Desk, unanswered } from "./state";

const manyStories = 50_000; // that a page does not count all at once without being asked
const newestDays = 30; // that it shows instead
const typing = 250; // milliseconds after the last change of what is typed or moved

/** follow keeps answers and address in step with the state, until what it returns is called. */
export function follow(desk: Desk): () => void {
  const asking = new Asking(desk);
  const stop = desk.listen((state, before) => {
    if (state.theme !== before.theme) showTheme(state.theme);
    if (state.revision !== before.revision) {
      asking.ask(state.question, null);
      void asking.read(state.article);
    } else if (state.question !== before.question) asking.ask(state.question, before.question);
    else if (state.question.inView && isOther(state.box, before.box)) asking.later();
    if (state.tab !== before.tab && state.tab === "claims" && !state.answers.claims) asking.askClaims();
    if (state.article !== before.article) void asking.read(state.article);
    keepAddress(state, before);
  });
  const back = () => {
    const { question, article, tab, view } = readAddress(location.search);
    desk.change({ question, article, detail: null, tab, view, playing: false, drawing: false, dialog: null });
  };
  addEventListener("popstate", back);
  void asking.begin();
  return () => {
    stop();
    removeEventListener("popstate", back);
  };
}

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** keepAddress writes the state into the address: a question, a story and a list are steps to go back to. */
function keepAddress(state: ArchiveState, before: ArchiveState): void {
  const same = (["question", "article", "tab", "view"] as const).every((key) => state[key] === before[key]);
  if (same) return;
  const text = writeAddress(state);
  const address = `${location.pathname}${text ? `?${text}` : ""}`;
  if (address === location.pathname + location.search) return;
  const isStep = state.question !== before.question || state.article !== before.article || state.tab !== before.tab;
  if (isStep && !state.playing) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** Asking asks the archive, one question at a time: a later one breaks off those before it. */
class Asking {
  private running = new AbortController();
  private reading = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  /** begin asks what the address asks; without a question, a large archive shows its newest days. */
  async begin(): Promise<void> {
    const { question, article } = this.desk.get();
    const isOpen = isAnything(question) && !question.last && !article;
    if (!isOpen) this.ask(question, null);
    if (article) void this.read(article);
    try {
      const holdings = await api.holdings();
      this.desk.change({ holdings });
      if (!isOpen || this.desk.get().question !== question) return;
      if (holdings.stories <= manyStories || !holdings.newest) return this.ask(question, null);
      const to = dayOf(numberOf(holdings.newest));
      const newest = { ...question, from: dayOf(numberOf(to) - newestDays + 1), to };
      const address = writeAddress({ ...this.desk.get(), question: newest });
      history.replaceState(null, "", `${location.pathname}?${address}`); // no step to go back to
      this.desk.change({ question: newest });
    } catch (error) {
      this.fail(error);
    }
  }

  /** later asks again once the map has come to rest. */
  later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.desk.get().question, this.desk.get().question), typing);
  }

  /** ask asks what has changed with a question; null before it asks everything. */
  ask(question: Question, before: Question | null): void {
    clearTimeout(this.timer);
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const { box, answers } = this.desk.get();
    const now = new Date();
    const query = parametersOf(question, now, box);
    const around = { ...question, place: "", inView: false };
    const whenever = parametersOf({ ...question, last: "", from: "", to: "" }, now, box);
    const jobs: Promise<unknown>[] = [];
    const take = <T>(job: Promise<T>, keep: (value: T) => void) =>
      jobs.push(job.then((value) => void (signal.aborted || keep(value))));
    const keep = (more: Partial<typeof answers>) =>
      this.desk.change({ answers: { ...this.desk.get().answers, ...more } });
    this.desk.change({ busy: true });
    const isSameMap = before && !isOther(around, { ...before, place: "", inView: false }) && answers.places;
    const without = (none: "source" | "language") => parametersOf({ ...question, [none]: "" }, now, box);
    take(api.choices("source", without("source"), signal), (sources) => keep({ sources }));
    take(api.choices("language", without("language"), signal), (languages) => keep({ languages }));
    const abroad = parametersOf({ ...around, country: "" }, now, null);
    if (!isSameMap) take(api.choices("country", abroad, signal), (countries) => keep({ countries }));
    const map = parametersOf(around, now, null);
    if (!isSameMap) take(api.choices("region", map, signal), (regions) => keep({ regions }));
    if (!isSameMap) take(api.places(map, signal), (places) => keep({ places }));
    take(api.stories(query, "", signal), ({ stories, after }) => keep({ stories, after }));
    take(api.days(whenever, signal), (days) => keep(hasPeriod(question) ? { days } : { days, total: sum(days) }));
    if (hasPeriod(question)) take(api.days(query, signal), (days) => keep({ total: sum(days) }));
    if (this.desk.get().tab === "claims") take(api.claims(query, "", signal), (claims) => keep({ claims }));
    else keep({ claims: null });
    if (question.place) take(api.together(query, 12, signal), (together) => keep({ together }));
    else keep({ together: null });
    if (question.near) take(this.locate(question.near), (found) => this.desk.change({ around: found }));
    else this.desk.change({ around: null });
    Promise.all(jobs).then(
      () => signal.aborted || this.desk.change({ busy: false, failure: null }),
      (error: unknown) => {
        if (signal.aborted) return;
        this.desk.change({ answers: unanswered });
        this.fail(error);
      },
    );
  }

  /** askClaims asks for the claims of the question that was asked last. */
  askClaims(): void {
    const { question, box } = this.desk.get();
    const { signal } = this.running;
    this.desk.change({ busy: true });
    api.claims(parametersOf(question, new Date(), box), "", signal).then(
      (claims) => signal.aborted || this.desk.change({ busy: false, answers: { ...this.desk.get().answers, claims } }),
      (error: unknown) => signal.aborted || this.fail(error),
    );
  }

  /** locate finds where the circle of a question lies. */
  private async locate(near: string): Promise<ArchiveState["around"]> {
    const point = pointOf(near);
    if (point) return { near, name: near.replace(",", ", "), point };
    const hit = await placeById(near);
    return hit && { near, name: hit.name, point: hit.point };
  }

  /** read gets the story that is shown. */
  async read(id: string): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    if (!id) return this.desk.change({ detail: null });
    try {
      const detail = await api.story(id, signal);
      const whole = detail.copyOf && !detail.places.length ? await api.story(detail.copyOf, signal) : detail;
      if (!signal.aborted)
        this.desk.change({ detail: { ...detail, places: whole.places, claims: whole.claims }, failure: null });
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const message = error instanceof Error ? error.message : say("server.gone");
    this.desk.change({ busy: false, failure: { message, status: error instanceof Problem ? error.status : 0 } });
  }
}

const sum = (days: { articles: number }[]): number => days.reduce((all, { articles }) => all + articles, 0);

/** more gets the next page of the list of stories. */
export async function more(desk: Desk): Promise<void> {
  const { question, box, answers } = desk.get();
  if (!answers.after) return;
  const page = await api.stories(parametersOf(question, new Date(), box), answers.after);
  const now = desk.get().answers;
  if (now.after !== answers.after) return; // asked otherwise meanwhile
  desk.change({ answers: { ...now, stories: [...(now.stories ?? []), ...page.stories], after: page.after } });
}

/** moreClaims gets the next page of the list of claims. */
export async function moreClaims(desk: Desk): Promise<void> {
  const { question, box, answers } = desk.get();
  if (!answers.claims?.after) return;
  const page = await api.claims(parametersOf(question, new Date(), box), answers.claims.after);
  const now = desk.get().answers;
  if (now.claims !== answers.claims) return; // asked otherwise meanwhile
  desk.change({ answers: { ...now, claims: { list: [...answers.claims.list, ...page.list], after: page.after } } });
}

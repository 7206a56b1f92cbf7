import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { isStill } from "../browser/motion";
import { kindName } from "../format/words";
import type { Claim } from "../model/claim";
import type { Place } from "../model/place";
import { isUnsure, type Mention, type Reading } from "../model/reading";
import { selectedIds } from "../state/selection";
import type { State } from "../state/state";
import { useRoving } from "../controls/roving";
import { useStore } from "../state/store";
import { say } from "../words/say";
import { useGrowing } from "./growing";
import { direction, type Paragraph, paragraphs, type Segment } from "./segments";

/**
 * ArticleText shows the article once. What is pointed at or selected changes
 * classes of the marks that are there, so that a text with thousands of
 * mentions answers as fast as a short one.
 */
export function ArticleText({ reading, children }: { reading: Reading; children: ComponentChildren }) {
  const store = useStore();
  const root = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => paragraphs(reading.article.text, reading.mentions, reading.claims), [reading]);
  const { article, headline } = reading;
  const count = useGrowing(article, parts);
  const first = !article.title && headline ? parts[0] : undefined;
  const names = useMemo(() => new Map(reading.places.map((place) => [place.id, place])), [reading]);
  useRoving(root, "a.mention, a.claim-mark");

  useEffect(() => {
    const box = root.current;
    if (!box) return;
    const marks = new Map<string, HTMLElement[]>();
    for (const mark of box.querySelectorAll<HTMLElement>("[data-place-id]")) {
      const id = mark.dataset.placeId as string;
      const same = marks.get(id);
      if (same) same.push(mark);
      else marks.set(id, [mark]);
    }
    let highlighted: HTMLElement[] = [];
    const clear = () => {
      for (const mark of highlighted) mark.classList.remove("is-pointed", "is-selected");
    };
    const highlight = (state: State, before: State | null) => {
      if (before && state.pointed === before.pointed && state.selection === before.selection) return;
      clear();
      const pointed = [state.pointed?.id ?? "", ...(state.pointed?.with ?? [])].flatMap((id) => marks.get(id) ?? []);
      const selected = selectedIds(state).flatMap((id) => marks.get(id) ?? []);
      for (const mark of pointed) mark.classList.add("is-pointed");
      for (const mark of selected) mark.classList.add("is-selected");
      highlighted = [...pointed, ...selected];
      const claim = state.selection?.kind === "claim" ? state.selection.index : -1;
      for (const mark of box.querySelectorAll<HTMLElement>("[data-claim]")) {
        mark.classList.toggle("is-selected", Number(mark.dataset.claim) === claim);
        if (claim >= 0 && Number(mark.dataset.claim) === claim && state.selection !== before?.selection) reveal([mark]);
      }
      if (state.pointed && state.pointed.by !== "text" && state.pointed !== before?.pointed) reveal(pointed);
      else if (state.selection?.kind === "place" && state.selection !== before?.selection) reveal(selected);
    };
    highlight(store.get(), null);
    const unsubscribe = store.listen(highlight);
    return () => {
      unsubscribe();
      clear(); // paragraphs that stay as they are keep their marks
    };
  }, [reading, store, count]);

  const placeOf = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-place-id]")?.dataset.placeId;
  const point = (event: Event) => {
    const id = placeOf(event);
    store.send({ type: "point", pointed: id ? { id, by: "text" } : null });
  };
  const choose = (event: Event) => {
    if ((event.target as Element).closest("a")) event.preventDefault(); // the link is for who copies or opens it
    const id = placeOf(event);
    const claim = (event.target as Element).closest<HTMLElement>("[data-claim]")?.dataset.claim;
    const unresolved = (event.target as Element).closest<HTMLElement>("[data-unresolved]")?.dataset.unresolved;
    if (id) store.send({ type: "select", selection: { kind: "place", id } });
    else if (unresolved) {
      const [start = 0, end = 0] = unresolved.split("-").map(Number);
      store.send({ type: "dialog", dialog: { kind: "add", start, end } });
    } else if (claim !== undefined) {
      store.send({ type: "select", selection: { kind: "claim", index: Number(claim) } });
      store.send({ type: "tab", tab: "claims" });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== " " || !(event.target as Element).closest("a")) return; // Enter follows a link by itself
    event.preventDefault();
    choose(event);
  };

  return (
    <div
      class="prose"
      lang={reading.written || reading.language}
      ref={root}
      onPointerOver={point}
      onPointerLeave={() => store.send({ type: "point", pointed: null })}
      onFocusIn={point}
      onFocusOut={() => store.send({ type: "point", pointed: null })}
      onClick={choose}
      onKeyDown={onKey}
    >
      <header class="article-head">
        {article.title && <h1 dir={direction(article.title)}>{article.title}</h1>}
        {first && (
          <h1 data-start={first.start} dir={directionOf(first)}>
            <Pieces part={first} names={names} claims={reading.claims} />
          </h1>
        )}
        {children}
      </header>
      <Descriptions />
      {parts.slice(first ? 1 : 0, count).map((part) => (
        <Lines key={part.start} part={part} names={names} claims={reading.claims} />
      ))}
    </div>
  );
}

interface Part {
  part: Paragraph;
  names: Map<string, Place>;
  claims: Claim[];
}

const Lines = memo(function Lines({ part, names, claims }: Part) {
  return (
    <p data-start={part.start} dir={directionOf(part)}>
      <Pieces part={part} names={names} claims={claims} />
    </p>
  );
}, alike);

/**
 * alike reports whether a paragraph would be shown as it is, so that a correction renders only those
 * that it changes.
 */
function alike({ part: a }: Part, { part: b }: Part): boolean {
  if (a.start !== b.start || a.segments.length !== b.segments.length) return false;
  return a.segments.every((one, i) => {
    const other = b.segments[i];
    const same =
      one.text === other?.text &&
      one.mention?.place === other.mention?.place &&
      one.mention?.kind === other.mention?.kind &&
      one.mention?.confidence === other.mention?.confidence;
    return same && one.claim === null && other.claim === null; // what is said of a claim may be another
  });
}

const directionOf = ({ segments }: Paragraph) => direction(segments.map(({ text }) => text).join(""));

function Pieces({ part, names, claims }: Part) {
  let at = part.start;
  return (
    <>
      {part.segments.map((segment) => {
        const start = at;
        at += segment.text.length;
        return <Piece key={start} segment={segment} names={names} claims={claims} />;
      })}
    </>
  );
}

function Piece({ segment, names, claims }: { segment: Segment; names: Map<string, Place>; claims: Claim[] }) {
  const { text, mention, claim } = segment;
  const marked = mention ? <MentionMark mention={mention} text={text} place={names.get(mention.place)} /> : text;
  const stated = claim === null ? undefined : claims[claim];
  if (!stated) return <>{marked}</>;
  const isPosition = stated.kind === "position";
  const css = `claim-mark ${isPosition ? "position" : stated.outcome}`;
  if (mention) {
    return (
      <span class={css} data-claim={claim}>
        {marked}
      </span>
    );
  }
  const described = `says-${isPosition ? "position" : stated.outcome}`;
  const to = `#tab=claims&claim=${(claim ?? 0) + 1}`;
  return (
    <a class={css} data-claim={claim} href={to} draggable={false} tabIndex={-1} aria-describedby={described}>
      {marked}
    </a>
  );
}

/** What a mark is, for those who do not see it; each mark names the one that it is described by. */
const descriptions = ["literal", "associative", "demonym", "language", "embedded", "facility", "organisation"] as const;
const outcomes = ["consistent", "contradicted", "unverifiable"] as const;

function Descriptions() {
  return (
    <div hidden>
      {descriptions.map((kind) => (
        <span key={kind} id={`says-${kind}`}>
          {kindName(kind)}
        </span>
      ))}
      <span id="says-within">{say("mark.within")}</span>
      <span id="says-unsure">{say("mark.unsure")}</span>
      <span id="says-unresolved">{say("mark.unresolved")}</span>
      <span id="says-position">{say("mark.position")}</span>
      {outcomes.map((outcome) => (
        <span key={outcome} id={`says-${outcome}`}>
          {say("mark.claim", { outcome: say(`verdict.${outcome}`) })}
        </span>
      ))}
    </div>
  );
}

function MentionMark({ mention, text, place }: { mention: Mention; text: string; place: Place | undefined }) {
  const common = { draggable: false, tabIndex: -1 };
  if (!place) {
    const span = `${mention.start}-${mention.end}`;
    return (
      <a
        class="mention unresolved"
        data-unresolved={span}
        href="#tab=places"
        title={say("mark.unresolved")}
        aria-describedby="says-unresolved"
        {...common}
      >
        {text}
      </a>
    );
  }
  const unsure = !place.within && isUnsure(mention);
  const css = place.within ? "within" : mention.kind;
  const says = place.within ? say("mark.within") : unsure ? say("mark.unsure") : kindName(mention.kind);
  return (
    <a
      class={`mention ${css}${unsure ? " is-unsure" : ""}`}
      data-place-id={place.id}
      href={`#place=${encodeURIComponent(place.id)}`}
      title={`${place.label} (${says})`}
      aria-describedby={`says-${unsure ? "unsure" : css}`}
      {...common}
    >
      {text}
    </a>
  );
}

/** reveal scrolls the first of some marks into view when none of them is. */
function reveal(marks: HTMLElement[]): void {
  const scroller = marks[0]?.closest(".scroller");
  if (!scroller || scroller.clientHeight === 0) return;
  const box = scroller.getBoundingClientRect();
  const visible = marks.some((mark) => {
    const { top, bottom } = mark.getBoundingClientRect();
    return top >= box.top && bottom <= box.bottom;
  });
  if (visible) return;
  const top = (marks[0] as HTMLElement).getBoundingClientRect().top - box.top + scroller.scrollTop - box.height / 3;
  scroller.scrollTo({ top, behavior: isStill() ? "auto" : "smooth" });
}

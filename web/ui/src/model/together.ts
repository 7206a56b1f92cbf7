import type { Place } from "./place";
import type { Reading } from "./reading";

/** Work is one of several articles that one map shows. */
export interface Work {
  title: string;
  to: string; // its address on this page
  reading: Reading;
}

/** Works are what is shown together, and those of them that a reader has left out. */
export interface Works {
  of: "articles" | "maps"; // of the server, or the reader's own
  all: Work[];
  out: number[]; // indexes into all
}

/** isIn reports whether a work is shown. */
export const isIn = ({ out }: Works, index: number): boolean => !out.includes(index);

const gap = "\n\n"; // between the texts

/** startsOf are the offsets of the texts of works within the text of all that are shown; -1 for one that is not. */
export function startsOf(works: Works): number[] {
  let at = 0;
  return works.all.map(({ reading }, i) => {
    if (!isIn(works, i)) return -1;
    const start = at;
    at += reading.article.text.length + gap.length;
    return start;
  });
}

/**
 * together is one reading of all works that are shown: their texts one after the other, each of their places once,
 * with its mentions in all of them.
 */
export function together(works: Works): Reading {
  const starts = startsOf(works);
  const shown = works.all.flatMap(({ reading }, i) =>
    isIn(works, i) ? [{ reading, start: starts[i] as number }] : [],
  );
  const places = new Map<string, Place>();
  for (const place of shown.flatMap(({ reading }) => reading.places)) {
    const known = places.get(place.id);
    places.set(place.id, known ? both(known, place) : place);
  }
  const moved = <T extends { start: number; end: number }>(span: T, by: number): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  const common = (tags: string[]) => (new Set(tags).size === 1 ? (tags[0] as string) : "");
  return {
    article: { title: "", text: shown.map(({ reading }) => reading.article.text).join(gap) },
    headline: "",
    places: [...places.values()],
    mentions: shown.flatMap(({ reading, start }) => reading.mentions.map((mention) => moved(mention, start))),
    claims: shown.flatMap(({ reading, start }) => reading.claims.map((claim) => moved(claim, start))),
    attribution: shown[0]?.reading.attribution ?? works.all[0]?.reading.attribution ?? "",
    language: common(shown.map(({ reading }) => reading.language)),
    written: common(shown.map(({ reading }) => reading.written)),
  };
}

/** both is a place that two works name, as the first calls it. */
const both = (a: Place, b: Place): Place => ({
  ...a,
  mentionCount: a.mentionCount + b.mentionCount,
  confidence: Math.max(a.confidence, b.confidence),
  details: { ...b.details, ...a.details },
});

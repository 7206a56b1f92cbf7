import type { LonLat } from "./geo";

/** Span is a stretch of the text, in UTF-16 code units, half-open. */
export interface Span {
  start: number;
  end: number;
}

/** Side is where the label of a place stands beside its point; none hides it. */
export type Side = "e" | "w" | "n" | "s" | "ne" | "nw" | "se" | "sw" | "none";

/** Details are what the author of a map says of a place. */
export interface Details {
  label?: string;
  note?: string;
  source?: string; // an http or https address
  side?: Side;
}

/**
 * Correction is what a reader says about the text: which place some spans of it, or every mention with some
 * words, mean, or, with place null, that they mean none. Without spans and words it puts a place on the map
 * beside the text, moves it, or says more of it.
 */
export interface Correction extends Details {
  spans: Span[];
  words?: string; // every mention with these words, instead of spans
  place: string | null;
  point?: LonLat; // of a place of the map's own
  name: string; // of the place, for the list of changes
}

const ownId = "own:";

/** isOwn tells the places that a map has of its own, beside the gazetteer. */
export const isOwn = (id: string): boolean => id.startsWith(ownId);

/** newOwnId is an id for a place of the map's own. */
export const newOwnId = (): string =>
  ownId + [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36).padStart(2, "0")).join("");

/** detailsOf are what a correction says of its place. */
export function detailsOf({ label, note, source, side }: Details): Details {
  return {
    ...(label ? { label } : {}),
    ...(note ? { note } : {}),
    ...(source ? { source } : {}),
    ...(side ? { side } : {}),
  };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** settled leaves out the spans on which a later correction has the last word. */
export function settled(corrections: Correction[]): Correction[] {
  const later: Span[] = [];
  const kept: Correction[] = [];
  for (const correction of [...corrections].reverse()) {
    const spans = correction.spans.filter((span) => !later.some((other) => overlap(other, span)));
    later.push(...correction.spans);
    const says = correction.spans.length === 0 || spans.length > 0 || correction.point || hasDetails(correction);
    if (says) kept.unshift(spans.length === correction.spans.length ? correction : { ...correction, spans });
  }
  return kept;
}

const hasDetails = (correction: Correction): boolean => Object.keys(detailsOf(correction)).length > 0;

/** withoutDetails are corrections that no longer say some details of a place; those that say nothing else are left out. */
export function withoutDetails(corrections: Correction[], place: string, gone: (keyof Details)[]): Correction[] {
  return corrections.flatMap((correction) => {
    if (correction.place !== place || !gone.some((detail) => correction[detail])) return [correction];
    const left = { ...correction };
    for (const detail of gone) delete left[detail];
    return left.spans.length || left.words || left.point || hasDetails(left) ? [left] : [];
  });
}

/** Conflict is one thing that two people changed, each in another way. */
export interface Conflict {
  mine: Correction;
  theirs: Correction;
}

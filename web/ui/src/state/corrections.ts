import type { Fix } from "../api/wire";
import { codePointOffsets } from "../format/offsets";
import type { State } from "./state";

/**
 * Correction is what a reader says about spans of the text: which place they
 * mean, or, with place null, that they mean none. Offsets are UTF-16 code units.
 */
export interface Correction {
  spans: { start: number; end: number }[];
  place: string | null;
  name: string; // of the place, for the list of changes
}

/** settled is the last word on every span that was corrected, in order of the text. */
export function settled(corrections: Correction[]): { start: number; end: number; place: string | null }[] {
  const last = new Map<string, { start: number; end: number; place: string | null }>();
  for (const { spans, place } of corrections) {
    for (const span of spans) {
      for (const [key, other] of last) {
        if (other.start < span.end && span.start < other.end) last.delete(key);
      }
      last.set(`${span.start}-${span.end}`, { ...span, place });
    }
  }
  return [...last.values()].sort((a, b) => a.start - b.start);
}

/** fixesOf are the corrections of a state as the server takes them. */
export function fixesOf({ reading, corrections, saved }: Pick<State, "reading" | "corrections" | "saved">): Fix[] {
  const text = reading?.article.text ?? "";
  const codePoint = codePointOffsets(text);
  const own: Fix[] = settled(corrections).map(({ start, end, place }) => ({ start: codePoint(start), end: codePoint(end), place }));
  return [...(saved?.fixes ?? []), ...own];
}

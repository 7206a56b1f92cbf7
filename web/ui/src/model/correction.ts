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

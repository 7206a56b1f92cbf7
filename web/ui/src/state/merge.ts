// Two people change one map: what each did since they last agreed is put together,
// and what contradicts is told.
import type { Conflict, Correction, Span } from "../model/correction";
import { keyOf } from "./fixes";

export interface Merged {
  corrections: Correction[]; // theirs, then mine as far as they do not contradict
  conflicts: Conflict[];
  added: number; // changes of the other side, for the reader to be told
}

/** merge puts together what two sides made of the same corrections of a text. */
export function merge(text: string, base: Correction[], mine: Correction[], theirs: Correction[]): Merged {
  const key = (correction: Correction) => keyOf(text, correction);
  const keys = (corrections: Correction[]) => new Set(corrections.map(key));
  const [before, ofMine, ofTheirs] = [keys(base), keys(mine), keys(theirs)];
  const removed = base.filter((one) => !ofMine.has(key(one)));
  const new_ = mine.filter((one) => !before.has(key(one)) && !ofTheirs.has(key(one)));
  const foreign = theirs.filter((one) => !before.has(key(one)));
  const conflicts = new_.flatMap((own) =>
    foreign
      .filter((other) => !ofMine.has(key(other)) && contradict(text, own, other))
      .map((other): Conflict => ({ mine: own, theirs: other })),
  );
  const disputed = keys(conflicts.map((conflict) => conflict.mine));
  const gone = keys(removed);
  const corrections = [
    ...theirs.filter((one) => !gone.has(key(one))),
    ...new_.filter((one) => !disputed.has(key(one))),
  ];
  const taken = base.filter((one) => !ofTheirs.has(key(one)) && ofMine.has(key(one))).length;
  return { corrections, conflicts, added: foreign.filter((one) => !ofMine.has(key(one))).length + taken };
}

/** contradict reports whether two corrections speak of the same words, or say different things of one place. */
function contradict(text: string, a: Correction, b: Correction): boolean {
  const words = (one: Correction) => (one.words ?? "").toLocaleLowerCase();
  const said = (one: Correction) => [...one.spans.map((span) => text.slice(span.start, span.end).toLocaleLowerCase())];
  const touches = (one: Span[], other: Span[]) =>
    one.some((x) => other.some((y) => x.start < y.end && y.start < x.end));
  if (touches(a.spans, b.spans)) return a.place !== b.place;
  if (words(a) && (words(a) === words(b) || said(b).includes(words(a)))) return a.place !== b.place;
  if (words(b) && said(a).includes(words(b))) return a.place !== b.place;
  if (a.place === null || a.place !== b.place) return false;
  const members = ["label", "note", "source", "side"] as const;
  const differs = members.some((member) => a[member] && b[member] && a[member] !== b[member]);
  return differs || Boolean(a.point && b.point && String(a.point) !== String(b.point));
}

import type { Fix } from "../api/wire";
import { codePointOffsets, unitOffsets } from "../format/offsets";
import { type Correction, detailsOf, settled } from "../model/correction";
import type { State } from "./state";

/** fixesOf are the corrections of a state, and further ones, as the server takes them. */
export function fixesOf(
  { reading, corrections }: Pick<State, "reading" | "corrections">,
  further: Correction[] = [],
): Fix[] {
  return encodeFixes(reading?.article.text ?? "", [...corrections, ...further]);
}

/** encodeFixes writes corrections of a text as the server takes them, in their order. */
export function encodeFixes(text: string, corrections: Correction[]): Fix[] {
  const codePoint = codePointOffsets(text);
  return settled(corrections).flatMap((correction): Fix[] => {
    const { spans, words, place, point } = correction;
    const { side, ...said } = detailsOf(correction);
    const details = { ...said, ...(side ? { label_side: side } : {}), ...(point ? { point } : {}) };
    const more = Object.keys(details).length > 0;
    if (words) return [{ name: words, place, ...details }];
    const own = spans.map(({ start, end }): Fix => ({ start: codePoint(start), end: codePoint(end), place }));
    return more || !spans.length ? [{ place, ...details }, ...own] : own;
  });
}

/** decodeFixes reads what the server keeps; spans that one correction made are one again. */
export function decodeFixes(text: string, fixes: Fix[]): Correction[] {
  const unit = unitOffsets(text);
  const corrections: Correction[] = [];
  for (const { start, end, name, place, point, label, note, source, label_side } of fixes) {
    const details = detailsOf({
      ...(label ? { label } : {}),
      ...(note ? { note } : {}),
      ...(source ? { source } : {}),
      ...(label_side ? { side: label_side } : {}),
    });
    const last = corrections.at(-1);
    if (start !== undefined && end !== undefined) {
      const span = { start: unit(start), end: unit(end) };
      const same = last && !last.words && last.place === place && isOneChange(text, last, span);
      if (same) last.spans.push(span);
      else corrections.push({ spans: [span], place, name: "", ...details });
      continue;
    }
    corrections.push({
      spans: [],
      place,
      name: label ?? "",
      ...(name ? { words: name } : {}),
      ...(point ? { point: [point[0] as number, point[1] as number] as const as [number, number] } : {}),
      ...details,
    });
  }
  return corrections;
}

/** isOneChange reports whether a further span has the words of a change, or is the first of one that puts a place. */
function isOneChange(text: string, { spans, point }: Correction, span: { start: number; end: number }): boolean {
  const [first] = spans;
  if (!first) return point !== undefined;
  return (
    text.slice(first.start, first.end).toLocaleLowerCase() === text.slice(span.start, span.end).toLocaleLowerCase()
  );
}

/** sameCorrection reports whether two corrections of a text say the same. */
export const sameCorrection = (text: string, a: Correction, b: Correction): boolean =>
  keyOf(text, a) === keyOf(text, b);

/** keyOf is what a correction says, without the names that it is shown with. */
export const keyOf = (text: string, correction: Correction): string => JSON.stringify(encodeFixes(text, [correction]));

// From the lines of a PDF's pages to an article: a PDF says where letters stand, and nothing of paragraphs.
import type { Article } from "../model/reading";

/** Line is one line of a page; pixels are points, y runs up from the foot of the page. */
export interface Line {
  text: string;
  y: number;
  size: number; // of its letters
}

const wide = 1.7; // the step to the next line, in sizes, from which on a paragraph ends
const larger = 1.25; // than the running text: a headline
const often = 0.5; // the share of the pages on which a line stands that belongs to the paper and not to the text

/** articleOf joins lines to paragraphs, and takes the largest lines before them for the headline. */
export function articleOf(pages: Line[][]): Article {
  const running = withoutRunning(pages.map((lines) => lines.filter(({ text }) => text.trim())));
  const lines = running.flat();
  const body = usualSize(lines);
  const top = running[0] ?? [];
  const largest = Math.max(...top.map(({ size }) => size));
  const head = largest >= larger * body ? top.findIndex(({ size }) => size === largest) : -1;
  let after = head;
  while (head >= 0 && after < top.length && top[after]?.size === largest) after++;
  const title = head < 0 ? "" : joined(top.slice(head, after).map(({ text }) => text));
  const rest = head < 0 ? running : [[...top.slice(0, head), ...top.slice(after)], ...running.slice(1)];
  return { title, text: paragraphs(rest).join("\n\n") };
}

/** withoutRunning leaves out page numbers, and what stands at the same height on many pages. */
function withoutRunning(pages: Line[][]): Line[][] {
  const key = ({ text, y }: Line) => `${Math.round(y)} ${text.replace(/\d+/g, "#").trim()}`;
  const seen = new Map<string, number>();
  for (const lines of pages) for (const one of new Set(lines.map(key))) seen.set(one, (seen.get(one) ?? 0) + 1);
  return pages.map((lines) =>
    lines.filter((line, i) => {
      const isNumber = (i === 0 || i === lines.length - 1) && /^[\s\-–—|]*\d{1,4}[\s\-–—|]*$/.test(line.text);
      const times = seen.get(key(line)) ?? 0;
      return !isNumber && (times < 2 || times < often * pages.length);
    }),
  );
}

/** usualSize is the size that most letters have. */
function usualSize(lines: Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function paragraphs(pages: Line[][]): string[] {
  const all: string[][] = [];
  let before: Line | null = null;
  for (const lines of pages) {
    for (const [i, line] of lines.entries()) {
      const last = all.at(-1);
      if (last && before && runsOn(before, line, i === 0)) last.push(line.text);
      else all.push([line.text]);
      before = line;
    }
  }
  return all.map(joined).filter(Boolean);
}

/** runsOn tells whether a line goes on with the paragraph of the one before it, also in the next column or page. */
function runsOn(before: Line, line: Line, isOnNewPage: boolean): boolean {
  const isAlike = Math.max(before.size, line.size) < 1.15 * Math.min(before.size, line.size);
  const step = before.y - line.y;
  if (!isAlike) return false;
  if (step < 0 || isOnNewPage) return !/[.!?:…»”"']\s*$/.test(before.text);
  return step <= wide * before.size;
}

/** joined is the text of lines; a word that was divided at the end of one is whole again. */
function joined(lines: string[]): string {
  return lines
    .reduce((text, line) => {
      const next = line.trim();
      if (/\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
      return text ? `${text} ${next}` : next;
    }, "")
    .replace(/\u00ad/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

// Days as a time line shows them: one bar for each, or for several where they are many.
import type { DayCount } from "./archive";

const msOfDay = 86_400_000;

/** numberOf counts days from 1970. */
export const numberOf = (day: string): number => Math.floor(Date.parse(day) / msOfDay);

/** dayOf is the day of a number. */
export const dayOf = (number: number): string => new Date(number * msOfDay).toISOString().slice(0, 10);

/** Bin is a stretch of days with the number of its articles. */
export interface Bin {
  first: number; // the number of a day
  last: number;
  articles: number;
}

/** Line is the stretch of time that an archive reaches over, in bins of as many days each. */
export interface Line {
  first: number; // day
  last: number;
  width: number; // days of a bin
  bins: Bin[];
}

/** lineOf puts days in at most so many bins; null where there is no day. */
export function lineOf(days: DayCount[], most: number): Line | null {
  const [oldest, newest] = [days[0], days.at(-1)];
  if (!oldest || !newest) return null;
  const [first, last] = [numberOf(oldest.day), numberOf(newest.day)];
  const width = Math.ceil((last - first + 1) / Math.max(1, most));
  const bins: Bin[] = [];
  for (let start = first; start <= last; start += width)
    bins.push({ first: start, last: Math.min(last, start + width - 1), articles: 0 });
  for (const { day, articles } of days) {
    const bin = bins[Math.floor((numberOf(day) - first) / width)];
    if (bin) bin.articles += articles;
  }
  return { first, last, width, bins };
}

/** Window is a stretch of days, both ends in it. */
export interface Window {
  first: number;
  last: number;
}

/** stepped is a window a day further, or more where a bar is wider; null where it would leave the line. */
export function stepped(window: Window, line: Line): Window | null {
  if (window.last >= line.last) return null;
  const by = Math.min(line.width, line.last - window.last);
  return { first: window.first + by, last: window.last + by };
}

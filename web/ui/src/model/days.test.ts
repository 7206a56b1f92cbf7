import { describe, expect, it } from "vitest";
import { dayOf, lineOf, numberOf, stepped } from "./days";

const day = (day: string, articles: number) => ({ day, articles });

describe("lineOf", () => {
  it("has a bin for each day, also for one without articles", () => {
    const line = lineOf([day("2026-02-27", 3), day("2026-03-01", 1)], 100);
    expect(line?.bins.map(({ first, articles }) => [dayOf(first), articles])).toEqual([
      ["2026-02-27", 3],
      ["2026-02-28", 0],
      ["2026-03-01", 1],
    ]);
  });
  it("puts days together where they are many, and loses none", () => {
    const days = Array.from({ length: 365 }, (_, i) => day(dayOf(numberOf("2025-01-01") + i), i));
    const line = lineOf(days, 100);
    expect(line?.width).toBe(4);
    expect(line?.bins.length).toBe(92);
    expect(line?.bins.reduce((sum, { articles }) => sum + articles, 0)).toBe((364 * 365) / 2);
  });
  it("is nothing without days", () => expect(lineOf([], 10)).toBeNull());
});

describe("stepped", () => {
  const line = lineOf([day("2026-01-01", 1), day("2026-01-10", 1)], 100);
  it("goes on day by day to the end, and no further", () => {
    let window: { first: number; last: number } | null = {
      first: numberOf("2026-01-01"),
      last: numberOf("2026-01-07"),
    };
    const seen: string[] = [];
    while (line && window) {
      seen.push(`${dayOf(window.first)} ${dayOf(window.last)}`);
      window = stepped(window, line);
    }
    expect(seen).toEqual([
      "2026-01-01 2026-01-07",
      "2026-01-02 2026-01-08",
      "2026-01-03 2026-01-09",
      "2026-01-04 2026-01-10",
    ]);
  });
});

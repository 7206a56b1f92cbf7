// @vitest-environment happy-dom
import { act, waitFor } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { placeOf, readingOf } from "../testing/fixtures";
import { show } from "../testing/page";
import { ArticleText } from "./article-text";
import { within } from "./growing";

describe("within", () => {
  const parts = [3, 4, 5].map((n, i) => ({
    start: 10 * i,
    segments: Array.from({ length: n }, () => ({ text: "", mention: null, claim: null })),
  }));
  it.each([
    [0, 1],
    [3, 1],
    [7, 2],
    [11, 2],
    [12, 3],
    [99, 3],
  ])("finds %i segments in %i paragraphs", (segments, want) => expect(within(parts, segments)).toBe(want));
  it("finds nothing in nothing", () => expect(within([], 5)).toBe(0));
});

describe("a long text", () => {
  const istanbul = placeOf("geonames:1", { name: "Istanbul", mentionCount: 1000 });
  const text = "They went back to Istanbul by night.\n".repeat(1000);
  const reading = readingOf(text, [istanbul]);
  reading.mentions = [...text.matchAll(/Istanbul/g)].map(({ index }) => ({
    start: index,
    end: index + 8,
    kind: "literal",
    place: istanbul.id,
    confidence: 1,
  }));
  it("is shown in part at once, and soon wholly, with all that is selected marked", async () => {
    const { container, store } = show(<ArticleText reading={reading}> </ArticleText>, reading);
    const marks = () => container.querySelectorAll(".mention").length;
    expect(marks()).toBeGreaterThan(20);
    expect(marks()).toBeLessThan(200);
    act(() => store.send({ type: "select", selection: { kind: "place", id: istanbul.id } }));
    await waitFor(() => expect(marks()).toBe(1000));
    await waitFor(() => expect(container.querySelectorAll(".mention.is-selected")).toHaveLength(1000));
  });
});

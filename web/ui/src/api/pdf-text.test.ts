import { describe, expect, it } from "vitest";
import { articleOf, type Line } from "./pdf-text";

/** page sets lines below each other, each of a size and a step below the one before it. */
function page(...lines: [text: string, size?: number, step?: number][]): Line[] {
  let y = 800;
  return lines.map(([text, size = 10, step = 12]) => ({ text, size, y: (y -= step) }));
}

describe("articleOf", () => {
  it("joins lines to paragraphs, and words that were divided", () =>
    expect(
      articleOf([
        page(["Aid came to Ky-"], ["iv in the morn\u00ad"], ["ing."], ["Nobody slept.", 10, 24], ["All waited."]),
      ]),
    ).toEqual({ title: "", text: "Aid came to Kyiv in the morning.\n\nNobody slept. All waited." }));
  it("keeps the hyphen of a name", () =>
    expect(articleOf([page(["It left Saint-"], ["Denis today."])]).text).toBe("It left Saint- Denis today."));
  it("takes the largest lines of the first page for the headline", () =>
    expect(
      articleOf([
        page(
          ["Daily News", 8],
          ["Ferry sinks", 24, 30],
          ["off Lisbon", 24, 26],
          ["It sank at night, and all of its passengers were saved.", 10, 30],
        ),
      ]),
    ).toEqual({
      title: "Ferry sinks off Lisbon",
      text: "Daily News\n\nIt sank at night, and all of its passengers were saved.",
    }));
  it("goes on after a column and a page where a sentence does", () =>
    expect(
      articleOf([[...page(["The road to"]), ...page(["Minsk was closed."])], page(["It opened"]), page(["again."])])
        .text,
    ).toBe("The road to Minsk was closed.\n\nIt opened again."));
  it("leaves out page numbers and running heads", () => {
    const pages = [1, 2, 3].map((n) =>
      page([`The Paper, page ${n}`], [`Part ${n} ends.`, 10, 30 + n], [`– ${n} –`, 10, 300 + n]),
    );
    expect(articleOf(pages).text).toBe("Part 1 ends.\n\nPart 2 ends.\n\nPart 3 ends.");
  });
  it("is empty for pages without text", () => expect(articleOf([[], page(["  "])])).toEqual({ title: "", text: "" }));
});

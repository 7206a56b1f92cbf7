// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { show } from "../testing/page";
import { ArticleText } from "./article-text";
import { Legend } from "./legend";
import { TextBar } from "./text-bar";

const text = "Talks in Istanbul\n\nAnkara lies about 400 km from Istanbul. Zelmbruck, at the Pera Hotel, was calm.";
const istanbul = placeOf("geonames:1", { name: "Istanbul", label: "Istanbul, Turkey", mentionCount: 2 });
const ankara = placeOf("geonames:2", { name: "Ankara", label: "Ankara, Turkey" });
const hotel = placeOf("within:geonames:1:Pera Hotel", {
  name: "Pera Hotel",
  label: "Pera Hotel, in Istanbul",
  within: { id: "geonames:1", name: "Istanbul" },
});
const at = text.indexOf("about 400 km");
const reading = readingOf(text, [istanbul, ankara, hotel], {
  headline: "Talks in Istanbul",
  claims: [claimOf({ start: at, end: at + 12 })],
});
const unknown = text.indexOf("Zelmbruck");
reading.mentions.push({ start: unknown, end: unknown + 9, kind: "literal", place: "", confidence: 0.9 });
reading.mentions.sort((a, b) => a.start - b.start);

const article = (
  <ArticleText reading={reading}>
    <p>3 places</p>
  </ArticleText>
);

describe("ArticleText", () => {
  it("sets the headline of the text as one, and marks its places", () => {
    const { container } = show(article, reading);
    expect(container.querySelector("h1")?.textContent).toBe("Talks in Istanbul");
    const marks = [...container.querySelectorAll<HTMLElement>("a.mention")].map((mark) => [
      mark.textContent,
      mark.title,
    ]);
    expect(marks).toEqual([
      ["Istanbul", "Istanbul, Turkey (the place itself)"],
      ["Ankara", "Ankara, Turkey (the place itself)"],
      ["Istanbul", "Istanbul, Turkey (the place itself)"],
      ["Zelmbruck", "not in the gazetteer: choose a place for it"],
      ["Pera Hotel", "Pera Hotel, in Istanbul (a site within a place)"],
    ]);
  });
  it("sets a given title above, and the first line as text", () => {
    const titled = { ...reading, article: { title: "The talks", text } };
    const { container } = show(<ArticleText reading={titled}> </ArticleText>, titled);
    expect([...container.querySelectorAll("h1")].map((head) => head.textContent)).toEqual(["The talks"]);
    expect(container.querySelector("p[data-start]")?.textContent).toBe("Talks in Istanbul");
  });
  it("highlights all mentions of what is pointed at, and of what is selected", () => {
    const { container, store } = show(article, reading);
    const marked = (name: string) => [...container.querySelectorAll(`.${name}`)].map((mark) => mark.textContent);
    act(() => store.send({ type: "point", pointed: { id: "geonames:1", by: "map" } }));
    expect(marked("is-pointed")).toEqual(["Istanbul", "Istanbul"]);
    act(() => store.send({ type: "select", selection: { kind: "claim", index: 0 } }));
    act(() => store.send({ type: "point", pointed: null }));
    expect(marked("is-pointed")).toEqual([]);
    expect(marked("is-selected")).toEqual(["about 400 km"]);
  });
  it("selects a place, shows a claim, and offers a place for a name without one", () => {
    const { container, store } = show(article, reading);
    fireEvent.click(container.querySelector('[data-place-id="geonames:2"]') as Element);
    expect(store.get().selection).toEqual({ kind: "place", id: "geonames:2" });
    fireEvent.keyDown(container.querySelector("[data-claim]") as Element, { key: " " });
    expect([store.get().selection, store.get().tab]).toEqual([{ kind: "claim", index: 0 }, "claims"]);
    fireEvent.click(container.querySelector("[data-unresolved]") as Element);
    expect(store.get().dialog).toEqual({ kind: "add", start: unknown, end: unknown + 9 });
  });
  it("marks a position without a verdict", () => {
    const position = { ...reading, claims: [claimOf({ kind: "position", start: at, end: at + 12 })] };
    const { container } = show(<ArticleText reading={position}> </ArticleText>, position);
    const mark = container.querySelector("[data-claim]");
    const describes = container.querySelector(`#${mark?.getAttribute("aria-describedby")}`);
    expect([mark?.className, describes?.textContent]).toEqual(["claim-mark position", "where something lies"]);
  });
  it("says what each mark is, marks what is doubtful, and sets no buttons into headings and prose", () => {
    const doubtful = {
      ...reading,
      mentions: reading.mentions.map((one) => ({ ...one, confidence: one.place === "geonames:2" ? 0.3 : 1 })),
    };
    const { container } = show(<ArticleText reading={doubtful}> </ArticleText>, doubtful);
    const marks = [...container.querySelectorAll(".mention")];
    const said = marks.map((mark) => container.querySelector(`#${mark.getAttribute("aria-describedby")}`)?.textContent);
    expect(said.slice(0, 3)).toEqual(["the place itself", "not sure", "the place itself"]);
    expect(container.querySelector(".is-unsure")?.textContent).toBe("Ankara");
    expect(container.querySelectorAll('.prose [role="button"], .prose button')).toHaveLength(0);
  });
  it("is one stop of the Tab key, within which the arrows lead from mark to mark", () => {
    const { container } = show(article, reading);
    const marks = [...container.querySelectorAll<HTMLElement>(".mention, a.claim-mark")];
    for (const mark of marks) mark.getClientRects = () => [{}] as unknown as DOMRectList;
    expect(marks.map((mark) => mark.tabIndex)).toEqual(marks.map((_, i) => (i ? -1 : 0)));
    marks[0]?.focus();
    fireEvent.keyDown(marks[0] as Element, { key: "ArrowRight" });
    expect(document.activeElement).toBe(marks[1]);
    fireEvent.keyDown(marks[1] as Element, { key: "End" });
    expect(document.activeElement).toBe(marks.at(-1));
    expect(marks.filter((mark) => mark.tabIndex === 0)).toEqual([marks.at(-1)]);
  });
  it("sets each paragraph in its own direction", () => {
    const mixed = readingOf("قال المسؤول إن Istanbul\nThe talks in إسطنبول failed.", []);
    const { container } = show(<ArticleText reading={mixed}> </ArticleText>, mixed);
    expect([...container.querySelectorAll("p[data-start]")].map((p) => p.getAttribute("dir"))).toEqual(["rtl", "ltr"]);
  });
});

describe("Legend", () => {
  it("explains what occurs, and nothing else", () => {
    const { container } = show(<Legend {...reading} />);
    expect([...container.querySelectorAll("li")].map((row) => row.textContent)).toEqual([
      "Aa a place",
      "Aa a site within a place",
      "Aa not in the gazetteer",
      "400 km a distance, checked",
    ]);
  });
  it("is left out where nothing is marked", () => {
    const { container } = show(<Legend {...readingOf("It rained.", [])} />);
    expect(container.innerHTML).toBe("");
  });
});

describe("TextBar", () => {
  it("counts the mentions of the selected place", () => {
    const { getByRole } = show(<TextBar reading={reading} />, reading, {
      selection: { kind: "place", id: "geonames:1" },
    });
    expect(getByRole("group").textContent).toContain("Istanbul 2");
  });
  it("is left out without a selection", () => {
    expect(show(<TextBar reading={reading} />, reading).container.innerHTML).toBe("");
  });
});

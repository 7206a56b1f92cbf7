import { describe, expect, it } from "vitest";
import { anything, isAnything, type Linked, parametersOf, pointOf, readAddress, writeAddress } from "./question";

const plain: Linked = { question: anything, article: "", tab: "articles", view: null };
const full: Linked = {
  question: {
    words: '"talks in" -rain',
    last: "",
    from: "2026-11-01",
    to: "2026-11-07",
    near: "41.01,28.95",
    within: 120,
    place: "geonames:745044",
    country: "TR",
    kind: "settlement",
    source: "example.org",
    language: "en",
    verdict: "contradicted",
    inView: true,
  },
  article: "https://example.org/a?b=c&d",
  tab: "places",
  view: { zoom: 6, centre: [28.95, 41.01] },
};

describe("the address of an archive's page", () => {
  it.each([plain, full, { ...plain, question: { ...anything, last: "7d" as const } }])(
    "reads what it wrote",
    (linked) => expect(readAddress(writeAddress(linked))).toEqual(linked),
  );
  it("stays empty for a question about everything", () => expect(writeAddress(plain)).toBe(""));
  it("leaves out what it does not understand", () =>
    expect(
      readAddress(
        "last=1y&from=soon&to=2026-13-45&within=-3km&country=Turkey&tab=maps&kind=city&verdict=maybe&map=99/1/1&only=me&x=1",
      ),
    ).toEqual(plain));
  it("has a period or two days, not both", () => {
    const { question } = readAddress("last=24h&from=2026-11-01");
    expect(writeAddress({ ...plain, question })).toBe("last=24h");
  });
});

describe("parametersOf", () => {
  const now = new Date("2026-11-28T20:31:42Z");
  const box = { west: 28, south: 40, east: 30, north: 42 };
  it("asks what the link says, in the words of the server", () =>
    expect(Object.fromEntries(parametersOf(full.question, now, box))).toEqual({
      q: '"talks in" -rain',
      from: "2026-11-01",
      to: "2026-11-07",
      near: "41.01,28.95",
      within: "120km",
      place: "geonames:745044",
      country: "TR",
      kind: "settlement",
      source: "example.org",
      language: "en",
      verdict: "contradicted",
      bbox: "28,40,30,42",
    }));
  it("reckons a period from now", () =>
    expect(parametersOf({ ...anything, last: "7d", to: "2026-11-01" }, now, null).toString()).toBe(
      "from=2026-11-21T20%3A31%3A00Z",
    ));
  it("asks for all times where the link says so", () => {
    const all = { ...anything, last: "all" as const, from: "2026-11-01" };
    expect(parametersOf(all, now, null).toString()).toBe("");
    expect(writeAddress({ ...plain, question: all })).toBe("last=all");
    expect(isAnything({ ...all, from: "" })).toBe(true);
  });
  it("does not ask for a view that is not known", () =>
    expect(parametersOf({ ...anything, inView: true }, now, null).toString()).toBe(""));
});

it("isAnything counts a radius only with a middle", () => {
  expect(isAnything({ ...anything, within: 3 })).toBe(true);
  expect(isAnything({ ...anything, near: "1,2" })).toBe(false);
});

it.each([
  ["41.01,28.95", [28.95, 41.01]],
  ["-1, 0", [0, -1]],
  ["geonames:745044", null],
  ["91,0", null],
  ["1,2,3", null],
])("pointOf(%j) is %j", (near, want) => expect(pointOf(near)).toEqual(want));

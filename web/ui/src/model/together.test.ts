import { describe, expect, it } from "vitest";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { startsOf, together, type Works } from "./together";

const mention = (text: string, name: string, place: string) => ({
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
  kind: "literal" as const,
  place,
  confidence: 1,
});
const one = "Oslo was quiet.";
const two = "Bergen lies 305 km from Oslo.";
const oslo = placeOf("geonames:1", { name: "Oslo", mentionCount: 2, confidence: 0.6 });
const bergen = placeOf("geonames:2", { name: "Bergen" });
const works = (out: number[] = []): Works => ({
  of: "articles",
  all: [
    { title: "One", to: "/", reading: { ...readingOf(one, [oslo]), mentions: [mention(one, "Oslo", "geonames:1")] } },
    {
      title: "Two",
      to: "/?i=1",
      reading: {
        ...readingOf(two, [bergen, { ...oslo, name: "Christiania", mentionCount: 1, confidence: 0.9 }]),
        mentions: [mention(two, "Bergen", "geonames:2"), mention(two, "Oslo", "geonames:1")],
        claims: [claimOf({ start: 12, end: 18 })],
      },
    },
  ],
  out,
});

describe("together", () => {
  it("has each place once, with its mentions in all articles, under the name of the first", () =>
    expect(together(works()).places.map((p) => [p.id, p.name, p.mentionCount, p.confidence])).toEqual([
      ["geonames:1", "Oslo", 3, 0.9],
      ["geonames:2", "Bergen", 1, 1],
    ]));
  it("marks mentions and claims where they stand in the texts together", () => {
    const { article, mentions, claims } = together(works());
    expect(mentions.map(({ start, end }) => article.text.slice(start, end))).toEqual(["Oslo", "Bergen", "Oslo"]);
    expect(claims.map(({ start, end }) => article.text.slice(start, end))).toEqual(["305 km"]);
  });
  it("leaves out what is to be left out", () => {
    expect(together(works([0])).article.text).toBe(two);
    expect(together(works([0])).places.map((p) => p.name)).toEqual(["Bergen", "Christiania"]);
    expect(startsOf(works([0]))).toEqual([-1, 0]);
    expect(startsOf(works())).toEqual([0, one.length + 2]);
    expect(together(works([0, 1]))).toMatchObject({ places: [], mentions: [], claims: [] });
  });
});

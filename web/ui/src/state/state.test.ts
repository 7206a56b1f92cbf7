import { describe, expect, it } from "vitest";
import { settled } from "../model/correction";
import { placeOf, readingOf } from "../testing/fixtures";
import { leadsTo, readAddress } from "./address";
import { readLink, writeLink } from "./link";
import { reduce } from "./reduce";
import { initial, type State } from "./state";
import { createStore } from "./store";

const reading = (...ids: string[]) =>
  readingOf(
    "",
    ids.map((id) => placeOf(id)),
  );
const leg = (metres: number) => ({ metres, azimuth: null, line: [] });

describe("links", () => {
  const cases: [string, Partial<State>][] = [
    ["", {}],
    ["map=6/39.50/31.20", { view: { zoom: 6, centre: [31.2, 39.5] } }],
    ["place=geonames:745044&tab=places", { selection: { kind: "place", id: "geonames:745044" }, tab: "places" }],
    [
      "pair=geonames:1,geonames:2&unit=nmi",
      { selection: { kind: "pair", from: "geonames:1", to: "geonames:2" }, unit: "nmi" },
    ],
    ["claim=1&tab=claims", { selection: { kind: "claim", index: 0 }, tab: "claims" }],
  ];
  it("carry no theme, which is the reader's own, but are read with the one that a frame is given", () => {
    expect(writeLink({ ...initial, theme: "dark" } as State)).toBe("");
    expect(readLink("#theme=dark").theme).toBe("dark");
  });
  it.each(cases)("%s is written and read back", (fragment, part) => {
    const state = { ...initial, ...part };
    expect(writeLink(state)).toBe(fragment);
    const back = readLink(`#${fragment}`);
    expect({
      view: back.view,
      selection: back.selection,
      unit: back.unit,
      theme: back.theme,
      tab: back.tab ?? "text",
    }).toEqual({
      view: state.view,
      selection: state.selection,
      unit: state.unit,
      theme: state.theme,
      tab: state.tab,
    });
  });
  it("brings the longitude of a map that was turned round the world home", () => {
    expect(writeLink({ ...initial, view: { zoom: 3, centre: [190, 0] } })).toBe("map=3/0.0/-170.0");
  });
  it.each([
    "map=99/0/0",
    "map=3/95/0",
    "map=x",
    "map=",
    "tab=nothing",
    "unit=cubit",
    "claim=0",
    "claim=-1",
    "measure=1;2;;",
    "%",
  ])("leaves out what it does not understand: %s", (fragment) => {
    expect(readLink(fragment)).toEqual({
      view: null,
      selection: null,
      tab: null,
      unit: "km",
      theme: "auto",
      stops: [],
    });
  });
  it("carries the stops of the measuring tool", () => {
    const stops = [{ id: "41,29", name: "Istanbul, old", point: [29, 41] as [number, number] }];
    const fragment = writeLink({ ...initial, measuring: { stops, legs: [] } });
    expect(readLink(fragment).stops).toEqual([{ id: "41,29", name: "Istanbul  old", point: [29, 41] }]);
  });
});

describe("addresses", () => {
  it.each([
    ["/", "", { map: "", framed: false, article: 0, draft: "", version: 0, all: "" }],
    ["/", "?i=2", { map: "", framed: false, article: 2, draft: "", version: 0, all: "" }],
    ["/", "?i=x", { map: "", framed: false, article: 0, draft: "", version: 0, all: "" }],
    ["/m/a%20b", "", { map: "a b", framed: false, article: 0, draft: "", version: 0, all: "" }],
    ["/", "?draft=x1", { map: "", framed: false, article: 0, draft: "x1", version: 0, all: "" }],
    ["/m/ab", "?version=3", { map: "ab", framed: false, article: 0, draft: "", version: 3, all: "" }],
    ["/", "?all=maps", { map: "", framed: false, article: 0, draft: "", version: 0, all: "maps" }],
    ["/", "?all=x", { map: "", framed: false, article: 0, draft: "", version: 0, all: "" }],
    ["/embed/ab", "", { map: "ab", framed: true, article: 0, draft: "", version: 0, all: "" }],
  ])("%s%s leads to %j", (pathname, search, want) => expect(readAddress({ pathname, search })).toEqual(want));

  const own = { saved: null, article: -1, draft: "x1", works: null };
  const together = (of: "articles" | "maps") => ({ ...own, draft: "", works: { of, all: [], out: [] } });
  const saved = (isOld = false) => ({ id: "ab", version: 3, isOld }) as State["saved"];
  it.each([
    ["/", "?draft=x1", own, true],
    ["/", "?draft=x2", own, false],
    ["/", "", own, false],
    ["/", "", { saved: null, article: 0, draft: "", works: null }, true],
    ["/", "?i=1", { saved: null, article: 1, draft: "", works: null }, true],
    ["/", "?i=1", own, false],
    ["/m/ab", "", own, false],
    ["/m/ab", "", { saved: saved(), article: -1, draft: "", works: null }, true],
    ["/m/ab", "", { saved: saved(true), article: -1, draft: "", works: null }, false],
    ["/m/ab", "?version=3", { saved: saved(true), article: -1, draft: "", works: null }, true],
    ["/", "?all=maps", together("maps"), true],
    ["/", "?all=maps", together("articles"), false],
    ["/", "", together("articles"), false],
    ["/", "?all=articles", own, false],
    ["/", "", { saved: saved(), article: -1, draft: "", works: null }, false],
  ])("%s%s beside %j: %s", (pathname, search, state, want) =>
    expect(leadsTo(readAddress({ pathname, search }), state)).toBe(want),
  );
});

describe("reduce", () => {
  const ready = reduce(initial, { type: "reading", reading: reading("a", "b"), fresh: true });

  it("starts a fresh reading without what belonged to the last", () => {
    const used = {
      ...ready,
      corrections: [{ spans: [], place: null, name: "" }],
      selection: { kind: "place" as const, id: "a" },
      view: { zoom: 3, centre: [0, 0] as [number, number] },
    };
    const next = reduce(used, { type: "reading", reading: reading("a"), fresh: true });
    expect([next.corrections, next.selection, next.view]).toEqual([[], null, null]);
  });
  it("keeps a selection over a correction only while its places are there", () => {
    const selected = reduce(ready, { type: "select", selection: { kind: "pair", from: "a", to: "b" } });
    expect(reduce(selected, { type: "reading", reading: reading("b", "a"), fresh: false }).selection).toEqual(
      selected.selection,
    );
    expect(reduce(selected, { type: "reading", reading: reading("a"), fresh: false }).selection).toBeNull();
  });
  it("drops the line of a pair when something else is selected", () => {
    const lined = reduce(ready, { type: "line", line: { ...leg(1), from: "a", to: "b" } });
    expect(reduce(lined, { type: "select", selection: null }).line).toBeNull();
  });
  it("takes all of a link at once", () => {
    const used = reduce(ready, { type: "select", selection: { kind: "place", id: "a" } });
    const next = reduce(used, {
      type: "link",
      linked: readLink("#map=6/39.5/31.2&place=b&tab=claims&unit=mi&measure=41,29,Here;40,33,There"),
    });
    expect([next.view, next.selection, next.tab, next.unit]).toEqual([
      { zoom: 6, centre: [31.2, 39.5] },
      { kind: "place", id: "b" },
      "claims",
      "mi",
    ]);
    expect(next.measuring).toEqual({
      stops: [
        { id: "41,29", name: "Here", point: [29, 41] },
        { id: "40,33", name: "There", point: [33, 40] },
      ],
      legs: [null],
    });
    const same = reduce(used, { type: "link", linked: readLink("#place=a") });
    expect([same.selection === used.selection, same.view, same.tab, same.measuring]).toEqual([
      true,
      used.view,
      used.tab,
      null,
    ]);
  });
  it("undoes and redoes corrections, and forgets what was undone on a new one", () => {
    const correct = (state: State, place: string) =>
      reduce(state, { type: "correct", correction: { spans: [{ start: 0, end: 1 }], place, name: place } });
    const two = correct(correct(ready, "x"), "y");
    const back = reduce(two, { type: "undo" });
    expect(back.corrections.map((c) => c.place)).toEqual(["x"]);
    expect(reduce(back, { type: "redo" }).corrections).toEqual(two.corrections);
    expect(correct(back, "z").undone).toEqual([]);
    expect(reduce(ready, { type: "undo" })).toBe(ready);
    expect(reduce(ready, { type: "redo" })).toBe(ready);
  });
  it("measures stop by stop and keeps legs that are still legs", () => {
    let state = reduce(ready, { type: "measure", on: true });
    for (const id of ["a", "b", "b", "c"])
      state = reduce(state, { type: "stop", stop: { id, name: id, point: [0, 0] } });
    expect(state.measuring?.stops.map((s) => s.id)).toEqual(["a", "b", "c"]);
    state = reduce(state, { type: "leg", from: "a", to: "b", leg: leg(7) });
    expect(state.measuring?.legs).toEqual([leg(7), null]);
    expect(reduce(state, { type: "unstop", index: 2 }).measuring?.legs).toEqual([leg(7)]);
    expect(reduce(state, { type: "unstop", index: 1 }).measuring?.legs).toEqual([null]);
    expect(reduce(state, { type: "unstop", index: 0 }).measuring?.legs).toEqual([null]);
  });
});

describe("settled", () => {
  const span = (start: number, end: number) => ({ start, end });
  it("gives every span its last word", () => {
    expect(
      settled([
        { spans: [span(20, 25), span(0, 5)], place: "a", name: "" },
        { spans: [span(0, 5)], place: null, name: "" },
        { spans: [span(22, 30)], place: "b", name: "" },
      ]),
    ).toEqual([
      { spans: [span(0, 5)], place: null, name: "" },
      { spans: [span(22, 30)], place: "b", name: "" },
    ]);
  });
});

describe("store", () => {
  it("tells every listener of every change in order, also of those that a listener makes", () => {
    const store = createStore();
    const seen: string[] = [];
    store.listen((state) => state.unit === "mi" && store.send({ type: "unit", unit: "nmi" }));
    store.listen((state, before) => seen.push(`${before.unit}>${state.unit}`));
    store.send({ type: "unit", unit: "mi" });
    expect(seen).toEqual(["km>mi", "mi>nmi"]);
  });
});

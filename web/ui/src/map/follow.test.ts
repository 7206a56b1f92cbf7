import { beforeEach, describe, expect, it } from "vitest";
import type { View } from "../model/geo";
import { reduce } from "../state/reduce";
import { initial, type State } from "../state/state";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { drawnLines, Follower, type Stage } from "./follow";

/** Recorder is a stage that notes what is done to it. */
class Recorder implements Stage {
  done: string[] = [];
  readonly own = new Set<View>();
  isOwn = (view: View) => this.own.has(view);
  turnTo = ({ zoom }: View) => this.note(`turn to zoom ${zoom}`);
  turnToFirst = () => this.note("turn to the first view");
  showReading = () => this.note("show reading");
  redraw = () => this.note("redraw");
  setAiming = (on: boolean) => this.note(`aiming ${on}`);
  mark = (name: string, ids: string[]) => this.note(`${name} ${ids.join()}`);
  markClaim = (index: number) => this.note(`claim ${index}`);
  closePopup = () => this.note("close popup");
  bringIntoView = (place: string) => this.note(`bring ${place}`);
  bringLineIntoView = (line: unknown[]) => this.note(`bring line of ${line.length}`);
  showFound = () => this.note("found");
  drawLines = (lines: unknown[]) => this.note(`draw ${lines.length}`);
  private note(what: string) {
    this.done.push(what);
  }
}

const claim = claimOf({ from: null, to: null });
const reading = readingOf("", [placeOf("a"), placeOf("b")], { claims: [claim] });
const ready: State = { ...initial, reading };

describe("Follower", () => {
  let stage: Recorder;
  let follower: Follower;
  let state: State;
  const send = (...actions: Parameters<typeof reduce>[1][]) => {
    stage.done = [];
    for (const action of actions) {
      state = reduce(state, action);
      follower.follow(state);
    }
    return stage.done;
  };
  beforeEach(() => {
    stage = new Recorder();
    follower = new Follower(stage);
    state = ready;
    follower.follow(state);
  });

  it("shows a reading once", () => {
    expect(stage.done).toContain("show reading");
    expect(send({ type: "tab", tab: "claims" })).toEqual([]);
  });
  it("turns back to the first view, and not before anybody has left it", () => {
    expect(send({ type: "first-view" })).toEqual([]);
    const view: View = { zoom: 5, centre: [30, 40] };
    stage.own.add(view);
    expect(send({ type: "view", view })).toEqual([]);
    expect(send({ type: "first-view" })).toEqual(["turn to the first view"]);
  });
  it("brings a selected place into view, and marks it", () => {
    expect(send({ type: "select", selection: { kind: "place", id: "a" } })).toEqual([
      "is-selected a",
      "claim -1",
      "bring a",
      "draw 0",
    ]);
    expect(send({ type: "select", selection: null })).toEqual(["is-selected ", "claim -1", "close popup", "draw 0"]);
  });
  it("shows a linked selection on the linked view, and moves it no further", () => {
    const linked = {
      view: { zoom: 6, centre: [3, 4] as [number, number] },
      selection: { kind: "pair" as const, from: "a", to: "b" },
      tab: null,
      unit: "km" as const,
      theme: "auto" as const,
      stops: [],
    };
    const first = send({ type: "link", linked });
    expect(first).toContain("turn to zoom 6");
    expect(first.filter((what) => what.startsWith("bring"))).toEqual([]);
    const line = {
      from: "a",
      to: "b",
      metres: 1,
      azimuth: 0,
      line: [
        [0, 0],
        [1, 1],
      ] as [number, number][],
    };
    expect(send({ type: "line", line })).toEqual(["draw 1"]);
    expect(send({ type: "select", selection: { kind: "place", id: "a" } })).toContain("bring a");
  });
  it("does not turn to a view that the map has reported", () => {
    const view: View = { zoom: 5, centre: [0, 0] };
    stage.own.add(view);
    expect(send({ type: "view", view, bounds: [] })).toEqual([]);
    expect(send({ type: "view", view: { ...view } })).toEqual(["turn to zoom 5"]);
  });
  it("brings the line of a pair and of a claim into view", () => {
    send({ type: "select", selection: { kind: "pair", from: "a", to: "b" } });
    const line = {
      from: "a",
      to: "b",
      metres: 1,
      azimuth: 0,
      line: [
        [0, 0],
        [1, 1],
      ] as [number, number][],
    };
    expect(send({ type: "line", line })).toEqual(["bring line of 2", "draw 1"]);
    expect(send({ type: "select", selection: { kind: "claim", index: 0 } })).toContain("bring line of 2");
  });
});

describe("drawnLines", () => {
  const area: GeoJSON.Polygon = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const relative = {
    name: "",
    point: [0, 0] as [number, number],
    uncertaintyKm: 1,
    ringKm: null,
    area,
    line: [
      [0, 0],
      [0, 1],
    ] as [number, number][],
  };
  it.each([
    ["a claim, by its verdict and in its own unit", claimOf({ unit: "mi" }), [["consistent", "219 mi"]]],
    [
      "a position, without a verdict",
      claimOf({ kind: "position", relative, line: [], measuredKm: null }),
      [["relative", ""]],
    ],
    ["what is measured of a position, without a verdict", claimOf({ kind: "position" }), [["relative", "353 km"]]],
  ])("draws %s", (_, claim, want) => {
    const drawn = drawnLines({
      ...ready,
      reading: { ...reading, claims: [claim] },
      selection: { kind: "claim", index: 0 },
    });
    expect(drawn.map(({ style, tag }) => [style, tag])).toEqual(want);
  });
});

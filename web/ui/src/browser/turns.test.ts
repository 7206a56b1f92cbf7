// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Turns } from "./turns";

describe("Turns", () => {
  let now = 0;
  let frames: FrameRequestCallback[] = [];
  const done: string[] = [];
  const job =
    (name: string, milliseconds: number, isAlone = false) =>
    () => {
      now += milliseconds;
      done.push(name);
      return isAlone;
    };
  const frame = async () => {
    const drawn = frames;
    frames = [];
    for (const draw of drawn) draw(now);
    await new Promise((go) => setTimeout(go, 5));
    return done.splice(0);
  };
  beforeEach(() => {
    vi.spyOn(performance, "now").mockImplementation(() => now);
    vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => frames.push(draw));
    done.length = 0;
  });
  afterEach(() => vi.restoreAllMocks());

  it("draws a frame when it has worked long enough", async () => {
    const turns = new Turns(6);
    for (const name of ["a", "b", "c", "d"]) turns.add(job(name, 4));
    expect(done).toEqual([]);
    expect(await frame()).toEqual(["a", "b"]);
    expect(await frame()).toEqual(["c", "d"]);
    expect(frames).toEqual([]);
  });
  it("draws a frame after what costs one", async () => {
    const turns = new Turns(6);
    turns.add(job("a", 1, true));
    turns.add(job("b", 1));
    expect(await frame()).toEqual(["a"]);
    expect(await frame()).toEqual(["b"]);
  });
  it("does a thing once, what follows from it after the rest, and nothing that is dropped", async () => {
    const turns = new Turns(6);
    const b = job("b", 0);
    turns.add(() => {
      done.push("a");
      turns.add(b);
      turns.add(b);
    });
    const c = job("c", 0);
    turns.add(c);
    turns.add(job("d", 0));
    turns.drop(c);
    expect(await frame()).toEqual(["a", "d", "b"]);
  });
  it("goes on after a failure, and tells of it who asked", async () => {
    const turns = new Turns(6);
    const failed = turns.take(() => {
      throw new Error("no tile");
    });
    turns.add(job("b", 0));
    const told = expect(failed).rejects.toThrow("no tile");
    expect(await frame()).toEqual(["b"]);
    await told;
  });
});

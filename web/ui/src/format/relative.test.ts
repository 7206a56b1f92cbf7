// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claimOf, endOf } from "../testing/fixtures";

/** nameIn is what is said of a position, on a page in a language. */
async function nameIn(tag: string, direction: string): Promise<string> {
  localStorage.setItem("dateline.language", tag);
  vi.resetModules();
  const relative = { name: "12 km south of Odesa", point: [0, 0] as [number, number], uncertaintyKm: 1 };
  const claim = claimOf({ text: "12 km", direction, to: endOf("Odesa") });
  const { relativeName } = await import("./relative");
  return relativeName({ ...claim, relative: { ...relative, ringKm: null, area: null, line: [] } });
}

describe("relativeName", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());
  it.each([
    ["en", "S", "12 km south of Odesa"],
    ["de", "S", "12 km südlich von Odesa"],
    ["fr", "S", "12 km au sud de Odesa"],
    ["es", "S", "12 km al sur de Odesa"],
    ["tr", "S", "Odesa noktasından güney yönünde 12 km"],
    ["uk", "S", "12 km на південь від: Odesa"],
    ["ru", "S", "12 km на юг от: Odesa"],
    ["de", "", "12 km von Odesa"],
  ])("in %s, to the %j", async (tag, direction, want) => expect(await nameIn(tag, direction)).toBe(want));
});

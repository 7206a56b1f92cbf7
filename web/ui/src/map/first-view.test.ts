import { describe, expect, it } from "vitest";
import type { Claim } from "../model/claim";
import type { LonLat } from "../model/geo";
import type { Place } from "../model/place";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { firstView } from "./first-view";

const town = (name: string, point: LonLat, more: Partial<Place> = {}) => placeOf(name, { point, ...more });
const camden = town("Camden", [-0.14, 51.54], { mentionCount: 4 });
const islington = town("Islington", [-0.1, 51.54], { mentionCount: 2 });
const far = (more: Partial<Place> = {}) => town("Hampstead", [-71.2, 42.9], more);

const showsFar = (text: string, place: Place) => {
  const box = firstView(readingOf(text, [camden, islington, place]), 0);
  return box !== null && box.west <= -71;
};

describe("firstView", () => {
  it("leaves out a place that is named in passing and far away", () =>
    expect(showsFar("Fire in Camden\n\nIslington helped. Hampstead saw it.", far())).toBe(false));
  it("leaves out a place that may be another", () =>
    expect(showsFar("Fire in Camden", far({ mentionCount: 4, confidence: 0.28 }))).toBe(false));
  it("shows a far place that is named often", () =>
    expect(showsFar("Fire in Camden", far({ mentionCount: 3 }))).toBe(true));
  it("shows a far place that the headline names", () => {
    const reading = {
      ...readingOf("Hampstead fire\n\nCamden and Islington helped.", [camden, islington, far()]),
      headline: "Hampstead fire",
    };
    expect(firstView(reading, -35)?.west).toBe(-71.2);
  });
  it("does not take a word for the name that it begins with", () => {
    const reading = {
      ...readingOf("Hampsteaders rejoice\n\nCamden, Islington, Hampstead.", [camden, islington, far()]),
      headline: "Hampsteaders rejoice",
    };
    expect(firstView(reading, 0)?.west).toBe(-0.14);
  });
  it("shows the countries of the headline, on both sides of 180°", () => {
    const fiji = town("Fiji", [178, -18], { kind: "country" });
    const apia = town("Apia", [-171.8, -13.8], { mentionCount: 9 });
    const chile = town("Chile", [-71, -35], { kind: "country" });
    const reading = {
      ...readingOf("Storm nears Fiji\n\nApia is safe. Chile helps.", [fiji, apia, chile]),
      headline: "Storm nears Fiji",
    };
    const box = firstView(reading, 183);
    expect(box && [box.west, box.east]).toEqual([178, 188.2]);
  });
  it("shows the cities and what is named by its way from them, not the countries", () => {
    const claims = [claimOf({ relative: { point: [33, 38] } as Claim["relative"] })];
    const reading = { ...readingOf("", [town("A", [100, 60], { kind: "country" }), town("B", [32, 40])]), claims };
    expect(firstView(reading, 32)).toEqual({ west: 32, south: 38, east: 33, north: 40 });
  });
  it("shows countries where there is nothing else, and nothing where there is nothing", () => {
    const country = firstView(readingOf("", [town("A", [100, 60], { kind: "country" })]), 100);
    expect(country).toEqual({ west: 100, south: 60, east: 100, north: 60 });
    expect(firstView(readingOf("", []), 0)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { placeOf } from "../testing/fixtures";
import { allQuery, pictureQuery } from "./picture";

describe("pictureQuery", () => {
  it("asks for the middle of the view, since the server adds room around", () => {
    const { bbox = "", ...rest } = pictureQuery({ zoom: 5, centre: [30, 41] }, { width: 1000, height: 500 }, true);
    const [west, south, east, north] = bbox.split(",").map(Number) as [number, number, number, number];
    // At zoom 5 a pixel is 360/8192 degrees of longitude: 680 of 1000 pixels are 29.88°.
    expect(east - west).toBeCloseTo(29.88, 2);
    expect((west + east) / 2).toBeCloseTo(30, 4);
    // 340 of 500 pixels; at 41° N a degree of latitude is 1/cos 41° times as long, and the longer the farther north.
    expect(north - south).toBeCloseTo(11.25, 1);
    expect(41 - south).toBeGreaterThan(north - 41);
    expect(rest).toEqual({ width: "1000", height: "500", theme: "dark" });
  });
  it("crosses the antimeridian and never shows the world twice", () => {
    const [west, , east] = (pictureQuery({ zoom: 4, centre: [181, 0] }, { width: 500, height: 300 }, false).bbox ?? "")
      .split(",")
      .map(Number) as [number, number, number];
    expect([west > 0, east < 0]).toEqual([true, true]);
    const whole = (pictureQuery({ zoom: 0, centre: [0, 0] }, { width: 1000, height: 800 }, false).bbox ?? "")
      .split(",")
      .map(Number);
    expect(whole).toEqual([-179.9, -85.05113, 179.9, 85.05113]);
  });
});

describe("allQuery", () => {
  const at = (id: string, lon: number, lat: number) => ({ ...placeOf(id), point: [lon, lat] as [number, number] });
  it("asks for all places, on the shorter way around the world", () => {
    expect(allQuery([at("Suva", 178.4, -18.1), at("Apia", -171.8, -13.8), at("Auckland", 174.8, -36.8)])).toEqual({
      bbox: "174.80000,-36.80000,-171.80000,-13.80000",
    });
  });
  it("asks for countries and regions, too", () => {
    const brazil = { ...at("Brazil", -55, -10), featureClass: "A", featureCode: "PCLI" };
    expect(allQuery([at("Lisbon", -9.1, 38.7), at("Porto", -8.6, 41.2), brazil])).toEqual({
      bbox: "-55.00000,-10.00000,-8.60000,41.20000",
    });
  });
  it("leaves the view of one place, or of none, to the server", () => {
    expect([allQuery([at("Suva", 178.4, -18.1)]), allQuery([])]).toEqual([{}, {}]);
  });
});

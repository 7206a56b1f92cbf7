// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { firstZoom, hostOf, readGround } from "./ground";

describe("readGround", () => {
  it("reads what the head of the page says, and nothing where it says nothing", () => {
    expect(readGround(document)).toBeNull();
    const told = {
      kind: "raster",
      url: "https://t.example.org/{z}/{x}/{y}",
      attribution: "© M",
      minzoom: 0,
      maxzoom: 19,
      bounds: [-180, -85, 180, 85],
    };
    const meta = document.createElement("meta");
    meta.name = "dateline-ground";
    meta.content = JSON.stringify(told);
    document.head.append(meta);
    expect(readGround(document)).toEqual(told);
  });
});

describe("hostOf", () => {
  it("names another server, and not this one", () => {
    expect(hostOf({ url: "https://t.example.org:8443/{z}/{x}/{y}.png" })).toBe("t.example.org:8443");
    expect(hostOf({ url: "/tiles/ground/{z}/{x}/{y}" })).toBe("");
  });
});

describe("firstZoom", () => {
  it("shows a map of the world at once and that of a town when it is as wide as a tile", () => {
    expect(firstZoom({ minzoom: 0, bounds: [-180, -85, 180, 85] })).toBe(0);
    expect(firstZoom({ minzoom: 3, bounds: [-180, -85, 180, 85] })).toBe(3);
    expect(firstZoom({ minzoom: 0, bounds: [30.2, 50.2, 30.9, 50.7] })).toBe(10);
  });
});

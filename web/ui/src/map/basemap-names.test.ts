// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { placeOf } from "../testing/fixtures";

afterEach(() => {
  localStorage.clear();
  vi.resetModules();
});

describe("Capitals", () => {
  it.each([
    ["tr", "Belçika", "BELÇİKA"],
    ["en", "Belgium", "BELGIUM"],
    ["de", "Großbritannien", "GROSSBRITANNIEN"],
  ])("are those of %s", async (tag, name, want) => {
    localStorage.setItem("dateline.language", tag);
    vi.resetModules();
    const { Capitals } = await import("./basemap-style");
    const placed: unknown[] = [];
    const symbol = {
      place: (...[, , feature]: Parameters<InstanceType<typeof Capitals>["place"]>) =>
        void placed.push(feature.props.name),
    };
    const feature = { props: { name, rank: 1 } } as unknown as Parameters<InstanceType<typeof Capitals>["place"]>[2];
    new Capitals(symbol as never).place({} as never, [], feature);
    expect(placed).toEqual([want]);
    expect(feature.props.name).toBe(name);
  });
});

describe("namesOf", () => {
  it("has an area by its word in the article and by its name on the basemap, so that it is not named twice", async () => {
    const { namesOf } = await import("./controller");
    const ukraine = { ...placeOf("Ukraine"), kind: "country" as const, known: "Украина" };
    const kyiv = { ...placeOf("Kyiv"), known: "Киев" };
    expect([...namesOf([ukraine, kyiv])]).toEqual([ukraine.id, "Украина", kyiv.id]); // its id here is its word
  });
});

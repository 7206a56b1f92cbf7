// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { Claim } from "../model/claim";
import { claimOf, endOf, placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { Claims } from "./claims";

const text = "Ankara lies about 400 km from Istanbul, so nobody drove. A village 60 km south of Ankara burned.";
const spanOf = (words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  text: words,
});
const claim = claimOf({ ...spanOf("about 400 km") });
const position = claimOf({
  ...spanOf("60 km"),
  kind: "position",
  from: null,
  to: endOf("Ankara"),
  measuredKm: null,
  outcome: "unverifiable",
  code: "no_place",
  reason: "",
  line: [],
  relative: {
    name: "60 km south of Ankara",
    point: [32.85, 39.38],
    uncertaintyKm: 43.2,
    ringKm: null,
    area: null,
    line: [],
  },
});
const places = ["Ankara", "Istanbul", "Moscow"].map((id) => placeOf(id));

const shown = (...claims: Claim[]) => {
  const reading = readingOf(text, places, { claims });
  return { reading, ...show(<Claims claims={claims} />, reading) };
};

/** wireClaim is a claim as the server sends it. */
const wireClaim = (more: Record<string, unknown>) => ({
  kind: "claim",
  ...spanOf("about 400 km"),
  value_km: [400, 400],
  unit: "km",
  hedge: "about",
  direction: null,
  mode: null,
  relation: "from",
  measured_km: 1794,
  measured_range_km: null,
  allowed_km: [350, 450],
  basis: "stated",
  method: "",
  azimuth: 0,
  line: null,
  from: { id: "Ankara", name: "Ankara", lat: 0, lon: 0, basis: "stated", text: "Ankara" },
  to: { id: "Moscow", name: "Moscow", lat: 0, lon: 0, basis: "stated", text: "Istanbul" },
  verdict: "unverifiable",
  code: "apart",
  reason: "Ankara and Moscow are 1,794 km apart.",
  ...more,
});
const wireReading = (...claims: unknown[]) => ({
  type: "FeatureCollection",
  features: [],
  claims,
  unresolved: [],
  focus: {},
  offsets: "codepoint",
  generator: "",
  attribution: "",
});

describe("Claims", () => {
  it("shows the verdict of the server in its words, with the sentence", () => {
    const { container } = shown(claim);
    expect(container.querySelector(".verdict")?.textContent).toBe("✓ consistent");
    expect(container.querySelector("blockquote")?.textContent).toBe(
      "“Ankara lies about 400 km from Istanbul, so nobody drove.”",
    );
    expect(container.querySelector("blockquote strong")?.textContent).toBe("about 400 km");
    expect(container.querySelector(".reason")?.textContent).toBe(claim.reason);
    expect(container.textContent?.match(/350/g)?.length).toBe(1); // said once, so in one unit and one rounding
  });
  it("says how the text names an end that it does not name", () => {
    const { container } = shown(
      claimOf({ ...spanOf("about 400 km"), from: endOf("Ankara", { basis: "referred" }), to: null }),
    );
    expect(container.textContent).toContain("Ankara (the text refers to it)");
    expect(container.textContent).toContain("a place that is not known");
  });
  it("lists positions apart, without a verdict", () => {
    const { container, getByRole } = shown(claim, position);
    expect(container.querySelector(".tools")?.textContent).toContain("1 claim, 1 checked");
    expect(getByRole("heading", { name: "Positions 1" })).toBeTruthy();
    const card = container.querySelector(".claim.position");
    expect(card?.textContent).toContain("60 km south of Ankara");
    expect(card?.textContent).toContain("Within 43 km of 39.380° N, 32.850° E.");
    expect(card?.textContent).not.toMatch(/unverifiable|\?/);
    expect(card?.querySelector(".verdict, .range")).toBeNull();
  });
  it("offers no check where the text states nothing but positions", () => {
    const { container } = shown(position);
    expect(container.querySelectorAll(".claim").length).toBe(1);
    expect(container.querySelector(".tools")).toBeNull();
  });
  it("says so where the text states no distance", () =>
    expect(shown().container.textContent).toMatch(/states no distance/));
  it("shows a claim on the map, and hides it again", () => {
    const { getByText, store } = shown(claim);
    fireEvent.click(getByText("Show on map"));
    expect(store.get().selection).toEqual({ kind: "claim", index: 0 });
    fireEvent.click(getByText("Hide on map"));
    expect(store.get().selection).toBeNull();
  });
  it("asks for the reasons only when they are wanted", async () => {
    const reasons = [{ decider: "claim", id: "pair_from", label: "one place lies away from the other" }];
    const asked = serve({ "/v1/parse?explain=true": { ...wireReading(wireClaim({ reasons })), explanations: [] } });
    const { container } = shown(claim);
    expect(asked).toEqual([]);
    const why = container.querySelector<HTMLDetailsElement>("details.why");
    if (why) why.open = true;
    fireEvent(why as Element, new Event("toggle"));
    await settle();
    expect(why?.textContent).toContain("One place lies away from the other");
  });
});

describe("OtherPlaces", () => {
  const choose = (container: Element, label: string, value: string) =>
    fireEvent.change(container.querySelector(`select[aria-label="${label}"]`) as Element, { target: { value } });
  const said = (container: Element) => container.querySelector(".other-places [role=status]")?.textContent;

  it("lets the server read the article again with other places, and says its verdict", async () => {
    const asked = serve({ "/v1/parse": wireReading(wireClaim({})) });
    const { container } = shown(claim);
    choose(container, "To", "Moscow");
    await settle();
    const { start, end } = spanOf("Istanbul");
    expect(asked.map(({ body }) => body)).toEqual([
      { title: "", text, corrections: [{ start, end, place: "Moscow" }] },
    ]);
    expect(said(container)).toBe("unverifiable: Ankara and Moscow are 1,794 km apart.");
  });
  it("gives the distance and no verdict where the text does not name an end", async () => {
    serve({ "/v1/distance": { metres: 1_794_000, azimuth: 0, line: null } });
    const { container } = shown(
      claimOf({ ...spanOf("about 400 km"), to: endOf("Istanbul", { text: "", basis: "inferred" }) }),
    );
    choose(container, "To", "Moscow");
    await settle();
    expect(said(container)).toBe("1,794 km from point to point; the words allow 350–450 km.");
    expect(container.querySelector(".other-places .verdict")).toBeNull();
  });
  it("gives the distance and no verdict where the server joins other places then", async () => {
    serve({ "/v1/parse": wireReading(), "/v1/distance": { metres: 1_794_000, azimuth: 0, line: null } });
    const { container } = shown(claim);
    choose(container, "To", "Moscow");
    await settle();
    expect(said(container)).toBe("1,794 km from point to point; the words allow 350–450 km.");
  });
  it("says what went wrong", async () => {
    const problem = Response.json({ title: "Not found", detail: "no place" }, { status: 404 });
    serve({ "/v1/parse": problem });
    const { container } = shown(claim);
    choose(container, "To", "Moscow");
    await settle();
    expect(said(container)).toBe("Not found: no place");
  });
});

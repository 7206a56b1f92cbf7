// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { readLink } from "../state/link";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { MapView } from "./map-view";

// There is no canvas to draw a basemap on.
vi.mock("./basemap", () => ({
  Basemap: class {
    show() {}
    redraw() {}
  },
}));

const istanbul = placeOf("geonames:1", { name: "Istanbul", point: [28.9, 41], mentionCount: 4 });
const moscow = placeOf("geonames:2", { name: "Moscow", point: [37.6, 55.8] });
const turkey = placeOf("geonames:3", { name: "Turkey", kind: "country", point: [35, 39] });
const hotel = placeOf("within:geonames:1:Pera Hotel", {
  name: "Pera Hotel",
  kind: "site",
  point: [28.9, 41],
  within: { id: "geonames:1", name: "Istanbul" },
});
const reading = readingOf("", [istanbul, moscow, turkey, hotel]);

const marker = (container: Element, id: string) =>
  container.querySelector(`.place-marker[data-place-id="${id}"]`) as Element;

describe("MapView", () => {
  beforeEach(async () => {
    await import("./controller"); // as the page has it after a moment
    serve({ "/v1/areas": { type: "FeatureCollection", features: [], attribution: "" } });
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(500);
  });

  it("has a marker for each place, and says what it is", async () => {
    const { container } = show(<MapView />, reading);
    await settle();
    const names = [...container.querySelectorAll(".place-marker")].map((m) => [
      m.className.match(/is-(area|within)/)?.[1],
      m.getAttribute("aria-label"),
    ]);
    expect(names).toEqual([
      [undefined, "Istanbul, 4 mentions"],
      [undefined, "Moscow, 1 mention"],
      ["area", "Turkey, 1 mention"],
      ["within", "Pera Hotel, somewhere in Istanbul, 1 mention"],
    ]);
  });
  it("opens the card of a place and of a site", async () => {
    const { container, store } = show(<MapView />, reading);
    await settle();
    fireEvent.click(marker(container, "geonames:2"));
    expect(store.get().selection).toEqual({ kind: "place", id: "geonames:2" });
    expect(container.querySelector(".place-popup")?.textContent).toContain("Distance to Istanbul");
    fireEvent.click(marker(container, hotel.id));
    const card = container.querySelector(".place-popup")?.textContent;
    expect(card).toContain("Somewhere in Istanbul; the gazetteer does not know where.");
    expect(card).not.toMatch(/Distance to|°/);
  });
  it("shows the view of a link and comes to rest there", async () => {
    const { container, store, sent } = show(<MapView />, reading);
    await settle();
    sent.length = 0;
    act(() => store.send({ type: "link", linked: readLink("#map=4/10/100&place=geonames:2") }));
    await settle();
    expect(marker(container, "geonames:2").classList.contains("is-selected")).toBe(true);
    expect(store.get().view?.zoom).toBe(4);
    expect(store.get().view?.centre[0]).toBeCloseTo(100, 0);
    expect(sent.filter(({ type }) => type === "view").length).toBeLessThan(5);
  });
  it("measures from places, and from the place around a site", async () => {
    const { container, getByText, store } = show(<MapView />, reading);
    await settle();
    fireEvent.click(getByText("Measure"));
    fireEvent.click(marker(container, "geonames:2"));
    fireEvent.click(marker(container, hotel.id));
    expect(store.get().measuring?.stops.map(({ id, name }) => [id, name])).toEqual([
      ["geonames:2", "Moscow"],
      ["geonames:1", "Istanbul"],
    ]);
  });
  it("puts a place where the reader clicks, and moves it", async () => {
    const { container, store } = show(<MapView />, reading);
    await settle();
    const spans = [{ start: 0, end: 4 }];
    act(() => store.send({ type: "placing", placing: { spans, name: "The camp", id: "" } }));
    expect(container.querySelector(".leaflet-container")?.classList).toContain("is-measuring");
    fireEvent.click(container.querySelector(".leaflet-container") as Element, { clientX: 400, clientY: 250 });
    const [put] = store.get().corrections;
    expect(put).toMatchObject({ spans, name: "The camp", label: "The camp" });
    expect(put?.place).toMatch(/^own:\w+$/);
    expect(put?.point?.every(Number.isFinite)).toBe(true);
    expect(store.get().placing).toBeNull();
    const own = placeOf(put?.place ?? "", { name: "The camp", point: put?.point ?? [0, 0] });
    act(() => store.send({ type: "reading", reading: readingOf("", [istanbul, own]), fresh: false }));
    await settle();
    expect(marker(container, own.id).classList).toContain("leaflet-marker-draggable");
    expect(marker(container, "geonames:1").classList).not.toContain("leaflet-marker-draggable");
  });
  it("shows a note, its source and the gazetteer's name on the card, and no tools for corrections in a frame", async () => {
    const geneina = placeOf("geonames:4", {
      name: "El Geneina",
      known: "Al-Junaynah",
      point: [22, 13],
      details: { note: "Seen on <b>Monday</b>.", source: "https://example.org/a" },
    });
    const { container } = show(<MapView framed />, readingOf("", [geneina]));
    await settle();
    fireEvent.click(marker(container, "geonames:4"));
    const card = container.querySelector(".place-popup");
    expect(card?.textContent).toContain("Al-Junaynah in the gazetteer");
    expect(card?.querySelector(".note")?.innerHTML).toBe("Seen on &lt;b&gt;Monday&lt;/b&gt;.");
    expect(card?.querySelector(".source a")?.getAttribute("href")).toBe("https://example.org/a");
    expect(card?.textContent).not.toMatch(/Wrong place|Label/);
  });
  it("names the places that it does not show", async () => {
    const { container, store } = show(<MapView />, reading);
    await settle();
    act(() => store.send({ type: "view", view: { zoom: 9, centre: [28.9, 41] } }));
    await settle();
    const outside = container.querySelector(".outside");
    expect(outside?.textContent).toBe("also: Moscow, Turkey");
    fireEvent.click(outside?.querySelector("button") as Element);
    expect(store.get().selection).toEqual({ kind: "place", id: "geonames:2" });
  });
});

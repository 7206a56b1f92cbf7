// @vitest-environment happy-dom
import { fireEvent, render } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readAddress } from "../model/question";
import { type Asked, serve, settle } from "../testing/page";
import { follow } from "./asking";
import { ArchivePage } from "./page";
import { atFirst, Desk, DeskContext } from "./state";

// There is no canvas to draw a map on.
vi.mock("./archive-map", () => ({
  ArchiveMap: class {
    remove() {}
  },
}));

const istanbul = {
  id: "geonames:745044",
  name: "Istanbul",
  label: "Istanbul, Istanbul Province, Turkey",
  lat: 41,
  lon: 29,
  country: "TR",
  feature_class: "P",
  feature_code: "PPLA",
};
const kyiv = { ...istanbul, id: "geonames:703448", name: "Kyiv", label: "Kyiv, Kyiv City, Ukraine", country: "UA" };
const mention = { mention_count: 1, confidence: 0.9, kinds: ["literal"], start: 0, end: 8 };
const article = {
  id: "a1",
  title: "Talks begin",
  url: "https://harbour.example/1",
  source: "harbour.example",
  published: "2026-11-05T07:30:00Z",
  language: "en",
  places: [
    { ...kyiv, ...mention },
    { ...istanbul, ...mention },
  ],
  copies: [{ id: "a2", title: "Talks begin", url: "javascript:alert(1)", source: "copier.example", published: null }],
};
const answers = {
  "/v1/archive/articles": { articles: [article] },
  "/v1/archive/article?": {
    ...article,
    claims: [{ from: kyiv.id, to: istanbul.id, value_km: [400, 400], measured_km: 1056.2, verdict: "contradicted" }],
  },
  "/v1/archive/places": {
    places: [
      { ...istanbul, articles: 3, newest: null },
      { ...kyiv, articles: 1, newest: null },
    ],
  },
  "/v1/archive/choices": {
    choices: [
      { value: "TR", articles: 3 },
      { value: "UA", articles: 1 },
    ],
  },
  "/v1/archive/together": { places: [{ ...kyiv, articles: 1, newest: null }] },
  "/v1/archive/days": { days: [{ day: "2026-11-05", articles: 3 }] },
  "/v1/archive": { stories: 3, copies: 1, undated: 0, oldest: "2026-11-05T07:30:00Z", newest: "2026-11-05T07:30:00Z" },
};

let stop: () => void = () => {};
afterEach(() => stop());
beforeEach(() => history.replaceState(null, "", "/archive"));

async function open(search = "", more: Record<string, unknown> = {}) {
  history.replaceState(null, "", `/archive${search}`);
  const asked = serve({ ...more, ...answers, ...more });
  const desk = new Desk({ ...atFirst, ...readAddress(location.search) });
  stop = follow(desk);
  const shown = render(
    <DeskContext.Provider value={desk}>
      <ArchivePage />
    </DeskContext.Provider>,
  );
  await settle();
  return { ...shown, desk, asked };
}

const last = (asked: Asked[], path: string) =>
  new URLSearchParams(
    asked
      .filter((one) => one.path.startsWith(`/v1/archive${path}`))
      .at(-1)
      ?.path.split("?")[1],
  );

describe("the page of an archive", () => {
  it("lists articles with their dates, sources and the places that they name", async () => {
    const { container } = await open();
    const row = container.querySelector(".story");
    expect(row?.querySelector("h2")?.textContent).toBe("Talks begin");
    expect(row?.querySelector("time")?.textContent).toBe("5 Nov 2026");
    expect(row?.querySelector(".facts > a")?.getAttribute("href")).toBe("https://harbour.example/1");
    expect([...(row?.querySelectorAll(".name") ?? [])].map((one) => one.textContent)).toEqual(["Kyiv", "Istanbul"]);
    expect(container.querySelector(".note")?.textContent).toContain("never with its text");
  });
  it("makes no link of an address that is none", async () => {
    const { container } = await open();
    expect(container.querySelector(".copies")?.textContent).toContain("copier.example");
    expect(container.querySelectorAll(".copies a")).toHaveLength(0);
  });
  it("asks for a country, keeps it in the link, and goes back", async () => {
    const { container, asked, getByLabelText } = await open();
    fireEvent.change(getByLabelText("Country"), { target: { value: "UA" } });
    await settle();
    expect(last(asked, "/articles").get("country")).toBe("UA");
    expect(last(asked, "/places").get("country")).toBe("UA");
    expect(location.search).toBe("?country=UA");
    fireEvent.click(container.querySelector(".chips button.small") as Element);
    await settle();
    expect(location.search).toBe("?last=all");
  });
  it("shows a place with what is named with it, and asks for that in turn", async () => {
    const { container, asked } = await open(`?place=${istanbul.id}`);
    const card = container.querySelector(".archive-card");
    expect(card?.querySelector("h2")?.textContent).toBe("Istanbul");
    expect(card?.textContent).toContain("3 articles");
    expect(last(asked, "/places").get("place")).toBeNull(); // the map keeps the others
    fireEvent.click(card?.querySelector(".together button") as Element);
    await settle();
    expect(last(asked, "/articles").get("place")).toBe(kyiv.id);
    expect(location.search).toContain(`place=${kyiv.id}`);
  });
  it("drops what keeps a place out when the place is chosen", async () => {
    const { container } = await open("?country=UA&kind=settlement&near=50,30&within=5km", {
      "/v1/archive/places": { places: [{ ...kyiv, articles: 1, newest: null }] },
    });
    const name = (text: string) => [...container.querySelectorAll(".name")].find((one) => one.textContent === text);
    fireEvent.click(name("Kyiv") as Element);
    await settle();
    expect(location.search).toContain("country=UA");
    fireEvent.click(name("Istanbul") as Element);
    await settle();
    expect(location.search).toBe(`?place=${istanbul.id}`);
  });
  it("shows an article with its places and its claims", async () => {
    const { container, desk } = await open();
    fireEvent.click(container.querySelector(".story h2 button") as Element);
    await settle();
    expect(location.search).toBe("?article=a1");
    expect(container.querySelector(".claim")?.textContent).toBe(
      "✕ contradictedKyiv – Istanbul: 400 km measured: 1,056 km",
    );
    expect(desk.get().detail?.places.map(({ name }) => name)).toEqual(["Kyiv", "Istanbul"]);
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(desk.get().article).toBe("");
  });
  it("corrects an article where the archive may be changed, and offers the others", async () => {
    const mayChange = { "/v1/archive": { ...answers["/v1/archive"], changes: true } };
    const other = { ...article, id: "a9", title: "More talks" };
    const { getByLabelText, getByText, getByRole, asked } = await open("?article=a1", {
      "/v1/archive/corrections": { corrected: 1, name: "Kyiv", others: [other], more: false },
      ...answers,
      ...mayChange,
    });
    const sent = () => asked.filter(({ path }) => path.includes("corrections")).map(({ body }) => body);
    fireEvent.click(getByLabelText("Correct Kyiv"));
    fireEvent.click(getByRole("button", { name: "Correct" }));
    expect(sent()).toEqual([]); // neither a place nor a token
    fireEvent.click(getByLabelText("Not a place"));
    fireEvent.input(getByLabelText("Token for changes"), { target: { value: "t" } });
    fireEvent.click(getByRole("button", { name: "Correct" }));
    await settle();
    const correction = { place: kyiv.id, name: "Kyiv", means: null };
    expect(sent()).toEqual([{ articles: ["a1"], ...correction }]);
    expect(getByText("1 article corrected.")).toBeTruthy();
    fireEvent.click(getByRole("button", { name: "Correct it there too" }));
    await settle();
    expect(sent().at(-1)).toEqual({ articles: ["a9"], ...correction });
    const before = asked.length;
    fireEvent.click(getByText("Close"));
    await settle();
    const anew = asked.slice(before).map(({ path }) => path.replace(/\?.*/, "").slice("/v1/archive".length));
    expect(anew).toEqual(expect.arrayContaining(["/places", "/articles", "/article"]));
  });
  it("corrects nothing where the archive is only read", async () => {
    const { queryByLabelText } = await open("?article=a1");
    expect(queryByLabelText("Correct Kyiv")).toBeNull();
  });
  it("lists what the articles claim, contradictions first", async () => {
    const claim = { from_place: kyiv, to_place: null, value_km: [5, 5], measured_km: null, article };
    const { container, getByRole, asked } = await open("?q=talks", {
      "/v1/archive/claims": {
        claims: [
          { ...claim, to_place: istanbul, measured_km: 1056.2, verdict: "contradicted" },
          { ...claim, verdict: "consistent" },
        ],
        more: true,
        next: "http://localhost/v1/archive/claims?after=2.x.1",
      },
    });
    expect(asked.some(({ path }) => path.includes("claims"))).toBe(false);
    fireEvent.click(getByRole("tab", { name: "Claims" }));
    await settle();
    expect([...container.querySelectorAll(".claim .verdict")].map((one) => one.textContent)).toEqual([
      "✕ contradicted",
      "✓ consistent",
    ]);
    expect(container.querySelectorAll(".claim")[1]?.textContent).toContain("Kyiv – a place that is not known: 5 km");
    expect(container.querySelectorAll(".claim")[0]?.textContent).toContain("Talks begin");
    expect(last(asked, "/claims").get("q")).toBe("talks");
    fireEvent.click(getByRole("button", { name: "More claims" }));
    await settle();
    expect(last(asked, "/claims").get("after")).toBe("2.x.1");
    expect(container.querySelectorAll(".claim")).toHaveLength(4);
    expect(location.search).toBe("?q=talks&tab=claims");
  });
  it("moves the ends of the time by the keyboard", async () => {
    const days = { days: [5, 6, 7, 8].map((n) => ({ day: `2026-11-0${n}`, articles: n })) };
    const { getByLabelText } = await open("", { "/v1/archive/days": days });
    fireEvent.keyDown(getByLabelText("First day"), { key: "ArrowRight" });
    await settle();
    expect(location.search).toBe("?from=2026-11-06&to=2026-11-08");
    fireEvent.keyDown(getByLabelText("Last day"), { key: "Home" });
    await settle();
    expect(location.search).toBe("?from=2026-11-06&to=2026-11-06");
  });
  it("shows the newest days of a large archive, and all when it is asked to", async () => {
    const { asked, getByRole } = await open("", { "/v1/archive": { ...answers["/v1/archive"], stories: 60_000 } });
    expect(location.search).toBe("?from=2026-10-07&to=2026-11-05");
    expect(last(asked, "/places").get("from")).toBe("2026-10-07");
    fireEvent.click(getByRole("button", { name: "All" }));
    await settle();
    expect(location.search).toBe("?last=all");
    expect(last(asked, "/places").get("from")).toBeNull();
  });
  it("says that nothing was found, and offers the newest days", async () => {
    const { container } = await open("?last=7d", { "/v1/archive/articles": { articles: [] } });
    expect(container.querySelector(".empty")?.textContent).toContain("No article answers");
    expect(container.querySelector(".empty")?.textContent).toContain("Show the 7 days up to 5 Nov 2026");
    expect(container.querySelector(".empty")?.textContent).toContain("At any time");
  });
  it("says that the archive is empty, with an example", async () => {
    const { container } = await open("", {
      "/v1/archive/articles": { articles: [] },
      "/v1/archive/places": { places: [] },
      "/v1/archive/days": { days: [] },
      "/v1/archive/choices": { choices: [] },
      "/v1/archive": { stories: 0, undated: 0, oldest: null, newest: null },
    });
    expect(container.querySelector(".empty pre")?.textContent).toContain("--archive :example:");
  });
  it("keeps the box of words when the words are wrong", async () => {
    const wrong = Response.json({ title: "Invalid parameter", detail: "q: not words" }, { status: 400 });
    const { container, getByRole } = await open("?q=-rain", { "/v1/archive/articles": wrong });
    expect(container.querySelector(".failure")?.textContent).toContain("q: not words");
    expect(container.querySelector<HTMLInputElement>(".words input")?.value).toBe("-rain");
    fireEvent.click(getByRole("button", { name: "Show everything" }));
    expect(location.search).toBe("?last=all");
  });
  it("says that there is no archive, with an example", async () => {
    const off = Response.json({ title: "the archive is off" }, { status: 403 });
    const { container } = await open("", Object.fromEntries(Object.keys(answers).map((path) => [path, off])));
    expect(container.querySelector(".failure")?.textContent).toContain("This server has no archive");
  });
  it("links to the files of what it shows", async () => {
    const { container } = await open("?q=talks&from=2026-11-01");
    const csv = container.querySelector<HTMLAnchorElement>('.export a[href*="articles"][href*="f=csv"]');
    const query = new URL(csv?.href ?? "").searchParams;
    expect([query.get("q"), query.get("from")]).toEqual(["talks", "2026-11-01"]);
  });
});

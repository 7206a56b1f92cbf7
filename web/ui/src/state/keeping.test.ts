// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { draftOf, drafts } from "../browser/drafts";
import { ownMaps } from "../browser/own-maps";
import type { Correction } from "../model/correction";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle } from "../testing/page";
import { readAddress } from "./address";
import { follow } from "./effects";
import { remove, rename, save } from "./keeping";
import { openAddress, read } from "./opening";
import { initial, type Saved } from "./state";
import { createStore } from "./store";

const text = "Hampstead and Islington burned.";
const collection = {
  type: "FeatureCollection",
  features: [],
  claims: [],
  unresolved: [],
  attribution: "",
  headline: "",
  language: "en",
  written: "",
};
const takenOff = (word: string): Correction => {
  const start = text.indexOf(word);
  return { spans: [{ start, end: start + word.length }], place: null, name: "" };
};
const mapOf = (version: number, corrections: unknown[], title = "") => ({
  id: "ab",
  version,
  title,
  text,
  changed: "2026-01-02T03:04:05Z",
  corrections,
  links: { page: "http://h/m/ab", embed: "http://h/embed/ab" },
  result: collection,
});
const saved: Saved = {
  id: "ab",
  editToken: "secret",
  version: 1,
  title: "",
  base: [],
  isOld: false,
  page: "",
  embed: "",
  note: "",
};

/** answer lets a function answer requests, and notes them. */
function answer(by: (method: string, path: string, init: RequestInit) => unknown) {
  const asked: { method: string; path: string; match: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    const match = new Headers(init.headers).get("if-match") ?? "";
    asked.push({ method, path, match, body: init.body ? JSON.parse(init.body as string) : null });
    const said = by(method, path, init);
    return Promise.resolve(said instanceof Response ? said : Response.json(said));
  });
  return asked;
}

describe("what a reader does", () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
    history.replaceState(null, "", "/");
  });

  it("is kept in this browser, at an address of its own, and comes back from it", async () => {
    serve({ "/v1/parse": collection });
    const store = createStore();
    follow(store);
    await read(store, { title: "Fire", text });
    const { draft } = store.get();
    expect(location.search).toBe(`?draft=${draft}`);
    store.send({ type: "correct", correction: takenOff("Hampstead") });
    await settle();
    expect(draftOf(draft)).toMatchObject({ title: "Fire", text, corrections: [takenOff("Hampstead")] });

    const again = createStore(); // as after a reload or a crash
    await openAddress(again, readAddress(location));
    expect(again.get().corrections).toEqual([takenOff("Hampstead")]);
    again.send({ type: "undo" });
    expect(again.get().corrections).toEqual([]);
  });
  it("outlives the next text", async () => {
    serve({ "/v1/parse": collection });
    const store = createStore();
    follow(store);
    await read(store, { title: "", text: "First." });
    await read(store, { title: "", text: "Second." });
    expect(
      drafts()
        .map((one) => one.text)
        .sort(),
    ).toEqual(["First.", "Second."]);
  });
  it("makes a text of one's own of another's map", async () => {
    serve({ "/v1/parse": collection });
    const reading = readingOf(text, [placeOf("Hampstead")]);
    const store = createStore({ ...initial, reading, saved: { ...saved, editToken: "" } });
    follow(store);
    store.send({ type: "correct", correction: takenOff("Islington") });
    await settle();
    expect(location.search).toMatch(/^\?draft=/);
    expect(drafts()[0]?.corrections).toEqual([takenOff("Islington")]);
  });
  it("asks before the page is left when it could not be kept", async () => {
    serve({ "/v1/parse": collection });
    vi.stubGlobal("localStorage", {
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const store = createStore({ ...initial, reading: readingOf(text, []) });
    follow(store);
    store.send({ type: "correct", correction: takenOff("Islington") });
    await settle();
    expect(store.get().isKept).toBe(false);
    const leaving = new Event("beforeunload", { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    store.send({ type: "kept", isKept: true });
  });

  it("is sent with the version that it was made from, and put together with what somebody else did", async () => {
    const theirs = { start: 14, end: 23, place: null };
    const asked = answer((method, path, init) => {
      if (!path.startsWith("/v1/maps/ab")) return collection;
      if (method === "GET") return mapOf(2, [theirs]);
      return new Headers(init.headers).get("if-match") === '"2"'
        ? mapOf(3, [theirs, { start: 0, end: 9, place: null }])
        : Response.json({ title: "Changed meanwhile" }, { status: 412 });
    });
    const store = createStore({ ...initial, reading: readingOf(text, []), saved });
    follow(store);
    store.send({ type: "correct", correction: takenOff("Hampstead") });
    await settle();
    expect(asked.map(({ method, match }) => [method, match])).toEqual([
      ["PATCH", '"1"'],
      ["GET", ""],
      ["PATCH", '"2"'],
    ]);
    expect(asked[2]?.body).toMatchObject({ corrections: [theirs, { start: 0, end: 9, place: null }] });
    expect(store.get().corrections).toEqual([takenOff("Islington"), takenOff("Hampstead")]);
    expect(store.get().saved?.version).toBe(3);
    expect(store.get().isKept).toBe(true);
    expect(store.get().notice.text).toContain("1 change that somebody else made");
  });
  it("is shown beside what somebody else made of the same words", async () => {
    let version = 2;
    answer((method, path, init) => {
      if (!path.startsWith("/v1/maps/ab")) return collection;
      const current = mapOf(version, [{ start: 0, end: 9, place: "geonames:5" }]);
      if (method === "GET") return current;
      if (new Headers(init.headers).get("if-match") !== `"${version}"`) return Response.json({}, { status: 412 });
      version++;
      return mapOf(version, []);
    });
    const store = createStore({ ...initial, reading: readingOf(text, []), saved });
    follow(store);
    store.send({ type: "correct", correction: takenOff("Hampstead") });
    await settle();
    const { dialog } = store.get();
    expect(dialog?.kind).toBe("conflict");
    expect(dialog?.kind === "conflict" && dialog.conflicts[0]).toMatchObject({
      mine: { place: null },
      theirs: { place: "geonames:5" },
    });
    expect(store.get().corrections.map(({ place }) => place)).toEqual(["geonames:5"]);
  });
  it("keeps the newest of quick changes, one request after the other", async () => {
    let version = 1;
    const asked = answer((method, path) => {
      if (method !== "PATCH" || path !== "/v1/maps/ab") return collection;
      if (version === 1) store.send({ type: "correct", correction: takenOff("Islington") }); // while it is asked
      return mapOf(++version, []);
    });
    const store = createStore({ ...initial, reading: readingOf(text, []), saved });
    follow(store);
    store.send({ type: "correct", correction: takenOff("Hampstead") });
    await settle();
    const changes = asked.filter(({ method }) => method === "PATCH");
    expect(changes.map(({ match }) => match)).toEqual(['"1"', '"2"']);
    expect((changes[1]?.body as { corrections: unknown[] }).corrections).toHaveLength(2);
  });

  it("is kept in this browser where the server keeps no more", async () => {
    const asked = answer((method) =>
      method === "PATCH" ? Response.json({ type: "/docs#store-read-only" }, { status: 503 }) : collection,
    );
    const store = createStore();
    follow(store);
    const reading = readingOf(text, [placeOf("Hampstead")]);
    store.send({ type: "reading", reading, fresh: true, saved });
    await settle();
    store.send({ type: "correct", correction: takenOff("Hampstead") });
    await settle();
    const { draft, isKept, notice } = store.get();
    expect(isKept).toBe(true);
    expect(location.search).toBe(`?draft=${draft}`);
    expect(draftOf(draft)?.corrections).toHaveLength(1);
    expect(notice.text).toContain("stay in this browser");
    expect(asked.map(({ method }) => method)).toEqual(["PATCH", "POST"]); // and the text is read with the correction
  });
  it("becomes a map that is found again, renamed and deleted", async () => {
    answer((method, path) => {
      if (path === "/v1/maps" && method === "POST") return { ...mapOf(1, []), edit_token: "secret" };
      if (method === "DELETE") return new Response(null, { status: 204 });
      if (method === "PATCH") return mapOf(2, [], "Fires");
      return path.startsWith("/v1/maps") ? mapOf(1, []) : collection;
    });
    const store = createStore();
    follow(store);
    await read(store, { title: "", text });
    await save(store);
    expect([location.pathname, drafts(), ownMaps().map(({ id }) => id)]).toEqual(["/m/ab", [], ["ab"]]);
    await rename(store, "ab", "Fires");
    expect([ownMaps()[0]?.title, store.get().reading?.article.title]).toEqual(["Fires", "Fires"]);
    await remove("ab");
    expect(ownMaps()).toEqual([]);
  });
});

describe("uncorrect", () => {
  it("takes away with a place of one's own what was said of it", () => {
    const put: Correction = { spans: [], place: "own:a", point: [1, 2], label: "A", name: "A" };
    const more: Correction = { spans: [], place: "own:a", note: "Seen.", name: "A" };
    const store = createStore({ ...initial, corrections: [put, takenOff("Hampstead"), more] });
    store.send({ type: "uncorrect", index: 0 });
    expect(store.get().corrections).toEqual([takenOff("Hampstead")]);
  });
});

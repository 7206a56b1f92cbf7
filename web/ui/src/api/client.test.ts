// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";

/** asked are the addresses that a page in a language asks for. */
async function asked(tag: string, preferred: string[]): Promise<string[]> {
  localStorage.setItem("dateline.language", tag);
  vi.stubGlobal("navigator", { languages: preferred, onLine: true });
  const fetched: string[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    fetched.push(path);
    return Promise.resolve(new Response('{"features":[],"articles":[],"text":"","result":{}}'));
  });
  vi.resetModules();
  const client = await import("./client");
  await client.parse({ title: "", text: "Kyiv" });
  await client.start(0);
  await client.readMap("m1");
  await client.search("Kyiv");
  return fetched;
}

describe("the server is asked for names", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
  });
  it("in the language of the page", async () =>
    expect(await asked("de", ["de-AT", "en"])).toEqual([
      "/v1/parse?lang=de",
      "/v1/article?i=0&lang=de",
      "/v1/maps/m1?lang=de",
      "/v1/search?text=Kyiv&size=10&lang=de-AT",
    ]));
  it("in English on an English page, also where the browser prefers another", async () =>
    expect(await asked("en", ["de"])).toEqual([
      "/v1/parse",
      "/v1/article?i=0",
      "/v1/maps/m1",
      "/v1/search?text=Kyiv&size=10&lang=en",
    ]));
});

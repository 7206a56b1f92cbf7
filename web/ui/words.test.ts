import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { en, type Key } from "./src/words/en";
import type { Message } from "./src/words/message";
import { chosenLanguage, type Language, languages } from "./src/words/language";
import { load } from "./src/words/say";

const keys = Object.keys(en) as Key[];
const forms = (message: Message): Record<string, string> =>
  typeof message === "string" ? { other: message } : message;
const values = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string));

describe.each(Object.keys(languages) as Language[])("the words in %s", async (language) => {
  const catalogue = await load(language);

  it("are there for every key, and for no other", () =>
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort()));
  it("have a form for every plural of the language", () => {
    const plurals = new Intl.PluralRules(language)
      .resolvedOptions()
      .pluralCategories.filter((one) => isOfWholes(language, one));
    const missing = keys.filter((key) => {
      const message = catalogue[key];
      return typeof message !== "string" && plurals.some((plural) => message[plural] === undefined);
    });
    expect(missing).toEqual([]);
  });
  it("count where English counts", () => {
    const differ = keys.filter((key) => typeof en[key] !== "string" && typeof catalogue[key] === "string");
    expect(differ.filter((key) => values(catalogue[key] as string).has("n") === false)).toEqual([]);
  });
  it("name the values that English names", () => {
    const all = (message: Message) => new Set(Object.values(forms(message)).flatMap((text) => [...values(text)]));
    const wrong = keys.filter((key) => String([...all(catalogue[key])].sort()) !== String([...all(en[key])].sort()));
    expect(wrong).toEqual([]);
  });
  it("have sixteen points of the compass", () => expect(String(catalogue.compass).split(" ")).toHaveLength(16));
  if (language !== "en")
    it("are its own", () => {
      const same = keys.filter(
        (key) => typeof en[key] === "string" && JSON.stringify(catalogue[key]) === JSON.stringify(en[key]),
      );
      expect(same.length).toBeLessThan(keys.length / 10); // some words are the same in several languages
    });
});

/** isOfWholes leaves out the plurals of fractions and of millions, which the page does not count. */
function isOfWholes(language: Language, plural: string): boolean {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 1000 }, (_, n) => rules.select(n)).includes(plural as Intl.LDMLPluralRule);
}

describe("the topics", () => {
  const root = path.join(import.meta.dirname, "src", "words");
  const topics = readdirSync(path.join(root, "en")).filter((file) => file !== "index.ts");
  it.each(Object.keys(languages))("are files of their own in %s", (language) =>
    expect(readdirSync(path.join(root, language)).sort()).toEqual([...topics, "index.ts"].sort()),
  );
  it("have no key in common", () => {
    const all = topics.flatMap((file) =>
      [...readFileSync(path.join(root, "en", file), "utf8").matchAll(/^  (?:"([^"]+)"|(\w+)):/gm)].map(
        ([, quoted, bare]) => quoted ?? bare,
      ),
    );
    expect(all.length).toBe(keys.length);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("chosenLanguage", () => {
  it.each([
    [["de-AT", "en"], "de"],
    [["ja", "uk-UA"], "uk"],
    [["ja"], "en"],
    [[], "en"],
  ])("of %j is %s", (preferred, want) => expect(chosenLanguage(preferred)).toBe(want));
});

describe("the sources", () => {
  const root = path.join(import.meta.dirname, "src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|^words|openapi/.test(file),
  );
  const source = files.map((file) => readFileSync(path.join(root, file), "utf8")).join("\n");

  it("use every key", () => {
    const templates = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, start]) => start as string);
    const templated = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{[^}]+\}(\.\w+)?`/g)].map(([, start]) => start as string);
    const unused = keys.filter(
      (key) => !source.includes(`"${key}"`) && ![...templates, ...templated].some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
  it("say nothing in English by themselves", () => {
    const attributes = [...source.matchAll(/(?:aria-label|title|placeholder|alt)="([A-Z][a-z]+[^"]*)"/g)].map(
      ([all]) => all,
    );
    const texts = [...source.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<{]*)</g)].map(([, words]) => words);
    expect([...attributes, ...texts].filter((words) => !/GeoNames/.test(words as string))).toEqual([]);
  });
});

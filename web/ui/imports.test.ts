// The order of the folders: each imports only what stands before it, and a
// feature imports no other feature.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "src");
const features = ["text", "map", "places", "distances", "claims", "measure", "correct", "share", "make"];
const layers = [
  ["model"],
  ["browser"],
  ["words"],
  ["format"],
  ["api"],
  ["state"],
  ["controls"],
  features,
  ["page", "archive"],
  ["main.tsx", "embed.tsx", "archive.tsx"],
];

/** files are the sources of the page, without tests and what only they use. */
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^testing/.test(file))
  .sort();

const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), "utf8");
  const names = [...source.matchAll(/^(?:import|export)\b[^;]*?"(\.{1,2}\/[^"]+)";/gms)].map(([, name = ""]) => name);
  return names.filter((name) => !name.endsWith(".css")).map((name) => resolved(path.join(path.dirname(file), name)));
}

function resolved(name: string): string {
  const found = [`${name}.ts`, `${name}.tsx`, `${name}/index.ts`].find((file) => files.includes(file));
  if (!found) throw new Error(`no source ${name}`);
  return found;
}

const folder = (file: string) => file.split(path.sep)[0] as string;
const layer = (file: string) => layers.findIndex((folders) => folders.includes(folder(file)));

describe("imports", () => {
  it("know a layer for every folder", () => expect(files.filter((file) => layer(file) < 0)).toEqual([]));
  it.each(files)("of %s come from earlier folders or its own", (file) => {
    const wrong = imports.get(file)?.filter((other) => folder(other) !== folder(file) && layer(other) >= layer(file));
    expect(wrong).toEqual([]);
  });
  it("close no cycle", () => {
    const done = new Set<string>();
    const walk = (file: string, way: string[]): string[] => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return [];
      const cycle = (imports.get(file) ?? []).map((other) => walk(other, [...way, file])).find((found) => found.length);
      done.add(file);
      return cycle ?? [];
    };
    expect(files.map((file) => walk(file, [])).find((cycle) => cycle.length) ?? []).toEqual([]);
  });
});

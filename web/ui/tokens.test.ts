// The colours of both themes, as far as they have to stand out from each other.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const sheet = readFileSync(path.join(import.meta.dirname, "src/styles/tokens.css"), "utf8");

type Pair = [light: string, dark: string];

/** colours are those of the tokens that differ by theme, the first that the sheet gives: the others are for forced colours. */
const colours = new Map<string, Pair>();
for (const [, name, light, dark] of sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)) {
  if (name && light && dark && !colours.has(name)) colours.set(name, [light, dark]);
}

/** luminance is the relative luminance of a colour by WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [less, more] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

describe("contrast of the map, which axe does not see", () => {
  it.each([
    ["map-quiet", "land", 4.5], // names of countries and towns
    ["map-ink", "land", 4.5],
    ["sea-ink", "sea", 4.5], // names of seas
    ["water-name", "sea", 4.5],
    ["coast", "land", 3],
    ["coast", "sea", 3],
    ["ink", "paper", 4.5],
    ["quiet", "paper", 4.5],
  ] as const)("%s on %s is at least %d in both themes", (front, back, least) => {
    const [one, other] = [colours.get(front), colours.get(back)] as [Pair, Pair];
    for (const theme of [0, 1] as const) expect(contrast(one[theme], other[theme])).toBeGreaterThanOrEqual(least);
  });
});

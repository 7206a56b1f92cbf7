// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claimOf } from "../testing/fixtures";

/** reasonIn says why, on a page in a language. */
async function reasonIn(tag: string, more: Parameters<typeof claimOf>[0]): Promise<string> {
  localStorage.setItem("dateline.language", tag);
  vi.resetModules();
  return (await import("./claim")).reasonOf(claimOf(more));
}

describe("reasonOf", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());
  const west = {
    outcome: "contradicted",
    code: "wrong_direction",
    direction: "W",
    azimuth: 108.9,
    reason: "Ankara lies east-southeast of …",
  } as const;
  it.each([
    ["en", west, "Ankara lies east-southeast of …"],
    ["de", west, "Ankara liegt ostsüdöstlich von Istanbul, nicht westlich, wie es im Text steht."],
    ["fr", west, "Par rapport à Istanbul, Ankara se trouve à l’est-sud-est, et non à l’ouest, comme le dit le texte."],
    ["es", west, "Ankara está al este-sureste de Istanbul, no al oeste, como dice el texto."],
    ["tr", west, "Istanbul → Ankara: yön doğu-güneydoğu, metinde yazdığı gibi batı değil."],
    ["uk", west, "Istanbul → Ankara: напрямок на схід-південний схід, а не на захід, як сказано в тексті."],
    ["ru", west, "Istanbul → Ankara: направление на востоко-юго-восток, а не на запад, как сказано в тексте."],
    [
      "de",
      { ...west, code: "apart", allowedKm: [90, 110] },
      "Ankara und Istanbul liegen 353 km auseinander; „about 400 km“ erlaubt 90–110 km.",
    ],
    [
      "de",
      { outcome: "consistent", direction: "" },
      "Ankara und Istanbul liegen 353 km auseinander; „about 400 km“ erlaubt 350–450 km.",
    ],
    [
      "de",
      { outcome: "consistent", code: "by_road" },
      "Ankara und Istanbul liegen in Luftlinie 353 km auseinander; ein Weg kann länger sein, und „about 400 km“ erlaubt 350–450 km.",
    ],
    ["fr", { outcome: "unverifiable", code: "rival", measuredKm: null }, "Il peut s’agir d’un autre lieu du même nom."],
    [
      "uk",
      { outcome: "unverifiable", code: "some_new_code", measuredKm: null },
      "Напевно сказати не можна: недостатньо ясно, які місця маються на увазі або звідки вимірюється відстань.",
    ],
  ] as const)("in %s of %j", async (tag, more, want) =>
    expect(await reasonIn(tag, more as Parameters<typeof claimOf>[0])).toBe(want),
  );
});

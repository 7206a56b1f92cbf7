// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { claimOf, placeOf, readingOf } from "../testing/fixtures";
import { createStore } from "../state/store";
import { initial } from "../state/state";
import { printParts } from "./paper";

describe("printParts", () => {
  it("puts places, claims and distances on paper while printing, and takes them off", () => {
    const page = document.createElement("div");
    page.id = "page";
    document.body.append(page);
    const places = [placeOf("a", { name: "Ankara", mentionCount: 2 }), placeOf("b", { name: "Istanbul" })];
    const reading = readingOf("Ankara. Istanbul.", places, { claims: [claimOf()] });
    const store = createStore({
      ...initial,
      reading,
      matrix: {
        ids: ["a", "b"],
        metres: [
          [0, 352_686],
          [352_686, 0],
        ],
      },
    });
    const stop = printParts(store);
    expect(page.textContent).toBe("");
    dispatchEvent(new Event("beforeprint"));
    for (const words of [
      "Ankara",
      "2 mentions",
      "“about 400 km” consistent. Ankara and Istanbul are 353 km apart",
      "Ankara – Istanbul: 353 km",
    ])
      expect(page.textContent).toContain(words);
    dispatchEvent(new Event("afterprint"));
    expect(page.textContent).toBe("");
    stop();
    dispatchEvent(new Event("beforeprint"));
    expect(page.textContent).toBe("");
  });
});

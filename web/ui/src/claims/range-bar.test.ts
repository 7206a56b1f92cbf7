import { describe, expect, it } from "vitest";
import { barScale } from "./range-bar";

describe("barScale", () => {
  it("keeps both intervals inside, in order", () => {
    const { x } = barScale([350, 450], [330, 375]);
    expect(x(330)).toBeGreaterThan(0);
    expect(x(450)).toBeLessThan(300);
    expect(x(400)).toBeGreaterThan(x(352));
  });
  it("draws a single length", () => expect(Number.isFinite(barScale([400, 400], [400, 400]).x(400))).toBe(true));
});

import { describe, expect, it } from "vitest";
import { placeSites, siteRadius } from "./sites";

describe("placeSites", () => {
  const site = (id: string, container = "city") => ({ id, container, x: 100, y: 100 });
  const group = { x: 103, y: 100, weight: 9, radius: 14, members: ["other", "city"] };
  it("sets marks around the circle that stands for the place, clear of it and of each other", () => {
    const shifts = [
      ...placeSites(
        Array.from({ length: 20 }, (_, i) => site(`s${i}`)),
        [group],
      ).values(),
    ];
    const at = shifts.map(({ x, y }) => ({ x: 100 + x, y: 100 + y }));
    for (const { x, y } of at) expect(Math.hypot(x - group.x, y - group.y)).toBeGreaterThan(group.radius + siteRadius);
    at.forEach((a, i) => at.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(5)));
  });
  it("sets the mark beside the point of a place that the article does not mention", () => {
    const [shift] = [...placeSites([site("s", "elsewhere")], [group]).values()];
    expect(Math.hypot(shift?.x ?? 0, shift?.y ?? 0)).toBeLessThan(3 * siteRadius);
  });
});

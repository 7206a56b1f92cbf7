// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { Geodesic, Stop } from "../model/geo";
import { show } from "../testing/page";
import { MeasureCard } from "./measure-card";

const stops = ["Suva", "Apia", "Honolulu"].map((name): Stop => ({ id: name, name, point: [0, 0] }));
const leg = (metres: number): Geodesic => ({ metres, azimuth: 66.1, line: [] });

describe("MeasureCard", () => {
  it("stands only while measuring", () => expect(show(<MeasureCard />).container.innerHTML).toBe(""));
  it("says what to do first and next", () => {
    const first = show(<MeasureCard />, null, { measuring: { stops: [], legs: [] } });
    expect(first.container.textContent).toContain("Click places or any points on the map");
    const next = show(<MeasureCard />, null, { measuring: { stops: stops.slice(0, 1), legs: [] } });
    expect(next.container.textContent).toContain("Choose the next point.");
  });
  it("lists the legs with their bearings, and their sum", () => {
    const measuring = { stops, legs: [leg(1_152_000), leg(4_173_000)] };
    const { container, getByRole } = show(<MeasureCard />, null, { measuring });
    expect([...container.querySelectorAll(".leg")].map((line) => line.textContent)).toEqual([
      "↓ 1,152 km 66° ENE",
      "↓ 4,173 km 66° ENE",
    ]);
    expect(getByRole("status").textContent).toBe("Together 5,325 km");
  });
  it("gives no sum while a leg is not known", () => {
    const { container } = show(<MeasureCard />, null, { measuring: { stops, legs: [leg(1), null] } });
    expect(container.querySelector(".total")).toBeNull();
  });
  it("takes a stop out, and ends", () => {
    const { getByLabelText, store } = show(<MeasureCard />, null, { measuring: { stops, legs: [leg(1), leg(2)] } });
    fireEvent.click(getByLabelText("Remove Apia"));
    expect(store.get().measuring?.stops.map(({ name }) => name)).toEqual(["Suva", "Honolulu"]);
    fireEvent.click(getByLabelText("Stop measuring"));
    expect(store.get().measuring).toBeNull();
  });
});

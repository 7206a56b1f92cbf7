// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { UnitChoice } from "../controls/unit-choice";
import { placeOf, readingOf } from "../testing/fixtures";
import { serve, settle, show } from "../testing/page";
import { Distances } from "./matrix";

const places = ["A", "B", "C"].map((id) => placeOf(id));
const reading = readingOf("", places);
const matrix = {
  ids: ["A", "B", "C"],
  metres: [
    [0, 100_000, 352_686],
    [100_000, 0, 9_000],
    [352_686, 9_000, 0],
  ],
};

describe("Distances", () => {
  it("shows each pair once, in the unit of the page", () => {
    const { container } = show(<Distances places={places} />, reading, { matrix, unit: "mi" });
    expect([...container.querySelectorAll(".cell")].map((cell) => cell.getAttribute("aria-label"))).toEqual([
      "A to B: 62 mi",
      "A to C: 219 mi",
      "B to C: 5.6 mi",
    ]);
  });
  it("selects a pair, and drops it again", () => {
    const { getByLabelText, store } = show(<Distances places={places} />, reading, { matrix });
    fireEvent.click(getByLabelText("A to C: 353 km"));
    expect(store.get().selection).toEqual({ kind: "pair", from: "A", to: "C" });
    fireEvent.click(getByLabelText("A to C: 353 km"));
    expect(store.get().selection).toBeNull();
  });
  it("says the length and bearing of the pair whose line is shown", () => {
    const { getByRole } = show(<Distances places={places} />, reading, {
      matrix,
      selection: { kind: "pair", from: "A", to: "C" },
      line: { from: "A", to: "C", metres: 352_686, azimuth: 102.6, line: [] },
    });
    expect(getByRole("status").textContent).toBe("A to C: 353 km, bearing 103° ESE");
  });
  it("says why there is no table", () => {
    const one = [placeOf("A"), placeOf("B", { within: { id: "A", name: "A" } }), placeOf("C", { kind: "country" })];
    expect(show(<Distances places={one} />).container.textContent).toMatch(/names fewer than two/);
    expect(show(<Distances places={places} />).container.textContent).toMatch(/Measuring/);
  });
});

describe("Distances of many places", () => {
  const ids = Array.from({ length: 60 }, (_, i) => `P${i}`);
  const many = ids.map((id, i) => placeOf(id, { mentionCount: 60 - i }));
  const some = (n: number) => ({ ids: ids.slice(0, n), metres: ids.slice(0, n).map(() => Array(n).fill(1000)) });
  it("say how many of them the table has, and get more", async () => {
    const asked = serve({ "/v1/distances": some(50) });
    const { container, getByText } = show(<Distances places={many} />, readingOf("", many), { matrix: some(24) });
    expect(container.textContent).toContain("The 24 most mentioned of 60 places.");
    fireEvent.click(getByText(/most mentioned$|50/, { selector: "button.small" }));
    await settle();
    expect((asked[0]?.body as { places: string[] }).places).toEqual(ids.slice(0, 50));
    expect(container.textContent).toContain("The 50 most mentioned of 60 places.");
    expect(container.querySelectorAll("thead th")).toHaveLength(49);
  });
  it("say nothing where all are there", () => {
    const few = many.slice(0, 5);
    const { container } = show(<Distances places={few} />, readingOf("", few), { matrix: some(5) });
    expect(container.querySelector(".some")).toBeNull();
  });
});

describe("UnitChoice", () => {
  it("changes the unit of the page", () => {
    const { getByText, store } = show(<UnitChoice />);
    expect(getByText("km").getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(getByText("nmi"));
    expect(store.get().unit).toBe("nmi");
    expect(getByText("nmi").getAttribute("aria-pressed")).toBe("true");
  });
});

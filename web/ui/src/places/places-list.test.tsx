// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { placeOf, readingOf } from "../testing/fixtures";
import { show } from "../testing/page";
import { PlacesList } from "./places-list";
import { checksOf, farOff, unknownNames } from "./checks";

const istanbul = placeOf("geonames:1", {
  name: "Istanbul",
  featureCode: "PPLA",
  countryName: "Turkey",
  mentionCount: 3,
});
const ankara = placeOf("geonames:2", { name: "Ankara", featureCode: "PPLC", countryName: "Turkey", confidence: 0.3 });
const turkey = placeOf("geonames:3", {
  name: "Turkey",
  kind: "country",
  featureClass: "A",
  featureCode: "PCLI",
  countryName: "Turkey",
  mentionCount: 2,
});
const hotel = placeOf("within:geonames:1:Pera Hotel", {
  name: "Pera Hotel",
  kind: "site",
  within: { id: "geonames:1", name: "Istanbul" },
});
const text = "Istanbul, Turkey: the Pera Hotel. Zelmbruck, Ankara, zelmbruck.";
const reading = readingOf(text, [istanbul, ankara, turkey, hotel]);
for (const { index } of text.matchAll(/zelmbruck/gi)) {
  reading.mentions.push({ start: index, end: index + 9, kind: "literal", place: "", confidence: 0.9 });
}

const rows = (container: Element) =>
  [...container.querySelectorAll(".places tbody tr")].map((row) => row.querySelector("th")?.textContent);

describe("PlacesList", () => {
  it("lists places by mentions, and sites with the place around them", () => {
    const { container } = show(<PlacesList reading={reading} />, reading);
    expect(rows(container)).toEqual(["Istanbul", "Turkey", "Ankara", "Pera Hotel — in Istanbul"]);
    const cells = [...container.querySelectorAll(".places tbody tr")].map((row) =>
      [...row.querySelectorAll("td:nth-child(3), td:nth-child(4)")].map((cell) => cell.textContent),
    );
    expect(cells).toEqual([
      ["Turkey", "3"],
      ["", "2"],
      ["Turkey", "1"],
      ["", "1"],
    ]);
    expect(container.querySelector('[data-place-id="within:geonames:1:Pera Hotel"]')).not.toBeNull();
  });
  it("sorts by a column, and the other way round", () => {
    const { container, getByRole } = show(<PlacesList reading={reading} />, reading);
    const name = getByRole("button", { name: "Place" });
    fireEvent.click(name);
    expect(rows(container)?.[0]).toBe("Ankara");
    fireEvent.click(name);
    expect(rows(container)?.[0]).toBe("Turkey");
  });
  it("filters by name and type, and says how many are left", () => {
    const { container, getByLabelText, getByRole } = show(<PlacesList reading={reading} />, reading);
    fireEvent.input(getByLabelText("Filter places"), { target: { value: "capital" } });
    expect(rows(container)).toEqual(["Istanbul", "Ankara"]);
    expect(getByRole("status").textContent).toBe("2 of 4 places");
  });
  it("keeps to what the map shows where it is asked to", () => {
    const { container, getByLabelText } = show(<PlacesList reading={reading} />, reading, { bounds: ["geonames:2"] });
    fireEvent.click(getByLabelText("in view only"));
    expect(rows(container)).toEqual(["Ankara"]);
  });
  it("selects a place, and leads to its correction", () => {
    const { container, store } = show(<PlacesList reading={reading} />, reading);
    fireEvent.click(container.querySelector('[data-place-id="geonames:2"] th button') as Element);
    expect(store.get().selection).toEqual({ kind: "place", id: "geonames:2" });
    fireEvent.click(container.querySelector('[data-place-id="geonames:2"] .small') as Element);
    expect(store.get().dialog).toEqual({ kind: "correct", place: "geonames:2" });
  });
  it("offers to add a place where none was found", () => {
    const empty = readingOf("It rained.", []);
    const { getByText, store } = show(<PlacesList reading={empty} />, empty);
    fireEvent.click(getByText("Add a place…"));
    expect(store.get().dialog).toEqual({ kind: "add", start: 0, end: 0 });
  });
});

describe("ToCheck", () => {
  it("finds names without a place, once each, and places that are doubtful", () => {
    expect(unknownNames(reading).map(({ words, mentions }) => [words, mentions.length])).toEqual([["Zelmbruck", 2]]);
    const names = checksOf(reading).map((check) => [
      check.kind,
      check.kind === "unknown" ? check.words : check.place.name,
    ]);
    expect(names).toEqual([
      ["unsure", "Ankara"],
      ["unknown", "Zelmbruck"],
      ["within", "Pera Hotel"],
    ]);
  });
  it("leads to choosing a place for each", () => {
    const { getByText, getByLabelText, store } = show(<PlacesList reading={reading} />, reading);
    expect(getByText("3 to check")).toBeTruthy();
    fireEvent.click(getByLabelText("Zelmbruck: Choose a place"));
    const start = text.indexOf("Zelmbruck");
    expect(store.get().dialog).toEqual({ kind: "add", start, end: start + 9 });
  });
  it("settles each with one click", () => {
    const { getByLabelText, sent } = show(<PlacesList reading={reading} />, reading);
    fireEvent.click(getByLabelText("Ankara: Right"));
    fireEvent.click(getByLabelText("Zelmbruck: Not a place"));
    const [start, other] = [text.indexOf("Zelmbruck"), text.indexOf("zelmbruck")];
    const at = text.indexOf("Ankara");
    expect(sent).toEqual([
      {
        type: "correct",
        correction: { spans: [{ start: at, end: at + 6 }], place: "geonames:2", name: "Ankara" },
      },
      {
        type: "correct",
        correction: {
          spans: [
            { start, end: start + 9 },
            { start: other, end: other + 9 },
          ],
          place: null,
          name: "",
        },
      },
    ]);
  });
  it("doubts a place that is named once, alone in its country and far from all others", () => {
    const at = (name: string, country: string, lon: number, lat: number) =>
      placeOf(name, { country, point: [lon, lat] });
    const london = [
      at("Camden", "GB", -0.14, 51.54),
      at("Islington", "GB", -0.1, 51.54),
      at("Hackney", "GB", -0.05, 51.55),
    ];
    expect(farOff([...london, at("Hampstead", "US", -71.2, 42.9)]).map(({ name }) => name)).toEqual(["Hampstead"]);
    const world = [
      at("Paris", "FR", 2, 49),
      at("Lima", "PE", -77, -12),
      at("Tokyo", "JP", 140, 36),
      at("Oslo", "NO", 11, 60),
    ];
    expect(farOff(world)).toEqual([]);
  });
});

describe("coordinates beside a name", () => {
  const kyiv = placeOf("geonames:9", { name: "Kyiv", label: "Kyiv, Ukraine", countryName: "Ukraine" });
  const said = (confidence: number) => {
    const name = "48.85660, 2.35220";
    const point = placeOf("point:48.85660_2.35220", {
      name,
      label: name,
      confidence,
      kind: "site",
      featureClass: "",
      point: [2.3522, 48.8566],
    });
    const reading = readingOf("Kyiv (48.85660, 2.35220) is calm.", [kyiv, point]);
    for (const mention of reading.mentions) if (mention.place === point.id) mention.confidence = confidence;
    return reading;
  };
  it("are to be checked where they lie elsewhere, with the name", () => {
    const { container } = show(<PlacesList reading={said(0.5)} />, said(0.5));
    expect(container.querySelector('[data-check="elsewhere"] .says')?.textContent).toBe(
      "48.85660, 2.35220 are not where Kyiv is, which the text names beside them.",
    );
  });
  it("are fine where they agree", () => expect(checksOf(said(1))).toEqual([]));
});

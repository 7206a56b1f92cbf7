import { describe, expect, it } from "vitest";
import { cut, measureCSV, measureGeoJSON } from "./export";

describe("cut", () => {
  it("leaves a line that crosses nothing as it is", () =>
    expect(
      cut([
        [10, 0],
        [20, 5],
      ]),
    ).toEqual([
      [
        [10, 0],
        [20, 5],
      ],
    ]));
  it("cuts eastward and westward at 180°", () => {
    expect(
      cut([
        [170, 0],
        [190, 10],
      ]),
    ).toEqual([
      [
        [170, 0],
        [180, 5],
      ],
      [
        [-180, 5],
        [-170, 10],
      ],
    ]);
    expect(
      cut([
        [-170, 0],
        [-190, 10],
      ]),
    ).toEqual([
      [
        [-170, 0],
        [-180, 5],
      ],
      [
        [180, 5],
        [170, 10],
      ],
    ]);
  });
});

const measuring = {
  stops: [
    { id: "a", name: 'Suva, "Fiji"', point: [178.44, -18.14] as [number, number] },
    { id: "b", name: "Apia", point: [-171.77, -13.83] as [number, number] },
  ],
  legs: [
    {
      metres: 1_143_000.5,
      azimuth: 66.1,
      line: [
        [178.44, -18.14],
        [188.23, -13.83],
      ] as [number, number][],
    },
  ],
};

describe("exports of a measurement", () => {
  it("quotes CSV", () => {
    expect(measureCSV(measuring)).toBe(
      "from,from_lat,from_lon,to,to_lat,to_lon,metres,azimuth\r\n" +
        '"Suva, ""Fiji""",-18.14,178.44,Apia,-13.83,-171.77,1143000.5,66.1\r\n',
    );
  });
  it("writes a MultiLineString across 180°", () => {
    const [feature] = JSON.parse(measureGeoJSON(measuring)).features;
    expect(feature.geometry.type).toBe("MultiLineString");
    expect(feature.geometry.coordinates.flat().every(([lon]: [number]) => Math.abs(lon) <= 180)).toBe(true);
    expect(feature.properties.metres).toBe(1_143_000.5);
  });
});

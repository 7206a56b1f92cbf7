import type { LonLat } from "../model/geo";
import type { Measuring } from "../state/state";

/** measureGeoJSON writes one line for each leg, cut at 180° as RFC 7946 asks. */
export function measureGeoJSON({ stops, legs }: Measuring): string {
  const features = legs.flatMap((leg, i) => {
    if (!leg) return [];
    const parts = cut(leg.line);
    const geometry =
      parts.length === 1
        ? { type: "LineString", coordinates: parts[0] }
        : { type: "MultiLineString", coordinates: parts };
    return [
      {
        type: "Feature",
        id: i + 1,
        geometry,
        properties: { from: stops[i]?.name, to: stops[i + 1]?.name, metres: leg.metres, azimuth: leg.azimuth },
      },
    ];
  });
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 1)}\n`;
}

/** measureCSV writes one row for each leg (RFC 4180). */
export function measureCSV({ stops, legs }: Measuring): string {
  const rows = legs.map((leg, i) => {
    const [from, to] = [stops[i], stops[i + 1]];
    return [
      from?.name,
      from?.point[1],
      from?.point[0],
      to?.name,
      to?.point[1],
      to?.point[0],
      leg?.metres,
      leg?.azimuth,
    ];
  });
  const head = ["from", "from_lat", "from_lon", "to", "to_lat", "to_lon", "metres", "azimuth"];
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** cut splits a line of continuous longitudes where it crosses 180°. */
export function cut(line: LonLat[]): LonLat[][] {
  const turn = (lon: number) => Math.floor((lon + 180) / 360);
  const parts: LonLat[][] = [];
  let part: LonLat[] = [];
  let last: LonLat | null = null;
  for (const point of line) {
    if (last && turn(last[0]) !== turn(point[0])) {
      const east = point[0] > last[0];
      const edge = 360 * (east ? turn(point[0]) : turn(last[0])) - 180;
      const share = (edge - last[0]) / (point[0] - last[0]);
      const lat = last[1] + share * (point[1] - last[1]);
      part.push([east ? 180 : -180, lat]);
      parts.push(part);
      part = [[east ? -180 : 180, lat]];
    }
    part.push([point[0] - 360 * turn(point[0]), point[1]]);
    last = point;
  }
  return [...parts, part].filter((piece) => piece.length > 1);
}

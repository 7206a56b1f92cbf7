import type { Box } from "./fit";

type Position = GeoJSON.Position;

const grid = 12; // points along each side of a box

/** Shape is the outline of an area as it is drawn, in longitude and latitude. */
export class Shape {
  private readonly ends: [number, number][]; // west and east of each piece
  private readonly width: number; // of the largest piece, in degrees of longitude
  /** In the middle of the widest level stretch of the largest piece. */
  readonly middle: [number, number];

  constructor(private readonly pieces: Position[][][]) {
    this.ends = pieces.map(ends);
    const widths = this.ends.map(([west, east]) => east - west);
    this.width = Math.max(0, ...widths);
    this.middle = middleOf(pieces[widths.indexOf(this.width)] ?? []);
  }

  /** seen reports whether an area can be seen as one on a world of so many pixels. */
  seen(world: number): boolean {
    return (this.width / 360) * world > 7;
  }

  /** isIn reports whether an area can be seen in a box: whether it holds one of some points all over the box. */
  isIn({ west, south, east, north }: Box): boolean {
    const steps = Array.from({ length: grid }, (_, i) => (i + 0.5) / grid);
    return steps.some((x) => steps.some((y) => this.holds(west + x * (east - west), south + y * (north - south))));
  }

  /** holds reports whether a point lies within: a ray from it to the east meets an odd number of edges. */
  holds(lon: number, lat: number): boolean {
    return this.pieces.some((rings, i) => {
      const [west, east] = this.ends[i] as [number, number];
      return west <= lon && lon <= east && rings.reduce((odd, ring) => odd !== meetsOdd(ring, lon, lat), false);
    });
  }
}

function meetsOdd(ring: Position[], lon: number, lat: number): boolean {
  let odd = false;
  let [x1, y1] = ring[ring.length - 1] as [number, number];
  for (const [x2, y2] of ring as [number, number][]) {
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
    [x1, y1] = [x2, y2];
  }
  return odd;
}

const rows = 15; // that are tried for the middle

function middleOf(rings: Position[][]): [number, number] {
  const latitudes = (rings[0] ?? []).map(([, lat = 0]) => lat);
  if (!latitudes.length) return [0, 0];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  let best: [number, number] = [0, 0];
  let widest = -1;
  for (let i = 1; i < rows; i++) {
    const lat = south + ((north - south) * i) / rows;
    const meets = rings.flatMap((ring) => edges(ring, lat)).sort((a, b) => a - b);
    const central = 1 - Math.abs(i / rows - 0.5); // of rows that are as wide, the one in the middle
    for (let j = 0; j + 1 < meets.length; j += 2) {
      const [west, east] = [meets[j] as number, meets[j + 1] as number];
      if ((east - west) * central > widest) [widest, best] = [(east - west) * central, [(west + east) / 2, lat]];
    }
  }
  return best;
}

/** edges are the longitudes at which a ring meets a parallel. */
function edges(ring: Position[], lat: number): number[] {
  return ring.flatMap(([x2 = 0, y2 = 0], i) => {
    const [x1 = 0, y1 = 0] = ring.at(i - 1) as Position;
    return y1 > lat !== y2 > lat ? [((x2 - x1) * (lat - y1)) / (y2 - y1) + x1] : [];
  });
}

function ends(rings: Position[][]): [number, number] {
  const longitudes = (rings[0] ?? []).map(([lon = 0]) => lon);
  return longitudes.length ? [Math.min(...longitudes), Math.max(...longitudes)] : [0, 0];
}

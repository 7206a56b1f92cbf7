type Position = GeoJSON.Position;

/** Shape is the outline of an area as it is drawn, in longitude and latitude. */
export class Shape {
  private readonly west: number;
  private readonly east: number;

  constructor(private readonly pieces: Position[][][]) {
    const widest = Math.max(0, ...pieces.map(width));
    const main = pieces.find((piece) => width(piece) === widest) ?? [];
    [this.west, this.east] = ends(main);
  }

  /** seen reports whether an area can be seen as one on a world of so many pixels. */
  seen(world: number): boolean {
    return ((this.east - this.west) / 360) * world > 7;
  }

  /** holds reports whether a point lies within: a ray from it meets an odd number of edges. */
  holds(lon: number, lat: number): boolean {
    return this.pieces.some((rings) => rings.reduce((inside, ring) => inside !== crosses(ring, lon, lat), false));
  }
}

function ends(rings: Position[][]): [number, number] {
  const longitudes = (rings[0] ?? []).map(([lon = 0]) => lon);
  return longitudes.length ? [Math.min(...longitudes), Math.max(...longitudes)] : [0, 0];
}

function width(rings: Position[][]): number {
  const [west, east] = ends(rings);
  return east - west;
}

function crosses(ring: Position[], lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1 = 0, y1 = 0] = ring[i] as Position;
    const [x2 = 0, y2 = 0] = ring[j] as Position;
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

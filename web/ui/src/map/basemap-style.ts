// How the layers of dateline's vector tiles are drawn; geo/tile documents them.
import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  type Feature,
  GroupSymbolizer,
  type Label,
  type LabelRule,
  type LabelSymbolizer,
  type Layout,
  LineSymbolizer,
  OffsetTextSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
  TextPlacements,
} from "protomaps-leaflet";
import { locale } from "../words/say";
import type { MapColours } from "./colours";
import { overlap, type Rect } from "./label-layout";

/** Taken tells the basemap what the article's places cover, and which they are. */
export interface Taken {
  boxes(zoom: number): Rect[];
  names(): Set<string>; // ids of places, and names of countries and waters
}

/** drawnLayers are those of a tile that are painted or named: the others need not be sent. */
export const drawnLayers = ["land", "urban", "lakes", "rivers", "admin1", "borders", "airports", "towns", "labels"];

export function paintRules(c: MapColours): PaintRule[] {
  return [
    { dataLayer: "land", symbolizer: new PolygonSymbolizer({ fill: c.land, stroke: c.coast, width: 0.7 }) },
    { dataLayer: "urban", symbolizer: new PolygonSymbolizer({ fill: c.urban }) },
    { dataLayer: "lakes", symbolizer: new PolygonSymbolizer({ fill: c.sea }) },
    {
      dataLayer: "rivers",
      minzoom: 4,
      filter: (zoom, f) => rank(f) <= zoom - 1,
      symbolizer: new LineSymbolizer({ color: c.water, width: (zoom) => (zoom < 6 ? 0.7 : 1.1) }),
    },
    { dataLayer: "admin1", minzoom: 5, symbolizer: new LineSymbolizer({ color: c.admin, width: 0.8 }) },
    {
      dataLayer: "borders",
      filter: (_, f) => f.props.disputed !== true,
      symbolizer: new LineSymbolizer({ color: c.border, width: (zoom) => (zoom < 4 ? 0.7 : 1) }),
    },
    {
      dataLayer: "borders",
      filter: (_, f) => f.props.disputed === true,
      symbolizer: new LineSymbolizer({
        color: c.border,
        width: 0,
        dash: [4, 3],
        dashColor: c.border,
        dashWidth: (zoom) => (zoom < 4 ? 0.8 : 1.2),
      }),
    },
  ];
}

export function labelRules(c: MapColours, taken: Taken): LabelRule[] {
  const own = (f: Feature) =>
    taken.names().has(String(f.props.id ?? "")) || taken.names().has(String(f.props.name ?? ""));
  const kind =
    (...kinds: string[]) =>
    (zoom: number, f: Feature) =>
      kinds.includes(String(f.props.kind)) && rank(f) <= zoom && !own(f);
  const text = { fontFamily: c.sans, stroke: c.halo, width: 1.2, lineHeight: 1.3 };
  const water = {
    fontFamily: c.serif,
    fontStyle: "italic",
    fill: c.seaInk,
    stroke: c.sea,
    width: 1,
    lineHeight: 1.25,
    letterSpacing: 0.4,
    maxLineChars: 12,
  };
  const sea = (fontSize: number) => new Yielding([new CenteredTextSymbolizer({ ...water, fontSize })], taken);
  const country = new Capitals(
    new CenteredTextSymbolizer({
      ...text,
      fill: c.quiet,
      fontWeight: 500,
      fontSize: (zoom, f) => (f && rank(f) <= 2 && zoom > 3 ? 12 : 10.5),
      letterSpacing: 1.5,
      maxLineChars: 14,
    }),
  );
  const town = (fontSize: number) => {
    const dot = new CircleSymbolizer({ radius: 1.7, fill: c.quiet, stroke: c.land, width: 0.8 });
    const beside = (side: TextPlacements, offsetX: number, offsetY: number) =>
      new GroupSymbolizer([
        dot,
        new OffsetTextSymbolizer({
          ...text,
          fontSize,
          fill: c.ink,
          offsetX,
          offsetY,
          maxLineChars: 20,
          placements: [side],
        }),
      ]);
    return new Yielding(
      [
        beside(TextPlacements.E, 5, 0),
        beside(TextPlacements.W, -5, 0),
        beside(TextPlacements.N, 0, -4),
        beside(TextPlacements.S, 0, 4),
      ],
      taken,
    );
  };
  const small = { ...text, fontSize: 10.5, fill: c.quiet, maxLineChars: 18 };
  const land = new Yielding(
    [new CenteredTextSymbolizer({ ...small, fontFamily: c.serif, fontStyle: "italic" })],
    taken,
  );
  const part = new Yielding([new CenteredTextSymbolizer({ ...small, letterSpacing: 0.5 })], taken);
  const airport = new GroupSymbolizer([
    new CircleSymbolizer({ radius: 2.2, fill: c.land, stroke: c.quiet, width: 1.4 }),
    new OffsetTextSymbolizer({ ...small, offsetX: 5, offsetY: 0, placements: [TextPlacements.E] }),
  ]);
  const capitals = {
    dataLayer: "towns",
    filter: (zoom: number, f: Feature) => f.props.capital === 2 && !own(f) && rank(f) <= zoom + 2,
    symbolizer: town(12),
  };
  const countries = (...shifts: number[]) => ({
    dataLayer: "labels",
    filter: kind("country"),
    symbolizer: new Yielding([country], taken, [0, ...shifts]),
  });
  return [
    { dataLayer: "labels", filter: kind("ocean"), symbolizer: sea(14) },
    { ...countries(), maxzoom: 2 },
    { ...countries(-14, 14), minzoom: 3, maxzoom: 4 },
    { ...capitals, minzoom: 4 },
    // Close by, the name of a capital says more than that of the country around it.
    { ...countries(-18, 18, -34, 34), minzoom: 5 },
    { dataLayer: "labels", filter: kind("sea"), minzoom: 3, symbolizer: sea(12) },
    {
      dataLayer: "towns",
      minzoom: 5,
      filter: (zoom, f) =>
        f.props.capital !== 2 && !own(f) && rank(f) < partRank && townRank(f) <= (zoom < 6 ? zoom - 2 : zoom - 1),
      symbolizer: town(11),
    },
    { dataLayer: "labels", filter: kind("lake"), minzoom: 6, symbolizer: sea(10) },
    {
      dataLayer: "airports",
      minzoom: 8,
      filter: (zoom, f) => rank(f) <= zoom && !own(f),
      symbolizer: new Yielding([airport], taken),
    },
    { dataLayer: "labels", filter: kind("mountain", "island", "park", "site"), minzoom: 7, symbolizer: land },
    { dataLayer: "towns", minzoom: 11, filter: (_, f) => rank(f) === partRank && !own(f), symbolizer: part },
  ];
}

const partRank = 11; // of parts of towns, which have no dot of their own

const rank = (f: Feature): number => Number(f.props.rank ?? 0);

/** townRank lets large towns of a low rank, mostly those beside a larger one, in earlier. */
function townRank(f: Feature): number {
  const people = Number(f.props.population ?? 0);
  return Math.min(rank(f), people >= 1e6 ? 4 : people >= 5e5 ? 5 : people >= 2e5 ? 6 : people >= 2e4 ? 8 : 10);
}

/** Capitals writes names in the capitals of the page's language: that of the Turkish i has a dot. */
export class Capitals implements LabelSymbolizer {
  constructor(private readonly symbol: LabelSymbolizer) {}

  place(layout: Layout, geom: Parameters<LabelSymbolizer["place"]>[1], feature: Feature): Label[] | undefined {
    const name = String(feature.props.name ?? "").toLocaleUpperCase(locale);
    return this.symbol.place(layout, geom, { ...feature, props: { ...feature.props, name } });
  }
}

/**
 * Yielding tries symbols, and shifts of them, until one stands clear of the article's circles and
 * names, and of other labels.
 */
class Yielding implements LabelSymbolizer {
  constructor(
    private readonly tries: LabelSymbolizer[],
    private readonly taken: Taken,
    private readonly shifts = [0], // pixels southward
  ) {}

  place(layout: Layout, geom: Parameters<LabelSymbolizer["place"]>[1], feature: Feature): Label[] | undefined {
    const world = 256 * 2 ** layout.zoom;
    const boxes = this.taken.boxes(layout.zoom);
    for (const down of this.shifts) {
      const at = down === 0 ? geom : geom.map((points) => points.map((point) => lowered(point, down)));
      for (const symbol of this.tries) {
        const labels = symbol.place(layout, at, feature);
        for (const label of labels ?? []) label.bboxes.forEach(widen);
        const clear = labels?.every(
          (label) =>
            !layout.index.labelCollides(label, layout.order) &&
            !label.bboxes.some((box) => boxes.some((other) => meets(box, other, world))),
        );
        if (clear) return labels;
      }
    }
    return undefined;
  }
}

function lowered<P extends { x: number; y: number; clone(): P }>(point: P, down: number): P {
  const moved = point.clone();
  moved.y += down;
  return moved;
}

/** widen keeps some air between labels. */
function widen(box: Rect): void {
  box.minX -= 5;
  box.maxX += 5;
  box.minY -= 3;
  box.maxY += 3;
}

/** meets is overlap on a world that comes round again after its width. */
function meets(a: Rect, b: Rect, world: number): boolean {
  return [-world, 0, world].some((shift) => overlap({ ...a, minX: a.minX + shift, maxX: a.maxX + shift }, b));
}

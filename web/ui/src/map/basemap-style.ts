// How the layers of dateline's vector tiles are drawn; geo/tile documents them.
import {
  CenteredTextSymbolizer,
  type Feature,
  type Label,
  type LabelRule,
  type LabelSymbolizer,
  type Layout,
  LineSymbolizer,
  OffsetTextSymbolizer,
  CircleSymbolizer,
  GroupSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
  TextPlacements,
} from "protomaps-leaflet";
import type { MapColours } from "./colours";
import { overlap, type Rect } from "./label-layout";

/** Taken tells the basemap what the article's places cover, and which they are. */
export interface Taken {
  boxes(zoom: number): Rect[];
  names(): Set<string>; // ids of places, and names of countries and waters
}

export function paintRules(c: MapColours): PaintRule[] {
  return [
    { dataLayer: "land", symbolizer: new PolygonSymbolizer({ fill: c.land }) },
    { dataLayer: "lakes", symbolizer: new PolygonSymbolizer({ fill: c.sea }) },
    { dataLayer: "rivers", minzoom: 4, filter: (zoom, f) => rank(f) <= zoom - 1, symbolizer: new LineSymbolizer({ color: c.water, width: (zoom) => (zoom < 6 ? 0.7 : 1.1) }) },
    { dataLayer: "admin1", minzoom: 5, symbolizer: new LineSymbolizer({ color: c.admin, width: 0.8 }) },
    { dataLayer: "borders", filter: (_, f) => f.props.disputed !== true, symbolizer: new LineSymbolizer({ color: c.border, width: (zoom) => (zoom < 4 ? 0.7 : 1) }) },
    {
      dataLayer: "borders",
      filter: (_, f) => f.props.disputed === true,
      symbolizer: new LineSymbolizer({ color: c.border, width: 0, dash: [4, 3], dashColor: c.border, dashWidth: (zoom) => (zoom < 4 ? 0.8 : 1.2) }),
    },
  ];
}

export function labelRules(c: MapColours, taken: Taken): LabelRule[] {
  const free = (symbolizer: LabelSymbolizer) => new Yielding(symbolizer, taken);
  const own = (f: Feature) => taken.names().has(String(f.props.id ?? "")) || taken.names().has(String(f.props.name ?? ""));
  const kind = (...kinds: string[]) => (zoom: number, f: Feature) => kinds.includes(String(f.props.kind)) && rank(f) <= zoom && !own(f);
  const text = { fontFamily: c.sans, stroke: c.halo, width: 1.2, lineHeight: 1.3 };
  const sea = { fontFamily: c.serif, fontStyle: "italic", fill: c.seaInk, stroke: c.sea, width: 1, lineHeight: 1.25, letterSpacing: 0.4, maxLineChars: 12 };
  const town = (size: number) =>
    new GroupSymbolizer([
      new CircleSymbolizer({ radius: 1.7, fill: c.quiet, stroke: c.land, width: 0.8 }),
      new OffsetTextSymbolizer({ ...text, fontSize: size, fill: c.ink, offsetX: 5, offsetY: 3, maxLineChars: 20, placements: [TextPlacements.Ne, TextPlacements.Nw, TextPlacements.Se, TextPlacements.Sw] }),
    ]);
  return [
    { dataLayer: "labels", filter: kind("ocean"), symbolizer: free(new CenteredTextSymbolizer({ ...sea, fontSize: 14 })) },
    {
      dataLayer: "labels",
      filter: kind("country"),
      symbolizer: free(
        new CenteredTextSymbolizer({ ...text, fill: c.quiet, fontWeight: 500, fontSize: (zoom, f) => (f && rank(f) <= 2 && zoom > 3 ? 12 : 10.5), letterSpacing: 1.5, textTransform: "uppercase", maxLineChars: 14 }),
      ),
    },
    { dataLayer: "labels", filter: kind("sea"), minzoom: 3, symbolizer: free(new CenteredTextSymbolizer({ ...sea, fontSize: 12 })) },
    { dataLayer: "towns", minzoom: 4, filter: (zoom, f) => f.props.capital === 2 && !own(f) && rank(f) <= zoom + 2, symbolizer: free(town(12)) },
    { dataLayer: "towns", minzoom: 5, filter: (zoom, f) => f.props.capital !== 2 && !own(f) && rank(f) <= zoom - 2, symbolizer: free(town(11)) },
    { dataLayer: "labels", filter: kind("lake"), minzoom: 6, symbolizer: free(new CenteredTextSymbolizer({ ...sea, fontSize: 10 })) },
  ];
}

const rank = (f: Feature): number => Number(f.props.rank ?? 0);

/** Yielding leaves out labels where the article's own circles and names stand. */
class Yielding implements LabelSymbolizer {
  constructor(
    private readonly inner: LabelSymbolizer,
    private readonly taken: Taken,
  ) {}

  place(layout: Layout, geom: Parameters<LabelSymbolizer["place"]>[1], feature: Feature): Label[] | undefined {
    const labels = this.inner.place(layout, geom, feature);
    const world = 256 * 2 ** layout.zoom;
    const boxes = this.taken.boxes(layout.zoom);
    const covered = labels?.some((label) => label.bboxes.some((box) => boxes.some((other) => meets(box, other, world))));
    return covered ? undefined : labels;
  }
}

/** meets is overlap on a world that comes round again after its width. */
function meets(a: Rect, b: Rect, world: number): boolean {
  return [-world, 0, world].some((shift) => overlap({ ...a, minX: a.minX + shift, maxX: a.maxX + shift }, b));
}

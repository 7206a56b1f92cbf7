import type * as L from "leaflet";
import { createPattern, leafletLayer, type PaintRule, PolygonSymbolizer, TileCache, View } from "protomaps-leaflet";
import { drawnLayers, labelRules, paintRules, type Taken } from "./basemap-style";
import { named } from "../words/say";
import { type MapColours, mapColours } from "./colours";
import { BasemapTiles, missingLayer } from "./tile-source";

const maxDataZoom = 10; // tiles above it are enlargements of these
const levelDiff = 1; // a tile of data covers four that are drawn
const patience = 5000; // milliseconds until tiles that did not come are asked for again

/** Basemap is the layer of sea, land, borders and names under an article's places. */
export class Basemap {
  private readonly layer: ReturnType<typeof leafletLayer>;
  private readonly tiles: BasemapTiles;
  private readonly cache: TileCache;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly map: L.Map,
    private readonly taken: Taken,
    private readonly onMissing: () => void, // called when the first tile does not come
  ) {
    const asked = new URLSearchParams({ layers: drawnLayers.join(","), ...named });
    const url = `/tiles/basemap/{z}/{x}/{y}.mvt?${asked.toString().replaceAll("%2C", ",")}`;
    this.layer = leafletLayer({ url, maxDataZoom, attribution: "" });
    this.tiles = new BasemapTiles(url, () => this.miss());
    this.cache = new TileCache(this.tiles, 256 << levelDiff);
    this.layer.views = new Map([["", new View(this.cache, maxDataZoom, levelDiff)]]);
    this.paint();
    const again = () => this.askAgain();
    addEventListener("online", again);
    map.on("unload", () => {
      removeEventListener("online", again);
      clearTimeout(this.retry);
    });
  }

  /** show draws the layer from now on: a map that has been turned to its first view asks for no tiles of another. */
  show(): void {
    this.layer.addTo(this.map);
  }

  /** redraw follows a change of theme or of the article's places. */
  redraw(): void {
    this.paint();
    this.layer.rerenderTiles();
  }

  private miss(): void {
    if (this.retry === undefined) this.onMissing();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.askAgain(), patience);
  }

  private askAgain(): void {
    const { missing } = this.tiles;
    if (!missing.size) return;
    for (const tile of missing.keys()) this.cache.cache.delete(tile);
    missing.clear();
    this.redraw();
  }

  private paint(): void {
    const colours = mapColours();
    this.layer.backgroundColor = colours.sea;
    this.layer.paintRules = [...paintRules(colours), missingRule(colours)];
    this.layer.labelRules = labelRules(colours, this.taken);
    this.layer.clearLayout();
  }
}

/** missingRule hatches what is not known: it is neither sea nor land. */
function missingRule({ missing, border }: MapColours): PaintRule {
  const side = 12;
  const pattern = createPattern(side, side, (_, pen) => {
    pen.fillStyle = missing;
    pen.fillRect(0, 0, side, side);
    pen.strokeStyle = border;
    for (const start of [-side, 0, side]) {
      pen.moveTo(start, side);
      pen.lineTo(start + side, 0);
    }
    pen.stroke();
  });
  return { dataLayer: missingLayer, symbolizer: new PolygonSymbolizer({ pattern }) };
}

import { at } from "../browser/root";
import type * as L from "leaflet";
import { createPattern, type PaintRule, PolygonSymbolizer, TileCache, View } from "protomaps-leaflet";
import type { Turns } from "../browser/turns";
import { BasemapLayer, type Style } from "./basemap-layer";
import { drawnLayers, labelRules, paintRules, type Taken } from "./basemap-style";
import { named } from "../words/say";
import { type MapColours, mapColours } from "./colours";
import { BasemapTiles, missingLayer } from "./tile-source";

const maxDataZoom = 10; // tiles above it are enlargements of these
const levelDiff = 1; // a tile of data covers four that are drawn
const patience = 5000; // milliseconds until tiles that did not come are asked for again

/** Basemap is the layer of sea, land, borders and names under an article's places. */
export class Basemap {
  private readonly layer: BasemapLayer;
  private readonly tiles: BasemapTiles;
  private readonly cache: TileCache;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly map: L.Map,
    turns: Turns, // in which its tiles are drawn
    private readonly taken: Taken,
    private readonly onMissing: () => void, // called when the first tile does not come
  ) {
    const asked = new URLSearchParams({ layers: drawnLayers.join(","), ...named });
    const url = `${at("/tiles/basemap/{z}/{x}/{y}.mvt")}?${asked.toString().replaceAll("%2C", ",")}`;
    this.tiles = new BasemapTiles(url, turns, () => this.miss());
    this.cache = new TileCache(this.tiles, 256 << levelDiff);
    this.layer = new BasemapLayer(new View(this.cache, maxDataZoom, levelDiff), turns, this.style());
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
    this.layer.repaint(this.style());
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

  private style(): Style {
    const colours = mapColours();
    return {
      background: colours.sea,
      paintRules: [...paintRules(colours), missingRule(colours)],
      labelRules: labelRules(colours, this.taken),
    };
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

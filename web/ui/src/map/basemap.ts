import type * as L from "leaflet";
import { leafletLayer } from "protomaps-leaflet";
import { labelRules, paintRules, type Taken } from "./basemap-style";
import { mapColours } from "./colours";

const maxDataZoom = 10; // tiles above it are enlargements of these

/** Basemap is the layer of sea, land, borders and names under an article's places. */
export class Basemap {
  private readonly layer: ReturnType<typeof leafletLayer>;

  constructor(
    map: L.Map,
    private readonly taken: Taken,
  ) {
    this.layer = leafletLayer({ url: "/tiles/basemap/{z}/{x}/{y}.mvt", maxDataZoom, attribution: "" });
    this.paint();
    this.layer.addTo(map);
  }

  /** redraw follows a change of theme or of the article's places. */
  redraw(): void {
    this.paint();
    this.layer.rerenderTiles();
  }

  private paint(): void {
    const colours = mapColours();
    this.layer.backgroundColor = colours.sea;
    this.layer.paintRules = paintRules(colours);
    this.layer.labelRules = labelRules(colours, this.taken);
    this.layer.clearLayout();
  }
}

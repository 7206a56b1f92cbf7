import * as L from "leaflet";
import { leafletLayer } from "protomaps-leaflet?full";
import { firstZoom, type Ground } from "../model/ground";

/** GroundLayer draws the operator's map over the built-in one, where it reaches. */
export class GroundLayer {
  private layer: L.GridLayer | null = null;
  private dark = false;

  constructor(
    private readonly map: L.Map,
    private readonly ground: Ground,
  ) {}

  /** draw shows the map in the colours of a theme; a picture has none of its own. */
  draw(dark: boolean): void {
    if (this.layer && (this.ground.kind === "raster" || this.dark === dark)) return;
    this.layer?.remove();
    this.dark = dark;
    this.layer = newLayer(this.ground, dark);
    this.layer.addTo(this.map);
  }
}

function newLayer(ground: Ground, dark: boolean): L.GridLayer {
  const [west, south, east, north] = ground.bounds;
  const shared = {
    attribution: "",
    bounds: L.latLngBounds([south, west], [north, east]),
    minZoom: firstZoom(ground),
    className: "ground",
  };
  if (ground.kind === "raster") return L.tileLayer(ground.url, { ...shared, maxNativeZoom: ground.maxzoom });
  return leafletLayer({
    ...shared,
    url: ground.url,
    maxDataZoom: ground.maxzoom,
    flavor: dark ? "dark" : "light",
    lang: document.documentElement.lang || "en",
  }) as unknown as L.GridLayer;
}

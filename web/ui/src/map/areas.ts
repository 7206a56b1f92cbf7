import * as L from "leaflet";
import type { Place } from "../model/place";
import { around } from "./around";
import type { MarkerEvents } from "./marker";
import { Shape } from "./shape";

export type AreaShapes = GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>;

/** Areas shades countries and regions, the more the oftener the article mentions them. */
export class Areas {
  private readonly group = L.layerGroup();
  private readonly paths = new Map<string, SVGElement>();

  constructor(
    map: L.Map,
    private readonly events: MarkerEvents,
  ) {
    this.group.addTo(map);
  }

  /** show draws those of the places that have a shape, and returns the shapes as they are drawn. */
  show(shapes: AreaShapes, places: Place[], home: number): Map<string, Shape> {
    const drawn = new Map<string, Shape>();
    this.group.clearLayers();
    this.paths.clear();
    const most = Math.max(1, ...places.map((place) => place.mentionCount));
    for (const feature of shapes.features) {
      const place = places.find((p) => p.id === feature.id);
      if (!place) continue;
      const step = Math.ceil((4 * place.mentionCount) / most); // 1–4
      const geometry = around(feature.geometry, home);
      drawn.set(place.id, new Shape(geometry.coordinates));
      const layer = L.geoJSON(geometry, {
        style: { className: `area area-${step}${place.disputed ? " is-disputed" : ""}`, bubblingMouseEvents: false },
      });
      layer.on("mouseover", () => this.events.point(place.id));
      layer.on("mouseout", () => this.events.point(null));
      layer.on("click", () => this.events.choose(place.id));
      this.group.addLayer(layer);
      layer.eachLayer((path) => {
        const element = (path as L.Path).getElement();
        if (element instanceof SVGElement) {
          element.dataset.areaId = place.id;
          this.paths.set(place.id, element);
        }
      });
    }
    return drawn;
  }

  mark(name: string, ids: string[]): void {
    for (const [id, path] of this.paths) path.classList.toggle(name, ids.includes(id));
  }
}

import * as L from "leaflet";
import { count } from "../format/words";
import { isArea, nameOf, type Place } from "../state/reading";
import { near } from "./fit";
import { dotRadius, layoutLabels, type Layout, type Rect, type Spot } from "./label-layout";

export interface MarkerEvents {
  point(id: string | null): void;
  choose(id: string, from: HTMLElement): void;
}

/** Markers are the circles and names of an article's places. */
export class Markers {
  private readonly group = L.layerGroup();
  private readonly markers = new Map<string, L.Marker>();
  private readonly layouts = new Map<number, Layout>();
  private spots: { place: Place; name: string; at: L.LatLng; width: number }[] = [];

  constructor(
    private readonly map: L.Map,
    private readonly events: MarkerEvents,
  ) {
    this.group.addTo(map);
    map.on("zoomend", () => this.arrange());
  }

  /** show replaces what is shown by places, drawn around the longitude home. */
  show(places: Place[], home: number): void {
    this.group.clearLayers();
    this.markers.clear();
    this.layouts.clear();
    const measure = document.createElement("canvas").getContext("2d");
    const sans = getComputedStyle(document.body).fontFamily;
    this.spots = places.map((place) => {
      const name = nameOf(place, places);
      const area = isArea(place);
      if (measure) measure.font = area ? `600 12px ${sans}` : `700 13px ${sans}`;
      const wide = measure?.measureText(area ? name.toUpperCase() : name).width ?? name.length * 8;
      return { place, name, at: L.latLng(place.point[1], near(place.point[0], home)), width: wide + (area ? name.length : 0) };
    });
    // Small circles are drawn, and reached by keyboard, after large ones.
    for (const spot of [...this.spots].sort((a, b) => b.place.mentionCount - a.place.mentionCount)) {
      const marker = this.marker(spot.place, spot.name, spot.at);
      this.markers.set(spot.place.id, marker);
      this.group.addLayer(marker);
    }
    this.arrange();
  }

  element(id: string): HTMLElement | null {
    return this.markers.get(id)?.getElement() ?? null;
  }

  at(id: string): L.LatLng | null {
    return this.markers.get(id)?.getLatLng() ?? null;
  }

  /** mark sets a class on the markers of some places and takes it from all others. */
  mark(name: string, ids: string[]): void {
    for (const [id, marker] of this.markers) {
      marker.getElement()?.classList.toggle(name, ids.includes(id));
      if (name === "is-selected") marker.setZIndexOffset(ids.includes(id) ? 1000 : 0);
    }
  }

  /** boxes are what circles and names cover at a zoom, in pixels of the world. */
  boxes(zoom: number): Rect[] {
    return this.layout(zoom).boxes;
  }

  private layout(zoom: number): Layout {
    let layout = this.layouts.get(zoom);
    if (!layout) {
      layout = layoutLabels(this.spots.map(({ place, at, width }): Spot => {
        const { x, y } = this.map.project(at, zoom);
        const area = isArea(place);
        return { id: place.id, x, y, radius: area ? 0 : dotRadius(place.mentionCount), width, height: 17, weight: place.mentionCount };
      }));
      this.layouts.set(zoom, layout);
    }
    return layout;
  }

  private arrange(): void {
    const { sides } = this.layout(this.map.getZoom());
    for (const [id, marker] of this.markers) {
      const element = marker.getElement();
      if (element) element.dataset.side = sides.get(id) ?? "none";
    }
  }

  private marker(place: Place, name: string, at: L.LatLng): L.Marker {
    const area = isArea(place);
    const box = document.createElement("span");
    if (!area) {
      const dot = document.createElement("span");
      dot.className = "dot";
      const size = `${2 * dotRadius(place.mentionCount)}px`;
      Object.assign(dot.style, { width: size, height: size });
      box.append(dot);
      box.style.setProperty("--reach", `${dotRadius(place.mentionCount) + 4}px`);
    }
    box.className = "place-box";
    const label = document.createElement("span");
    label.className = "place-name";
    label.textContent = name;
    box.append(label);
    const icon = L.divIcon({ html: box, className: `place-marker${area ? " is-area" : ""}${place.disputed ? " is-disputed" : ""}`, iconSize: [0, 0] });
    const marker = L.marker(at, { icon, riseOnHover: true });
    marker.on("add", () => {
      const element = marker.getElement();
      if (!element) return;
      element.dataset.placeId = place.id;
      element.setAttribute("aria-label", `${name}, ${count(place.mentionCount, "mention")}`);
      element.addEventListener("focus", () => this.events.point(place.id));
      element.addEventListener("blur", () => this.events.point(null));
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        this.events.choose(place.id, element);
      });
    });
    marker.on("mouseover", () => this.events.point(place.id));
    marker.on("mouseout", () => this.events.point(null));
    marker.on("click", () => {
      const element = marker.getElement();
      if (element) this.events.choose(place.id, element);
    });
    return marker;
  }
}

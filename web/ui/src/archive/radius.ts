import * as L from "leaflet";
import { near } from "../map/fit";
import { wrapped } from "../model/geo";
import { largestRadius } from "../model/question";
import type { ArchiveState, Desk } from "./state";

const fewest = 8; // pixels of a drag that means a circle
const earth = 6_371_008.8; // metres, the mean radius (IUGG)
const corners = 96;

/** Radius shows the circle that is asked about, and lets one be drawn: from its middle outwards. */
export class Radius {
  private readonly outline = L.polygon([], { className: "radius", interactive: false });
  private from: L.LatLng | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly desk: Desk,
  ) {
    this.outline.addTo(map);
    const box = map.getContainer();
    box.addEventListener("pointerdown", (event) => this.begin(event), { capture: true });
    box.addEventListener("pointermove", (event) => this.grow(event));
    box.addEventListener("pointerup", (event) => this.end(event));
    box.addEventListener("pointercancel", () => this.stop());
  }

  show({ around, question, drawing }: ArchiveState): void {
    const box = this.map.getContainer();
    box.classList.toggle("is-measuring", drawing);
    if (drawing) this.map.dragging.disable();
    else this.map.dragging.enable();
    if (this.from) return;
    const isKnown = around && around.near === question.near;
    this.outline.setLatLngs(isKnown ? this.circle(L.latLng(around.point[1], around.point[0]), question.within) : []);
  }

  private begin(event: PointerEvent): void {
    if (!this.desk.get().drawing || event.button !== 0 || !event.isPrimary) return;
    if ((event.target as Element).closest(".leaflet-control")) return;
    event.stopPropagation();
    event.preventDefault();
    this.map.getContainer().setPointerCapture(event.pointerId);
    this.from = this.at(event);
  }

  private grow(event: PointerEvent): void {
    if (this.from) this.outline.setLatLngs(this.circle(this.from, this.reachOf(event)));
  }

  private end(event: PointerEvent): void {
    if (!this.from) return;
    const { from } = this;
    const pixels = this.map.latLngToContainerPoint(from).distanceTo(this.map.mouseEventToContainerPoint(event));
    const within = this.reachOf(event);
    this.from = null;
    if (pixels < fewest) return this.stop();
    const digits = this.map.getZoom() < 6 ? 2 : 3;
    this.desk.change({ drawing: false });
    this.desk.ask({ near: `${from.lat.toFixed(digits)},${wrapped(from.lng).toFixed(digits)}`, within });
  }

  private stop(): void {
    this.from = null;
    this.show(this.desk.get());
  }

  private at(event: MouseEvent): L.LatLng {
    return this.map.containerPointToLatLng(this.map.mouseEventToContainerPoint(event));
  }

  /** reachOf is the radius in kilometres up to the mouse, rounded as a person would say it. */
  private reachOf(event: MouseEvent): number {
    const km = this.map.distance(this.from as L.LatLng, this.at(event)) / 1000;
    const digit = 10 ** Math.floor(Math.log10(Math.max(1, km)));
    const step = km < 10 ? 1 : digit / 2 > 5 ? digit / 2 : 5;
    return Math.min(largestRadius, Math.max(1, Math.round(km / step) * step));
  }

  /** circle is what lies within some kilometres of a point, on the sphere, which the map distorts. */
  private circle(middle: L.LatLng, km: number): L.LatLng[] {
    const home = near(middle.lng, this.map.getCenter().lng);
    const [lat, angle] = [(middle.lat * Math.PI) / 180, (km * 1000) / earth];
    return Array.from({ length: corners }, (_, i) => {
      const azimuth = (2 * Math.PI * i) / corners;
      const up = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(azimuth));
      const across = Math.atan2(
        Math.sin(azimuth) * Math.sin(angle) * Math.cos(lat),
        Math.cos(angle) - Math.sin(lat) * Math.sin(up),
      );
      return L.latLng((up * 180) / Math.PI, home + (across * 180) / Math.PI);
    });
  }
}

import * as L from "leaflet";
import type { Stop } from "../model/geo";
import type { Camera } from "./camera";
import { near } from "./fit";
import type { PlacePopup } from "./popup";

/** FoundMarker shows what the search found, with its card. */
export class FoundMarker {
  private marker: L.Marker | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly camera: Camera,
    private readonly popup: PlacePopup,
  ) {}

  /** show replaces what is shown; null shows nothing. */
  show(found: Stop | null, home: number): void {
    this.marker?.remove();
    this.marker = null;
    if (!found) {
      this.popup.close();
      return;
    }
    const at = L.latLng(found.point[1], near(found.point[0], home));
    const icon = L.divIcon({ className: "found-marker", iconSize: [14, 14] });
    this.marker = L.marker(at, { icon, title: found.name, alt: found.name }).addTo(this.map);
    const element = this.marker.getElement();
    if (!element) return;
    const open = () => this.popup.openFound(found, at, () => element);
    this.marker.on("click", open);
    this.camera.showPoint(at);
    open();
  }
}

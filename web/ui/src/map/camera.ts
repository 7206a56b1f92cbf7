import * as L from "leaflet";
import { isStill } from "../browser/motion";
import type { LonLat, View } from "../model/geo";
import { type Box, near } from "./fit";

const seconds = 0.2; // of any movement
const inner = -0.15; // edge of the map that a selected place is kept clear of, as a share of its size
const minLine = 160; // pixels of a line that can be read
const room = { paddingTopLeft: [96, 48], paddingBottomRight: [88, 40], maxZoom: 11 } as const; // around a first view

/**
 * Camera moves the map. The views that it reports are its own answer to a
 * movement: to turn to one of them again would send the map back and forth
 * between two views for ever, so it never does.
 */
export class Camera {
  private readonly reported = new WeakSet<View>();
  private asked: View | null = null; // the last one

  constructor(private readonly map: L.Map) {}

  /** view is what the map shows now: what was asked for, where that lies within the same pixel. */
  view(): View {
    const view: View = { zoom: this.map.getZoom(), centre: this.askedCentre() ?? this.centre() };
    this.reported.add(view);
    return view;
  }

  private centre(): LonLat {
    const { lat, lng } = this.map.getCenter();
    return [lng, lat];
  }

  // askedCentre is the centre that was asked for, null where the map has moved by a pixel since. A map that
  // takes another size rounds its centre to pixels, and a link would drift from one opening to the next.
  private askedCentre(): LonLat | null {
    if (!this.asked || this.asked.zoom !== this.map.getZoom()) return null;
    const [lon, lat] = this.asked.centre;
    const moved = this.map.project([lat, lon]).distanceTo(this.map.project(this.map.getCenter()));
    return moved < 1 ? this.asked.centre : null;
  }

  /** isOwn reports whether a view is one that the map itself has reported. */
  isOwn(view: View): boolean {
    return this.reported.has(view);
  }

  /** turnTo shows a view that somebody else asks for. */
  turnTo(view: View): void {
    this.asked = view;
    const {
      zoom,
      centre: [lon, lat],
    } = view;
    const now = this.map.getCenter();
    const isThere = Math.abs(now.lat - lat) < 1e-9 && Math.abs(now.lng - lon) < 1e-9 && this.map.getZoom() === zoom;
    if (!isThere) this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** showFirst shows the box of a new article, or the world where it has no place. */
  showFirst(box: Box | null): void {
    if (!box) this.map.setView([25, 15], 2, { animate: false });
    else
      this.map.fitBounds(
        [
          [box.south, box.west],
          [box.north, box.east],
        ],
        {
          ...room,
          paddingTopLeft: [...room.paddingTopLeft],
          paddingBottomRight: [...room.paddingBottomRight],
          animate: false,
        },
      );
  }

  /** showExactly shows a box that an author has chosen, with no more room around than the map's shape needs. */
  showExactly({ west, south, east, north }: Box): void {
    const bounds = L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
    this.map.setView(bounds.getCenter(), this.map.getBoundsZoom(bounds.pad(-0.08)), { animate: false });
  }

  /** showPoint turns to a point at once, near enough to see where it lies. */
  showPoint(at: L.LatLng): void {
    this.map.setView(at, Math.max(5, this.map.getZoom()), { animate: false });
  }

  /** showBox moves to a box and at least to a zoom. */
  showBox(bounds: L.LatLngBounds, minZoom: number): void {
    const whole = this.map.getBoundsZoom(bounds, false, L.point(120, 100));
    const zoom = Math.max(whole, minZoom);
    this.map.setView(bounds.getCenter(), zoom, { animate: !isStill(), duration: seconds });
  }

  /** bringIntoView moves to a point that is out of the view or at its edge. */
  bringIntoView(at: L.LatLng): void {
    if (this.map.getBounds().pad(inner).contains(at)) return;
    this.map.panTo(at, { animate: !isStill(), duration: seconds });
  }

  /** bringLineIntoView moves to a line that is out of the view or too short in it to be read. */
  bringLineIntoView(line: LonLat[], home: number): void {
    const [first] = line;
    if (!first || line.length < 2) return;
    const shift = near(first[0], home) - first[0];
    const bounds = L.latLngBounds(line.map(([lon, lat]) => L.latLng(lat, lon + shift)));
    const from = this.map.project(bounds.getNorthWest(), this.map.getZoom());
    const to = this.map.project(bounds.getSouthEast(), this.map.getZoom());
    if (from.distanceTo(to) > minLine && this.map.getBounds().pad(-0.02).contains(bounds)) return;
    this.map.fitBounds(bounds, { padding: [72, 64], maxZoom: 9, animate: !isStill(), duration: seconds });
  }
}

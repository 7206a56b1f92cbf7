import * as L from "leaflet";
import { areas as fetchAreas } from "../api/client";
import { whenIdle } from "../browser/idle";
import { Turns } from "../browser/turns";
import { isDark } from "../browser/theme";
import { type Ground, readGround } from "../model/ground";
import type { LonLat, Stop, View } from "../model/geo";
import { isArea, type Place } from "../model/place";
import type { Reading } from "../model/reading";
import type { Store } from "../state/store";
import { say } from "../words/say";
import { Areas } from "./areas";
import { Basemap } from "./basemap";
import { Camera } from "./camera";
import { Choosing } from "./choosing";
import { firstView } from "./first-view";
import { type Box, placesHome } from "./fit";
import { Follower, type Stage } from "./follow";
import { FoundMarker } from "./found-marker";
import { yieldScrolling } from "./framed";
import type { GroundLayer } from "./ground-layer";
import { type Drawn, Lines } from "./lines";
import { Markers } from "./markers";
import { addButtons } from "./map-buttons";
import { leastZoom, newMap } from "./new-map";
import { PlacePopup } from "./popup";
import { RelativePlaces } from "./relative-places";

const maxZoom = 14; // of the built-in map
const closest = 18; // of one with streets
const patience = 500; // milliseconds that a redraw of the basemap waits for a moment when the reader does nothing
const farthest = 4; // zooms that the map glides over
const crowd = 40; // places from which on it does not: to move each of them costs frames

/**
 * MapController keeps one Leaflet map in step with the store, both ways. It
 * holds one field for each part of the map, and one method for each thing that
 * a state may ask of it.
 */
export class MapController implements Stage {
  private readonly map: L.Map;
  private readonly camera: Camera;
  private readonly basemap: Basemap;
  private readonly markers: Markers;
  private readonly areas: Areas;
  private readonly lines: Lines;
  private readonly relatives: RelativePlaces;
  private readonly popup: PlacePopup;
  private readonly cleanups: (() => void)[] = [];
  private readonly turns = new Turns();
  private readonly found: FoundMarker;
  private ground: GroundLayer | null = null; // of the operator, once its code is there
  private home = 0; // the longitude that the article's places lie around
  private reading: Reading | null = null;
  private names = new Set<string>(); // that the basemap leaves to the article
  private redrawing: () => void = () => {}; // puts off a redraw of the basemap

  constructor(
    box: HTMLElement,
    private readonly store: Store,
    framed = false, // in a page of others, which scrolls
    private readonly first: Box | null = null, // what a new map shows; null leaves it to the article
  ) {
    const ground = readGround(document);
    this.map = newMap(box, ground ? Math.max(maxZoom, Math.min(closest, ground.maxzoom + 2)) : maxZoom);
    addButtons(this.map, () => store.send({ type: "first-view" }), framed);
    if (framed) yieldScrolling(this.map);
    this.camera = new Camera(this.map);
    this.popup = new PlacePopup(this.map, store, framed);
    this.found = new FoundMarker(this.map, this.camera, this.popup);
    const choosing = new Choosing(store, this.camera, this.popup, () => this.markers);
    this.areas = new Areas(this.map, choosing);
    this.lines = new Lines(this.map);
    const { turns } = this;
    this.markers = new Markers(this.map, turns, choosing, !framed, () => this.redrawSoon());
    const placed = (zoom: number) => this.markers.boxes(zoom);
    this.relatives = new RelativePlaces(this.map, turns, placed, (index) => choosing.chooseClaim(index));
    this.basemap = new Basemap(
      this.map,
      turns,
      {
        boxes: (zoom) => [...placed(zoom), ...this.relatives.boxes(zoom)],
        names: () => this.names,
      },
      () => store.send({ type: "notice", text: say("map.tilesMissing") }),
    );
    if (ground) void this.addGround(ground);
    this.map.on("click", (event) => {
      // A button of a card that has closed meanwhile is no part of the map.
      if ((event.originalEvent.target as Node).isConnected) choosing.click(event.latlng);
    });
    this.listen(box);
    const follower = new Follower(this);
    this.cleanups.push(store.listen((state) => follower.follow(state)));
    follower.follow(store.get());
    this.basemap.show();
  }

  remove(): void {
    this.redrawing();
    for (const cleanup of this.cleanups) cleanup();
    this.map.remove();
    this.turns.clear(); // also of what the map asked for while it went
  }

  /** addGround draws the operator's map; the code for it comes when there is one. */
  private async addGround(ground: Ground): Promise<void> {
    const { GroundLayer } = await import("./ground-layer");
    this.ground = new GroundLayer(this.map, ground);
    this.ground.draw(isDark(this.store.get().theme));
  }

  private listen(box: HTMLElement): void {
    // The list of a group belongs to no selection, which Escape would drop elsewhere.
    const escape = (event: KeyboardEvent) => event.key === "Escape" && this.popup.closeGroup();
    addEventListener("keydown", escape);
    const report = () => this.reportView();
    this.map.on("moveend", () => this.turns.add(report));
    const resized = new ResizeObserver(() => {
      this.map.invalidateSize({ animate: false });
      this.map.setMinZoom(leastZoom(box));
    });
    resized.observe(box);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const recolour = () => this.redraw();
    dark.addEventListener("change", recolour);
    this.cleanups.push(
      () => removeEventListener("keydown", escape),
      () => resized.disconnect(),
      () => dark.removeEventListener("change", recolour),
    );
  }

  isOwn(view: View): boolean {
    return this.camera.isOwn(view);
  }

  turnTo(view: View): void {
    this.camera.turnTo(view);
  }

  showReading(reading: Reading, view: View | null): void {
    const { places } = reading;
    this.reading = reading;
    this.home = placesHome(places);
    this.map.options.zoomAnimationThreshold = places.length > crowd ? 0 : farthest;
    this.names = namesOf(places);
    this.popup.close();
    this.markers.show(places, reading.written || reading.language, this.home);
    this.relatives.show(reading, this.home);
    this.basemap.redraw();
    if (!view) this.turnToFirst();
    else this.reportView();
    this.shadeAreas(reading);
  }

  turnToFirst(): void {
    if (this.first) this.camera.showExactly(this.first);
    else if (this.reading) this.camera.showFirst(firstView(this.reading, this.home));
    this.reportView();
  }

  private shadeAreas(reading: Reading): void {
    const shaded = reading.places.filter(isArea);
    this.areas.show({ type: "FeatureCollection", features: [] }, [], this.home);
    if (!shaded.length) return;
    fetchAreas(shaded.map((place) => place.id)).then(
      (shapes) => {
        if (this.reading !== reading) return;
        this.markers.setShapes(this.areas.show(shapes, shaded, this.home));
        this.relatives.arrange();
        this.basemap.redraw();
        this.reportView();
      },
      (error: Error) => this.store.send({ type: "notice", text: `${say("map.notShaded")} ${error.message}` }),
    );
  }

  /** redrawSoon lets the basemap make room for names that moved; it comes after what the reader waits for. */
  private redrawSoon(): void {
    this.redrawing();
    this.redrawing = whenIdle(() => this.basemap.redraw(), patience);
  }

  redraw(): void {
    this.basemap.redraw();
    this.ground?.draw(isDark(this.store.get().theme));
  }

  setAiming(on: boolean): void {
    this.map.getContainer().classList.toggle("is-measuring", on);
  }

  mark(name: "is-pointed" | "is-selected", ids: string[]): void {
    this.markers.mark(name, ids);
    this.areas.mark(name, ids);
  }

  markClaim(index: number): void {
    this.relatives.mark(index);
  }

  closePopup(): void {
    this.popup.close();
  }

  bringIntoView(place: string): void {
    const at = this.markers.at(place);
    if (at) this.camera.bringIntoView(at);
  }

  bringLineIntoView(line: LonLat[]): void {
    this.camera.bringLineIntoView(line, this.home);
  }

  drawLines(lines: Drawn[]): void {
    this.lines.show(lines, this.home);
  }

  showFound(found: Stop | null): void {
    this.found.show(found, this.home);
  }

  /** reportView tells the store what the map shows. */
  private reportView(): void {
    const view = this.camera.view();
    this.map.getContainer().classList.toggle("is-close", view.zoom >= 7);
    this.map.getContainer().classList.toggle("is-closest", view.zoom >= 10);
    if (!this.reading) return;
    const box = this.map.getBounds();
    const bounds = this.reading.places.map((place) => place.id).filter((id) => this.markers.isIn(id, box));
    this.store.send({ type: "view", view, bounds });
  }
}

/** namesOf are the ids of places, and the names of those that are areas: as they are shown, and as the basemap has them. */
export function namesOf(places: Place[]): Set<string> {
  return new Set(places.flatMap((place) => (isArea(place) ? [place.id, place.name, place.known] : [place.id])));
}

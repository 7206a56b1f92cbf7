import * as L from "leaflet";
import { areas as fetchAreas } from "../api/client";
import { continuous } from "../api/decode";
import { lengthText } from "../format/length";
import { type Claim, isArea, type LonLat, type Reading } from "../state/reading";
import type { Selection, State, Stop, View } from "../state/state";
import type { Store } from "../state/store";
import { selectedIds } from "../text/article-text";
import { Areas } from "./areas";
import { Basemap } from "./basemap";
import { firstView, near, placesHome } from "./fit";
import { yieldScrolling } from "./framed";
import { type Drawn, Lines } from "./lines";
import { Markers } from "./markers";
import { PlacePopup } from "./popup";
import { Relatives } from "./relatives";

const seconds = 0.2; // of any movement

/** MapDesk keeps one Leaflet map in step with the store, both ways. */
export class MapDesk {
  private readonly map: L.Map;
  private readonly basemap: Basemap;
  private readonly markers: Markers;
  private readonly areas: Areas;
  private readonly lines: Lines;
  private readonly relatives: Relatives;
  private readonly popup: PlacePopup;
  private readonly away: (() => void)[] = [];
  private foundMarker: L.Marker | null = null;
  private home = 0;
  private shown: Reading | null = null;
  private taken = new Set<string>();
  private readonly told = new WeakSet<View>(); // views that the map itself has told the store
  private linked: Selection | null = null; // came with the view it is to be seen in

  constructor(
    box: HTMLElement,
    private readonly store: Store,
    framed = false, // in a page of others, which scrolls
  ) {
    this.map = L.map(box, { attributionControl: false, zoomControl: false, worldCopyJump: false, minZoom: 0, maxZoom: 12, zoomAnimation: !still(), fadeAnimation: false, markerZoomAnimation: !still() });
    this.map.setView([30, 10], 2, { animate: false });
    if (framed) yieldScrolling(this.map);
    L.control.zoom({ position: "topleft", zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(this.map);
    L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 90 }).addTo(this.map);
    const events = {
      point: (id: string | null, others: string[] = []) => store.send({ type: "point", pointed: id ? { id, by: "map" as const, with: others } : null }),
      choose: (id: string) => this.choose(id),
      open: (ids: string[]) => this.openGroup(ids),
    };
    this.areas = new Areas(this.map, events);
    this.lines = new Lines(this.map);
    this.markers = new Markers(this.map, events);
    this.relatives = new Relatives(this.map, (zoom) => this.markers.boxes(zoom), (index) => this.chooseClaim(index));
    this.basemap = new Basemap(this.map, { boxes: (zoom) => [...this.markers.boxes(zoom), ...this.relatives.boxes(zoom)], names: () => this.taken });
    this.popup = new PlacePopup(this.map, store);

    // The list of a group belongs to no selection, which Escape would drop elsewhere.
    const escape = (event: KeyboardEvent) => event.key === "Escape" && this.popup.closeGroup();
    addEventListener("keydown", escape);
    this.away.push(() => removeEventListener("keydown", escape));
    this.map.on("moveend", () => this.tellView());
    this.map.on("click", (event) => {
      // A button of a card that has closed meanwhile is no part of the map.
      if ((event.originalEvent.target as Node).isConnected) this.clicked(event.latlng);
    });
    const resized = new ResizeObserver(() => this.map.invalidateSize({ animate: false }));
    resized.observe(box);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const recolour = () => this.basemap.redraw();
    dark.addEventListener("change", recolour);
    this.away.push(() => resized.disconnect(), () => dark.removeEventListener("change", recolour));
    this.away.push(store.listen((state, before) => this.follow(state, before)));
    this.follow(store.get(), null);
  }

  remove(): void {
    for (const undo of this.away) undo();
    this.map.remove();
  }

  private shows(id: string): boolean {
    const at = this.markers.at(id);
    return at !== null && this.map.getBounds().contains(at);
  }

  private follow(state: State, before: State | null): void {
    if (state.reading && state.reading !== this.shown) this.show(state.reading, state);
    const turned = state.view && state.view !== before?.view && !this.told.has(state.view);
    if (turned) {
      this.linked = state.selection;
      this.turnTo(state);
    }
    const stays = state.selection !== null && state.selection === this.linked; // the view was chosen for it
    if (state.theme !== before?.theme && before) this.basemap.redraw();
    if (state.measuring !== before?.measuring) this.map.getContainer().classList.toggle("is-measuring", state.measuring !== null);
    if (state.pointed !== before?.pointed) this.mark("is-pointed", state.pointed ? [state.pointed.id] : []);
    if (state.selection !== before?.selection || state.reading !== before?.reading) {
      this.mark("is-selected", selectedIds(state));
      this.relatives.mark(state.selection?.kind === "claim" ? state.selection.index : -1);
      if (state.selection?.kind !== "place" || !before) this.popup.close();
      else if (!stays) this.bringIntoView(state.selection.id);
    }
    if (state.found !== before?.found) this.showFound(state.found);
    if (state.line !== before?.line && state.line && !stays) this.bringLineIntoView(state.line.line);
    if (state.selection?.kind === "claim" && state.selection !== before?.selection && !stays) this.bringLineIntoView(extent(state.reading?.claims[state.selection.index]));
    const lined = (s: State) => [s.line, s.selection, s.measuring, s.unit, s.reading];
    if (!before || lined(state).some((part, i) => part !== lined(before)[i])) this.lines.show(drawnLines(state), this.home);
  }

  private show(reading: Reading, state: State): void {
    this.shown = reading;
    this.home = placesHome(reading.places);
    this.taken = new Set(reading.places.flatMap((place) => (isArea(place) ? [place.id, place.name] : [place.id])));
    this.popup.close();
    this.markers.show(reading.places, this.home);
    this.relatives.show(reading, this.home);
    this.basemap.redraw();
    if (state.view) this.tellView();
    else this.fit(reading);
    const shaded = reading.places.filter(isArea);
    this.areas.show({ type: "FeatureCollection", features: [] }, [], this.home);
    if (!shaded.length) return;
    fetchAreas(shaded.map((place) => place.id)).then(
      (shapes) => {
        if (this.shown !== reading) return;
        this.markers.shade(this.areas.show(shapes, shaded, this.home));
        this.relatives.arrange();
        this.basemap.redraw();
      },
      (error: Error) => this.store.send({ type: "notice", text: `Countries are not shaded. ${error.message}` }),
    );
  }

  private fit(reading: Reading): void {
    const box = firstView(reading, this.home);
    if (!box) this.map.setView([25, 15], 2, { animate: false });
    else this.map.fitBounds([[box.south, box.west], [box.north, box.east]], { paddingTopLeft: [96, 48], paddingBottomRight: [88, 40], maxZoom: 8, animate: false });
    this.tellView();
  }

  private tellView(): void {
    const { lat, lng } = this.map.getCenter();
    const zoom = this.map.getZoom();
    this.map.getContainer().classList.toggle("is-close", zoom >= 7);
    this.map.getContainer().classList.toggle("is-closest", zoom >= 10);
    if (!this.shown) return;
    const bounds = this.shown.places.map((place) => place.id).filter((id) => this.shows(id));
    const view: View = { zoom, centre: [lng, lat] };
    this.told.add(view); // turning to it again could send the map back and forth for ever
    this.store.send({ type: "view", view, bounds });
  }

  private turnTo({ view }: State): void {
    if (!view) return;
    const { lat, lng } = this.map.getCenter();
    const there = Math.abs(lat - view.centre[1]) < 1e-9 && Math.abs(lng - view.centre[0]) < 1e-9 && this.map.getZoom() === view.zoom;
    if (!there) this.map.setView([view.centre[1], view.centre[0]], view.zoom, { animate: false });
  }

  private choose(id: string): void {
    if (this.store.get().measuring) {
      const place = this.shown?.places.find((p) => p.id === id);
      if (place) this.store.send({ type: "stop", stop: { id, name: place.name, point: place.point } });
      return;
    }
    this.store.send({ type: "select", selection: { kind: "place", id } });
    const at = this.markers.at(id);
    if (at) this.popup.open(id, at, () => this.markers.seen(id));
  }

  /** openGroup lists the places for which one circle stands. */
  private openGroup(ids: string[]): void {
    const [first = ""] = ids;
    const at = this.markers.at(first);
    if (!at) return;
    const zoom = this.markers.partingZoom(ids);
    const bounds = L.latLngBounds(ids.flatMap((id) => this.markers.at(id) ?? []));
    const nearer = () => {
      this.popup.close();
      const whole = this.map.getBoundsZoom(bounds, false, L.point(120, 100));
      this.map.setView(bounds.getCenter(), Math.max(whole, zoom ?? 0), { animate: !still(), duration: seconds });
    };
    const choose = (id: string) => {
      this.popup.close();
      this.choose(id);
    };
    this.popup.openGroup(ids, at, { choose, nearer: zoom === null ? null : nearer }, () => this.markers.seen(first));
  }

  private chooseClaim(index: number): void {
    this.store.send({ type: "select", selection: { kind: "claim", index } });
    this.store.send({ type: "tab", tab: "claims" });
  }

  private clicked(at: L.LatLng): void {
    const { measuring, selection, found } = this.store.get();
    const { lat, lng } = at.wrap();
    if (measuring) {
      const name = `${lat.toFixed(3)}, ${lng.toFixed(3)}`;
      this.store.send({ type: "stop", stop: { id: `${lat.toFixed(5)},${lng.toFixed(5)}`, name, point: [lng, lat] } });
    } else if (selection) this.store.send({ type: "select", selection: null });
    else if (found) this.store.send({ type: "found", hit: null });
  }

  private mark(name: string, ids: string[]): void {
    this.markers.mark(name, ids);
    this.areas.mark(name, ids);
  }

  private showFound(found: Stop | null): void {
    this.foundMarker?.remove();
    this.foundMarker = null;
    if (!found) {
      this.popup.close();
      return;
    }
    const at = L.latLng(found.point[1], near(found.point[0], this.home));
    const icon = L.divIcon({ className: "found-marker", iconSize: [14, 14] });
    this.foundMarker = L.marker(at, { icon, title: found.name, alt: found.name }).addTo(this.map);
    const element = this.foundMarker.getElement();
    if (!element) return;
    const open = () => this.popup.openFound(found, at, () => element);
    this.foundMarker.on("click", open);
    this.map.setView(at, Math.max(5, this.map.getZoom()), { animate: false });
    open();
  }

  private bringIntoView(id: string): void {
    const at = this.markers.at(id);
    if (at && !this.map.getBounds().pad(-0.15).contains(at)) this.map.panTo(at, { animate: !still(), duration: seconds });
  }

  /** bringLineIntoView turns to a line that is out of the view or too short in it to be read. */
  private bringLineIntoView(line: LonLat[]): void {
    const [first] = line;
    if (!first || line.length < 2) return;
    const shift = near(first[0], this.home) - first[0];
    const bounds = L.latLngBounds(line.map(([lon, lat]) => L.latLng(lat, lon + shift)));
    const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => this.map.project(corner, this.map.getZoom()));
    const long = from && to ? from.distanceTo(to) : 0;
    if (long > 160 && this.map.getBounds().pad(-0.02).contains(bounds)) return;
    this.map.fitBounds(bounds, { padding: [72, 64], maxZoom: 9, animate: !still(), duration: seconds });
  }
}

/** extent is what of a claim is to be seen on the map. */
function extent(claim: Claim | undefined): LonLat[] {
  if (!claim?.relative?.area) return claim?.line ?? [];
  const { area, line } = claim.relative;
  const rings = area.type === "Polygon" ? area.coordinates : area.coordinates.flat(1);
  return continuous([...rings.flat(1).map(([lon = 0, lat = 0]): LonLat => [lon, lat]), ...line]);
}

const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** drawnLines are the geodesics that a state shows. */
export function drawnLines({ line, selection, measuring, reading, unit }: State): Drawn[] {
  const drawn: Drawn[] = [];
  if (line) drawn.push({ line: line.line, tag: lengthText(line.metres, unit), quote: "", style: "pair" });
  if (selection?.kind === "claim") {
    const claim = reading?.claims[selection.index];
    if (claim?.relative?.line.length) drawn.push({ line: claim.relative.line, tag: "", quote: "", style: "relative" });
    if (claim?.line.length && claim.measuredKm !== null) {
      drawn.push({ line: claim.line, tag: lengthText(claim.measuredKm * 1000, unit), quote: claim.text, style: claim.outcome });
    }
  }
  for (const { point } of measuring?.stops ?? []) drawn.push({ line: [point], tag: "", quote: "", style: "measure" });
  for (const leg of measuring?.legs ?? []) {
    if (leg) drawn.push({ line: leg.line, tag: lengthText(leg.metres, unit), quote: "", style: "measure" });
  }
  return drawn;
}

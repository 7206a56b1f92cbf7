import * as L from "leaflet";
import { rove, settle } from "../controls/roving";
import type { Job, Turns } from "../browser/turns";
import { isArea, isLocated, isWater, nameOf, type Place, venues } from "../model/place";
import { boxesOf, coveredBy, type EdgeName, isWithin, movedNames, type Point } from "./edge-names";
import { near } from "./fit";
import { circleScale, type Group, groupCircles, merge, type RadiusOf } from "./groups";
import { type Label, type Layout, layoutLabels, type Outline, type Rect, type Spot } from "./label-layout";
import { type MarkerEvents, PlaceMarker } from "./marker";
import { language } from "../words/say";
import type { Shape } from "./shape";
import { placeSites, type Shift, type Site, siteRadius } from "./sites";

/** Arrangement is what stands where at a zoom. */
interface Arrangement {
  groups: Group[];
  layout: Layout;
  shifts: Map<string, Shift>; // of sites from the places around them
  apart: ReadonlySet<string>; // places that were kept out of groups
}

/** same reports whether a name stands where it stood. */
const same = (a: Point, b: Point | null | undefined): boolean => a.x === b?.x && a.y === b.y;

const nowhere: Label = { side: "none", x: 0, y: 0 };
const rounds = 4; // of making room for the name of a main place
const lowest = 0; // zooms of the map
const highest = 18;
const atATime = 30; // circles and names that a slow processor puts elsewhere within a frame

/** Markers are the circles and names of an article's places. */
export class Markers {
  private readonly group = L.layerGroup();
  private readonly markers = new Map<string, PlaceMarker>();
  private readonly arrangements = new Map<number, Arrangement>();
  private readonly marked = new Map<string, Set<string>>(); // class, ids
  private widths = new Map<string, number>(); // of names, in pixels
  private shapes = new Map<string, Shape>();
  private heads = new Map<string, string>(); // of each place that is not drawn, the one that stands for it
  private grouped = new Set<string>(); // places that are not drawn, and those that stand for them
  private radiusOf: RadiusOf = circleScale([]);
  private settling = 0; // the frame in which one marker becomes the stop of the Tab key, and names find their view
  private arranging: Job[] = []; // what is left to do after a zoom
  private ranks = new Map<string, number>(); // the most important has the smallest
  private moved = new Map<string, Point | null>(); // names that the edge of the view would cut
  private taken: { zoom: number; boxes: Rect[] } | null = null; // with the names that moved

  constructor(
    private readonly map: L.Map,
    private readonly turns: Turns,
    private readonly events: MarkerEvents,
    private readonly isDraggable = false,
    private readonly onMoved: () => void = () => {}, // called when names stand where the basemap does not expect them
  ) {
    this.group.addTo(map);
    const stop = rove(map.getPane("markerPane") as HTMLElement, ".place-marker");
    map.on("unload", () => {
      stop();
      cancelAnimationFrame(this.settling);
    });
    map.on("zoomend", () => this.do([() => this.arrange(atATime)]));
    map.on("moveend", () => this.arranging.length || this.settleSoon());
  }

  /** show replaces what is shown by the places of a text in a language, drawn around the longitude home. */
  show(places: Place[], written: string, home: number): void {
    this.group.clearLayers();
    this.markers.clear();
    this.marked.clear();
    this.shapes.clear();
    this.radiusOf = circleScale(venues(places).map((place) => place.mentionCount));
    this.ranks = new Map([...places].sort(byImportance).map(({ id }, i) => [id, i]));
    const names = new Map(places.map((place) => [place.id, nameOf(place, places)]));
    this.widths = measured(places, names, written);
    // Small circles are drawn, and reached by keyboard, after large ones.
    for (const place of [...places].sort((a, b) => b.mentionCount - a.mentionCount)) {
      const marker = new PlaceMarker(
        place,
        names.get(place.id) ?? place.name,
        languageOf(place, written),
        L.latLng(place.point[1], near(place.point[0], home)),
        this.events,
        this.isDraggable,
      );
      this.markers.set(place.id, marker);
      this.group.addLayer(marker.leaflet);
    }
    this.arrangeAnew();
  }

  /** setShapes tells which areas are drawn, so that their names stand inside them. */
  setShapes(shapes: Map<string, Shape>): void {
    this.shapes = shapes;
    this.arrangeAnew();
  }

  /** isIn reports whether a place, or a part of an area that is drawn, is in a box. */
  isIn(id: string, box: L.LatLngBounds): boolean {
    const at = this.at(id);
    if (at && box.contains(at)) return true;
    const edges = { west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() };
    return this.shapes.get(id)?.isIn(edges) ?? false;
  }

  at(id: string): L.LatLng | null {
    return this.markers.get(id)?.leaflet.getLatLng() ?? null;
  }

  /**
   * elementOf is the element where a place is to be seen just now: its own, or that of the circle that
   * stands for it.
   */
  elementOf(id: string): HTMLElement | null {
    return this.markers.get(this.heads.get(id) ?? id)?.element ?? null;
  }

  /** mark sets a class on the markers of some places and takes it from all others. */
  mark(name: string, ids: string[]): void {
    const before = this.marked.get(name) ?? new Set();
    const now = new Set(ids);
    this.marked.set(name, now);
    for (const id of new Set([...before, ...now])) {
      const marker = this.markers.get(id);
      marker?.element?.classList.toggle(name, now.has(id));
      // Its name makes room.
      if (name === "is-pointed" && this.heads.has(id)) this.elementOf(id)?.classList.toggle("is-eclipsed", now.has(id));
      marker?.setZ(this.marked.get("is-selected")?.has(id) ? 1000 : this.marked.get("is-pointed")?.has(id) ? 1500 : 0);
    }
    if (name === "is-selected") this.ungroup(before, now);
  }

  /** ungroup takes selected places out of their groups, and leaves others to theirs. */
  private ungroup(before: Set<string>, now: Set<string>): void {
    const zoom = this.zoom();
    const current = this.arrangements.get(zoom);
    this.arrangements.clear();
    const stays =
      current && ![...before].some((id) => current.apart.has(id)) && ![...now].some((id) => this.grouped.has(id));
    if (stays) this.arrangements.set(zoom, current);
    else this.arrange();
  }

  /** boxes are what circles and names cover at a zoom, in pixels of the world. */
  boxes(zoom: number): Rect[] {
    return this.taken?.zoom === zoom ? this.taken.boxes : this.arrangement(zoom).layout.boxes;
  }

  /** partingZoom is the zoom at which places for which one circle stands fall apart, null if at none. */
  partingZoom(ids: string[]): number | null {
    for (let zoom = this.map.getZoom() + 1; zoom <= highest; zoom++) {
      if (groupCircles(this.circles(ids, zoom), this.radiusOf, new Set()).length > 1) return zoom;
    }
    return null;
  }

  private circles(ids: Iterable<string>, zoom: number) {
    return [...ids].flatMap((id) => {
      const marker = this.markers.get(id);
      if (!marker || isArea(marker.place) || !isLocated(marker.place)) return [];
      const { x, y } = this.map.project(marker.leaflet.getLatLng(), zoom);
      return [{ id, x, y, weight: marker.place.mentionCount, rank: this.ranks.get(id) ?? 0 }];
    });
  }

  private arrangement(zoom: number): Arrangement {
    const known = this.arrangements.get(zoom);
    if (known) return known;
    const selected = this.marked.get("is-selected") ?? new Set<string>();
    const areas = this.areaSpots(zoom);
    let groups = groupCircles(this.circles(this.markers.keys(), zoom), this.radiusOf, selected);
    let layout = layoutLabels([...groups.map((group) => this.spot(group)), ...areas]);
    for (let round = 0; round < rounds && layout.inTheWay.size; round++) {
      const [head, ids] = [...layout.inTheWay][0] as [string, string[]]; // the most mentioned first
      groups = merge(
        groups,
        head,
        ids.filter((id) => !selected.has(id)),
        this.radiusOf,
      );
      layout = layoutLabels([...groups.map((group) => this.spot(group)), ...areas]);
    }
    const sites = this.sites(zoom);
    const shifts = placeSites(sites, groups);
    if (sites.length) {
      const marks = sites.map((site) => this.siteSpot(site, shifts.get(site.id) ?? { x: 0, y: 0 }));
      layout = layoutLabels([...groups.map((group) => this.spot(group)), ...areas, ...marks]);
    }
    const made = { groups, layout, shifts, apart: selected };
    this.arrangements.set(zoom, made);
    return made;
  }

  private spot({ members: [id = ""], x, y, radius, weight }: Group): Spot {
    const side = this.markers.get(id)?.place.details.side;
    return { id, x, y, radius, width: this.widths.get(id) ?? 0, height: 17, weight, side };
  }

  /** sites are those of which only the place around them is known, the most mentioned first. */
  private sites(zoom: number): Site[] {
    return [...this.markers].flatMap(([id, { place, leaflet }]) => {
      if (!place.within) return [];
      const { x, y } = this.map.project(leaflet.getLatLng(), zoom);
      return [{ id, container: place.within.id, x, y }];
    });
  }

  private siteSpot({ id, x, y }: Site, shift: Shift): Spot {
    return {
      id,
      x: x + shift.x,
      y: y + shift.y,
      radius: siteRadius,
      width: this.widths.get(id) ?? 0,
      height: 17,
      weight: 0,
    };
  }

  private areaSpots(zoom: number): Spot[] {
    return [...this.markers].flatMap(([id, { place, leaflet }]) => {
      if (!isArea(place)) return [];
      const { x, y } = this.map.project(leaflet.getLatLng(), zoom);
      const shape = this.shapes.get(id);
      const { side } = place.details;
      const area = shape?.seen(256 * 2 ** zoom) ? this.outline(shape, zoom) : undefined;
      return [
        { id, x, y, radius: 0, width: this.widths.get(id) ?? 0, height: 17, weight: place.mentionCount, area, side },
      ];
    });
  }

  private outline(shape: Shape, zoom: number): Outline {
    const [lon, lat] = shape.middle;
    const holds = (x: number, y: number) => {
      const at = this.map.unproject([x, y], zoom);
      return shape.holds(at.lng, at.lat);
    };
    return { middle: this.map.project([lat, lon], zoom), holds };
  }

  private zoom(): number {
    return Math.max(lowest, Math.min(highest, Math.round(this.map.getZoom())));
  }

  private arrangeAnew(): void {
    this.arrangements.clear();
    this.arrange();
  }

  /**
   * arrange puts circles and names where they stand at this zoom: all of them at once, or so many a frame, those in
   * the view first.
   */
  private arrange(atATime = Number.POSITIVE_INFINITY): void {
    this.moved.clear();
    this.taken = null;
    const arrangement = this.arrangement(this.zoom());
    const { groups, layout, apart } = arrangement;
    const standing = new Map(groups.map((group) => [group.members[0] as string, group]));
    this.heads = new Map(
      groups.flatMap((group) => group.members.slice(1).map((id) => [id, group.members[0] as string])),
    );
    this.grouped = new Set([...this.heads].flat());
    const finish = () => {
      for (const id of apart) this.labelBeside(id, standing, layout);
      this.settleSoon();
    };
    if (this.markers.size <= atATime) {
      this.do([]);
      for (const [id, marker] of this.markers) this.put(id, marker, standing, arrangement);
      finish();
      return;
    }
    const all = this.seenFirst();
    const parts = Array.from({ length: Math.ceil(all.length / atATime) }, (_, i) =>
      all.slice(i * atATime, (i + 1) * atATime),
    );
    this.do([
      ...parts.map((part) => () => {
        for (const [id, marker] of part) this.put(id, marker, standing, arrangement);
        return true;
      }),
      finish,
    ]);
  }

  /** do has some things done by turns, in place of what is still left to do. */
  private do(jobs: Job[]): void {
    for (const job of this.arranging) this.turns.drop(job);
    this.arranging = jobs.map((does) => {
      const job = () => {
        this.arranging.shift();
        return does();
      };
      return job;
    });
    for (const job of this.arranging) this.turns.add(job);
  }

  /** seenFirst are all places, those in the view first. */
  private seenFirst(): [string, PlaceMarker][] {
    const view = this.map.getBounds();
    const isSeen = ([, { leaflet }]: [string, PlaceMarker]) => Number(view.contains(leaflet.getLatLng()));
    return [...this.markers].sort((a, b) => isSeen(b) - isSeen(a));
  }

  /** put draws one place where it stands. */
  private put(id: string, marker: PlaceMarker, standing: Map<string, Group>, { layout, shifts }: Arrangement): void {
    const radius = isLocated(marker.place) ? 0 : siteRadius;
    // Areas and sites stand by themselves.
    const group = standing.get(id) ?? { x: 0, y: 0, weight: 0, radius, members: [id] };
    marker.shift(shifts.get(id) ?? { x: 0, y: 0 });
    const head = standing.get(this.heads.get(id) ?? "");
    if (head)
      marker.hide(
        this.radiusOf(marker.place.mentionCount),
        head.x + head.radius - this.map.project(marker.leaflet.getLatLng(), this.zoom()).x,
      );
    else marker.show(group);
    marker.placeLabel(layout.labels.get(id) ?? nowhere, layout.signs.has(id));
  }

  /** settleSoon does what asks where things stand: that costs a layout, which the next frame pays anyway. */
  private settleSoon(): void {
    cancelAnimationFrame(this.settling);
    this.settling = requestAnimationFrame(() => {
      settle(this.map.getPane("markerPane") as HTMLElement, ".place-marker");
      this.keepNamesInView();
    });
  }

  /** keepNamesInView moves names of areas away from the edge of the view, and back. */
  private keepNamesInView(): void {
    const zoom = this.zoom();
    const { layout } = this.arrangement(zoom);
    const { min, max } = this.map.getPixelBounds();
    const view = { minX: min?.x ?? 0, minY: min?.y ?? 0, maxX: max?.x ?? 0, maxY: max?.y ?? 0 };
    const names = this.edgeNames(zoom, layout);
    if (!names.some(({ own }) => !own || !isWithin(own, view)) && !this.moved.size) return;
    const moved = movedNames(names, view, [...layout.boxes, ...coveredBy(this.map, view)]);
    for (const { id, from } of names) {
      const at = moved.get(id);
      if (at === this.moved.get(id)) continue;
      const label =
        at === undefined ? layout.labels.get(id) : at && { side: "c" as const, x: at.x - from.x, y: at.y - from.y };
      this.markers.get(id)?.placeLabel(label ?? nowhere, false);
    }
    const isNew = [...moved].some(([id, at]) => at && !same(at, this.moved.get(id)));
    this.moved = moved;
    this.taken = { zoom, boxes: [...layout.boxes, ...boxesOf(names, moved)] };
    if (isNew) this.onMoved();
  }

  private edgeNames(zoom: number, { labels, names }: Layout): (EdgeName & { from: Point })[] {
    return this.areaSpots(zoom).flatMap(({ id, x, y, width, height, area, side }) => {
      const label = labels.get(id);
      if (!area || side || !label) return [];
      return [
        { id, from: { x, y }, x: x + label.x, y: y + label.y, width, height, own: names.get(id), holds: area.holds },
      ];
    });
  }

  /** labelBeside writes the name of a selected place beside the circle that it lies over, in place of that circle's. */
  private labelBeside(id: string, standing: Map<string, Group>, { labels }: Layout): void {
    const own = standing.get(id);
    if (!own || labels.get(id)?.side !== "none") return;
    for (const [head, group] of standing) {
      if (head === id || Math.hypot(group.x - own.x, group.y - own.y) > group.radius + own.radius) continue;
      this.markers.get(id)?.push(own.radius, group.x + group.radius - own.x);
      this.markers.get(head)?.element?.classList.add("is-eclipsed");
      return;
    }
  }
}

/** byImportance orders places that are mentioned equally: capitals first, then by population, then as the article names them. */
const byImportance = (a: Place, b: Place): number =>
  Number(b.featureCode === "PPLC") - Number(a.featureCode === "PPLC") || b.population - a.population;

/** languageOf is that of the name of a place: the words of the text, else the page's own name for it. */
const languageOf = ({ name, known }: Place, written: string): string =>
  name === known ? language : written || language;

/** measured is the width of each name in the face in which its place is written. */
function measured(places: Place[], names: Map<string, string>, written: string): Map<string, number> {
  const canvas = document.createElement("canvas").getContext("2d");
  const { fontFamily: sans } = getComputedStyle(document.body);
  const serif = getComputedStyle(document.documentElement).getPropertyValue("--serif");
  return new Map(
    places.map((place) => {
      const name = names.get(place.id) ?? "";
      const [font, text, spacing] = place.within
        ? [`italic 500 12px ${sans}`, name, 0]
        : isWater(place)
          ? [`italic 600 14px ${serif}`, name, 0]
          : isArea(place)
            ? [`600 12px ${sans}`, name.toLocaleUpperCase(languageOf(place, written)), 1]
            : [`700 13px ${sans}`, name, 0];
      if (canvas) canvas.font = font;
      return [place.id, (canvas?.measureText(text).width ?? name.length * 8) + spacing * name.length];
    }),
  );
}

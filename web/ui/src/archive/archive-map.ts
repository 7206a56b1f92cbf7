import * as L from "leaflet";
import { isStill } from "../browser/motion";
import { Turns } from "../browser/turns";
import { isDark } from "../browser/theme";
import { Basemap } from "../map/basemap";
import { boxOf, homeLongitude, near } from "../map/fit";
import { yieldScrolling } from "../map/framed";
import type { GroundLayer } from "../map/ground-layer";
import { leastZoom, newMap } from "../map/new-map";
import type { Detail } from "../model/archive";
import { type Ground, readGround } from "../model/ground";
import type { Box, LonLat, View } from "../model/geo";
import { wrapped } from "../model/geo";
import { Circles } from "./circles";
import { drawnCircles, firstPlaces } from "./drawn";
import { Radius } from "./radius";
import type { ArchiveState, Desk } from "./state";

/**
 * ArchiveMap keeps one Leaflet map in step with the state of an archive's page, both ways: the places of the
 * question, the circle that is asked about, what is shown.
 */
export class ArchiveMap {
  private readonly map: L.Map;
  private readonly basemap: Basemap;
  private readonly circles: Circles;
  private readonly radius: Radius;
  private readonly cleanups: (() => void)[] = [];
  private ground: GroundLayer | null = null;
  private reported: View | null = null;
  private framedFor: string | Detail | null = null; // the question, or the story, that the view was last set for

  constructor(
    box: HTMLElement,
    private readonly desk: Desk,
    framed = false,
  ) {
    const ground = readGround(document);
    this.map = newMap(box, ground ? Math.max(14, Math.min(18, ground.maxzoom + 2)) : 14);
    if (framed) yieldScrolling(this.map);
    this.circles = new Circles(this.map, desk);
    this.radius = new Radius(this.map, desk);
    const turns = new Turns();
    this.cleanups.push(() => turns.clear());
    this.basemap = new Basemap(
      this.map,
      turns,
      { boxes: () => this.circles.boxes(), names: () => this.circles.names() },
      () => {}, // hatched parts say so themselves, and are asked for again
    );
    if (ground) void this.addGround(ground);
    const { view } = desk.get();
    if (view) {
      this.turnTo(view);
      this.framedFor = "link";
    }
    this.map.on("moveend", () => this.report());
    this.listen(box);
    this.cleanups.push(desk.listen((state, before) => this.follow(state, before)));
    this.follow(desk.get(), null);
    this.basemap.show();
    this.report();
  }

  remove(): void {
    for (const cleanup of this.cleanups) cleanup();
    this.map.remove();
  }

  private async addGround(ground: Ground): Promise<void> {
    const { GroundLayer } = await import("../map/ground-layer");
    this.ground = new GroundLayer(this.map, ground);
    this.ground.draw(isDark(this.desk.get().theme));
  }

  private listen(box: HTMLElement): void {
    const resized = new ResizeObserver(() => {
      this.map.invalidateSize({ animate: false });
      this.map.setMinZoom(leastZoom(box));
    });
    resized.observe(box);
    const schemes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    const recolour = () => this.recolour();
    for (const scheme of schemes) scheme.addEventListener("change", recolour);
    this.cleanups.push(
      () => resized.disconnect(),
      () => schemes.forEach((scheme) => scheme.removeEventListener("change", recolour)),
    );
  }

  private recolour(): void {
    this.circles.recolour();
    this.basemap.redraw();
    this.ground?.draw(isDark(this.desk.get().theme));
  }

  private follow(state: ArchiveState, before: ArchiveState | null): void {
    if (!before || state.theme !== before.theme) this.recolour();
    if (state.view && before && state.view !== before.view && state.view !== this.reported) this.turnTo(state.view);
    const isRedrawn =
      !before ||
      state.answers.places !== before.answers.places ||
      state.answers.countries !== before.answers.countries ||
      state.answers.regions !== before.answers.regions ||
      state.answers.together !== before.answers.together ||
      state.detail !== before.detail ||
      state.question.place !== before.question.place;
    if (isRedrawn) this.draw(state);
    if (!before || state.pointed !== before.pointed) this.circles.point(state.pointed);
    if (!before || state.around !== before.around || state.drawing !== before.drawing) this.radius.show(state);
    if (state.around && state.around !== before?.around) this.reach(state);
  }

  private draw(state: ArchiveState): void {
    this.circles.show(drawnCircles(state));
    this.frame(state);
    this.basemap.redraw();
  }

  /** frame shows all there is, once for the first answer and once for each story that was read. */
  private frame(state: ArchiveState): void {
    const wanted = state.detail ?? (this.framedFor === null ? "first" : "");
    if (!wanted || wanted === this.framedFor) return;
    const points = firstPlaces(state);
    if (!points.length) return;
    if (this.framedFor === "link" && state.detail) {
      this.framedFor = wanted; // the link says what is shown
      return;
    }
    this.framedFor = wanted;
    this.fit(points);
  }

  private fit(points: LonLat[]): void {
    const { west, south, east, north } = boxOf(points, homeLongitude(points.map(([lon]) => lon)));
    this.map.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { paddingTopLeft: [64, 40], paddingBottomRight: [56, 40], maxZoom: 9, animate: false },
    );
  }

  /** reach shows the whole of the circle that is asked about, where it is not in view. */
  private reach({ around, question }: ArchiveState): void {
    if (!around) return;
    const at = L.latLng(around.point[1], near(around.point[0], this.map.getCenter().lng));
    const bounds = at.toBounds(2000 * question.within);
    const view = this.map.getBounds();
    const isSmall = this.map.getBoundsZoom(bounds) > this.map.getZoom() + 2;
    if (view.contains(bounds) && !isSmall) return;
    if (this.framedFor === "link" && view.contains(at)) return;
    this.framedFor = "around";
    this.map.fitBounds(bounds, { padding: [24, 24], animate: !isStill(), duration: 0.2 });
  }

  private turnTo({ zoom, centre: [lon, lat] }: View): void {
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** report tells the state what the map shows. */
  private report(): void {
    const { lat, lng } = this.map.getCenter();
    const digits = 1e5;
    const round = (degrees: number) => Math.round(degrees * digits) / digits;
    this.reported = { zoom: this.map.getZoom(), centre: [round(wrapped(lng)), round(lat)] };
    const bounds = this.map.getBounds();
    const whole = bounds.getEast() - bounds.getWest() >= 360;
    const box: Box = {
      west: whole ? -180 : wrapped(bounds.getWest()),
      east: whole ? 180 : wrapped(bounds.getEast()),
      south: Math.max(-90, bounds.getSouth()),
      north: Math.min(90, bounds.getNorth()),
    };
    // A first view, which follows from the question, is no part of the link.
    this.desk.change(this.framedFor === null ? { box } : { box, view: this.reported });
  }
}

import * as L from "leaflet";
import { tokenColours } from "../map/colours";
import { layoutLabels, type Label, type Rect, type Spot } from "../map/label-layout";
import { near } from "../map/fit";
import { say } from "../words/say";
import { countryName } from "./countries";
import type { Drawn } from "./drawn";
import { type Circle, circlesOf, levelOf, radiusOf } from "./levels";
import type { Desk } from "./state";

const named = 60; // circles with a name at most
const tried = 160; // circles that a name is looked for
const around = 0.3; // of the view on each side, that is drawn as well
const height = 17; // pixels of a name

/**
 * Circles are the places on the map. All are drawn on one canvas, however many; the heaviest of those in view
 * have a name, which is a button that the keyboard reaches.
 */
export class Circles {
  private readonly pane: L.Canvas;
  private readonly layer = L.layerGroup();
  private readonly labelLayer = L.layerGroup();
  private colours = new Map<string, string>();
  private drawn: Drawn = { places: [], chosen: "", along: new Set(), groups: new Map() };
  private shown = new Map<string, { marker: L.CircleMarker; circle: Circle }>();
  private labels = new Map<string, HTMLElement>();
  private taken: Rect[] = [];
  private pointed = "";

  constructor(
    private readonly map: L.Map,
    private readonly desk: Desk,
  ) {
    this.pane = L.canvas({ padding: around, tolerance: 4 });
    this.layer.addTo(map);
    this.labelLayer.addTo(map);
    map.on("moveend", () => this.draw());
  }

  show(drawn: Drawn): void {
    this.drawn = drawn;
    this.draw();
  }

  /** boxes are what names and circles cover, in pixels of the world at the zoom of the map. */
  boxes(): Rect[] {
    return this.taken;
  }

  /** names are the ids of the places that have a name here, which the basemap then leaves out. */
  names(): Set<string> {
    return new Set([...this.labels.keys(), ...[...this.labels.values()].map((label) => label.textContent ?? "")]);
  }

  recolour(): void {
    this.colours = tokenColours("--place", "--place-ring", "--accent", "--ink");
    this.draw();
  }

  /** point marks the circle of a place, or of the group that it is in. */
  point(id: string): void {
    const before = this.shown.get(this.pointed);
    before?.marker.setStyle(this.styleOf(before.circle));
    this.labels.get(this.pointed)?.classList.remove("is-pointed");
    this.pointed = id;
    this.shown
      .get(id)
      ?.marker.setStyle({ color: this.colour("--ink"), weight: 3, opacity: 1 })
      .bringToFront();
    this.labels.get(id)?.classList.add("is-pointed");
  }

  private draw(): void {
    const { places, groups } = this.drawn;
    const level = levelOf(this.map.getZoom(), places.length);
    const view = this.map.getBounds().pad(around);
    const home = this.map.getCenter().lng;
    const all = circlesOf(places, level, countryName, groups);
    const heaviest = all[0]?.weight ?? 1;
    const circles = all.filter(({ point: [lon, lat] }) => view.contains([lat, near(lon, home)]));
    this.layer.clearLayers();
    this.shown.clear();
    // The lightest come last, so that none hides below another.
    for (const circle of circles) {
      const radius = this.radiusOf(circle, heaviest);
      const at = L.latLng(circle.point[1], near(circle.point[0], home));
      const marker = L.circleMarker(at, { renderer: this.pane, radius, ...this.styleOf(circle) });
      marker.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        this.choose(circle);
      });
      marker.on("mouseover", () => this.desk.change({ pointed: circle.id }));
      marker.on("mouseout", () => this.desk.change({ pointed: "" }));
      marker.bindTooltip(describe(circle, this.isStory()), {
        direction: "top",
        offset: [0, -radius],
        className: "tip",
      });
      this.layer.addLayer(marker);
      this.shown.set(circle.id, { marker, circle });
    }
    this.shown.get(this.drawn.chosen)?.marker.bringToFront();
    this.writeNames(circles, heaviest, home);
    if (this.pointed) this.point(this.pointed);
  }

  /** radiusOf is the radius of a circle in pixels; a small map has smaller ones. */
  private radiusOf({ weight }: Circle, heaviest: number): number {
    const { x, y } = this.map.getSize();
    return radiusOf(weight, heaviest, Math.min(24, Math.max(12, Math.min(x, y) / 22)));
  }

  private isStory(): boolean {
    return this.desk.get().detail !== null;
  }

  private styleOf({ id, wide: isWide }: Circle): L.CircleMarkerOptions {
    const isChosen = id === this.drawn.chosen;
    const isAlong = this.drawn.along.has(id);
    const isFaded = this.drawn.along.size > 0 && !isChosen && !isAlong;
    const fill = isChosen ? this.colour("--accent") : this.colour("--place");
    return {
      color: isWide ? fill : this.colour("--place-ring"),
      weight: isWide ? 1.5 : 1.2,
      opacity: isFaded ? 0.5 : 1,
      fillColor: fill,
      fillOpacity: isWide ? 0.14 : isFaded ? 0.25 : 0.78,
      dashArray: isWide ? "3 3" : "",
    };
  }

  private colour(token: string): string {
    return this.colours.get(token) ?? "#333";
  }

  /** writeNames writes the names of the heaviest circles in view where there is room. */
  private writeNames(circles: Circle[], heaviest: number, home: number): void {
    const view = this.map.getBounds();
    const zoom = this.map.getZoom();
    const inView = circles.filter(({ point: [lon, lat] }) => view.contains([lat, near(lon, home)])).slice(0, tried);
    const pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = `700 13px ${getComputedStyle(document.body).fontFamily}`;
    const spots = inView.map((circle): Spot => {
      const { x, y } = this.map.project([circle.point[1], near(circle.point[0], home)], zoom);
      const text = circle.wide ? circle.name.toUpperCase() : circle.name;
      const width = (pen?.measureText(text).width ?? 8 * text.length) + 2;
      const first = circle.id === this.drawn.chosen ? Infinity : circle.weight;
      return { id: circle.id, x, y, radius: this.radiusOf(circle, heaviest), width, height, weight: first };
    });
    const layout = layoutLabels(spots);
    this.taken = layout.boxes;
    this.labels.clear();
    const had = document.activeElement?.closest<HTMLElement>(".archive-name")?.dataset.placeId;
    this.labelLayer.clearLayers();
    for (const circle of inView) {
      const label = layout.labels.get(circle.id);
      if (!label || label.side === "none" || this.labels.size >= named) continue;
      this.writeName(circle, label, this.radiusOf(circle, heaviest), home);
    }
    if (had) this.labels.get(had)?.focus();
  }

  private writeName(circle: Circle, label: Label, radius: number, home: number): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "place-name";
    button.textContent = circle.name;
    button.setAttribute("aria-label", describe(circle, this.isStory()));
    const html = document.createElement("span");
    html.className = "place-box";
    html.append(button);
    const icon = L.divIcon({
      html,
      className: `place-marker archive-name${circle.wide ? " is-area" : ""}`,
      iconSize: [24, 24],
    });
    const at = L.latLng(circle.point[1], near(circle.point[0], home));
    const marker = L.marker(at, { icon, keyboard: false, interactive: false }).addTo(this.labelLayer);
    const element = marker.getElement();
    if (!element) return;
    element.dataset.placeId = circle.id;
    element.dataset.side = label.side;
    element.style.setProperty("--reach", `${(radius + 4).toFixed(1)}px`);
    element.style.setProperty("--slant", `${(radius * Math.SQRT1_2 + 2).toFixed(1)}px`);
    element.classList.toggle("is-selected", circle.id === this.drawn.chosen);
    L.DomEvent.disableClickPropagation(element);
    button.addEventListener("click", () => this.choose(circle));
    button.addEventListener("focus", () => this.desk.change({ pointed: circle.id }));
    button.addEventListener("blur", () => this.desk.change({ pointed: "" }));
    button.addEventListener("pointerenter", () => this.desk.change({ pointed: circle.id }));
    button.addEventListener("pointerleave", () => this.desk.change({ pointed: "" }));
    this.labels.set(circle.id, button);
  }

  /** choose asks for a place; of a group it looks nearer, at all its places. */
  private choose({ id, isGroup, members, point }: Circle): void {
    if (!isGroup) {
      if (this.desk.get().question.place === id) this.desk.ask({ place: "" });
      else this.desk.choose(id);
      return;
    }
    const bounds = L.latLngBounds(members.map((place) => L.latLng(place.point[1], near(place.point[0], point[0]))));
    const zoom = Math.min(9, Math.max(this.map.getZoom() + 2, this.map.getBoundsZoom(bounds)));
    this.map.setView(bounds.getCenter(), zoom, { animate: false });
  }
}

/** describe says what a circle stands for. */
function describe({ name, weight, members, isGroup, isCounted }: Circle, isStory: boolean): string {
  if (isStory) return `${name}, ${say("count.mentions", { n: weight })}`;
  if (!isGroup) return `${name}, ${say("archive.articles", { n: weight })}`;
  const counted = say(isCounted ? "archive.articles" : "archive.named", { n: weight });
  return `${name}, ${say("count.places", { n: members.length })}, ${counted}`;
}

import * as L from "leaflet";
import { isOwn } from "../model/correction";
import { isArea, isWater, type Place } from "../model/place";
import { say } from "../words/say";
import type { Group } from "./groups";
import type { Label } from "./label-layout";
import type { Shift } from "./sites";

export interface MarkerEvents {
  point(id: string | null, others?: string[]): void; // with those that its circle stands for
  choose(id: string): void;
  open(group: string[]): void; // a circle that stands for several places
  drag(id: string, at: L.LatLng): void; // a place of the map's own
}

/** PlaceMarker is one place on the map: its circle, or the sign of an area, and its name. */
export class PlaceMarker {
  readonly leaflet: L.Marker;
  private members: string[] = []; // of the group that it stands for; itself alone most of the time

  constructor(
    readonly place: Place,
    readonly name: string,
    private readonly language: string, // of the name
    at: L.LatLng,
    private readonly events: MarkerEvents,
    isDraggable = false,
  ) {
    const kind = place.within ? " is-within" : isWater(place) ? " is-area is-water" : isArea(place) ? " is-area" : "";
    const icon = L.divIcon({
      html: this.content(),
      className: `place-marker${kind}${place.disputed ? " is-disputed" : ""}`,
      iconSize: [24, 24],
    });
    const draggable = isDraggable && isOwn(place.id);
    this.leaflet = L.marker(at, { icon, riseOnHover: true, zIndexOffset: kind ? -500 : 0, draggable });
    this.leaflet.on("dragend", () => events.drag(place.id, this.leaflet.getLatLng()));
    this.leaflet.on("add", () => this.added());
    this.leaflet.on("mouseover", () => this.point());
    this.leaflet.on("mouseout", () => events.point(null));
    this.leaflet.on("click", () => this.activate());
  }

  get element(): HTMLElement | undefined {
    return this.leaflet.getElement();
  }

  /** setZ draws the marker above the others, and puts it back. */
  setZ(by: number): void {
    this.leaflet.setZIndexOffset(by || (isArea(this.place) ? -500 : 0));
  }

  /** show draws the circle of a group; the place's own where it is the only member. */
  show(group: Group): void {
    this.members = group.members;
    const others = this.members.length - 1;
    this.element?.classList.remove("is-grouped", "is-eclipsed");
    this.element?.classList.toggle("is-group", others > 0);
    this.setAriaLabel(others);
    this.circle(group.radius, group.radius + 4, others);
  }

  /**
   * hide draws the place as part of a group, whose circle reaches so far to its right; pointed at, it
   * shows above it.
   */
  hide(radius: number, right: number): void {
    this.members = [];
    this.element?.classList.remove("is-group", "is-eclipsed");
    this.element?.classList.add("is-grouped");
    this.setAriaLabel(0);
    this.push(radius, right);
  }

  /** push writes the name beyond what reaches so far to the right. */
  push(radius: number, right: number): void {
    this.circle(radius, Math.max(radius, right) + 5, 0);
  }

  private setAriaLabel(others: number): void {
    const { within, mentionCount } = this.place;
    const where = within ? say("marker.within", { name: this.name, place: within.name }) : this.name;
    const mentions = `${where}, ${say("count.mentions", { n: mentionCount })}`;
    this.element?.setAttribute(
      "aria-label",
      others > 0 ? `${mentions}, ${say("marker.others", { n: others })}` : mentions,
    );
  }

  private circle(radius: number, reach: number, others: number): void {
    const { element } = this;
    const dot = element?.querySelector<HTMLElement>(".dot");
    if (!element || !dot) return;
    if (others > 0) dot.dataset.more = `+${others}`;
    else delete dot.dataset.more;
    dot.style.width = dot.style.height = `${(2 * radius).toFixed(1)}px`;
    element.style.setProperty("--reach", `${reach.toFixed(1)}px`);
    element.style.setProperty("--slant", `${(radius * Math.SQRT1_2 + 2).toFixed(1)}px`);
  }

  /** shift sets the mark of a site beside the circle of the place around it. */
  shift({ x, y }: Shift): void {
    this.element?.style.setProperty("--shift-x", `${x.toFixed(1)}px`);
    this.element?.style.setProperty("--shift-y", `${y.toFixed(1)}px`);
  }

  /** placeLabel puts the name where the layout has room for it. */
  placeLabel(label: Label, signed: boolean): void {
    const { element } = this;
    if (!element) return;
    element.dataset.side = label.side;
    element.classList.toggle("is-signed", signed);
    element.style.setProperty("--dx", `${Math.round(label.x)}px`);
    element.style.setProperty("--dy", `${Math.round(label.y)}px`);
  }

  private content(): HTMLElement {
    const box = document.createElement("span");
    box.className = "place-box";
    if (!isArea(this.place)) {
      const dot = document.createElement("span");
      dot.className = "dot";
      box.append(dot);
    }
    const label = document.createElement("span");
    label.className = "place-name";
    label.textContent = this.name;
    label.lang = this.language;
    box.append(label);
    return box;
  }

  private added(): void {
    const { element, place, events } = this;
    if (!element) return;
    element.dataset.placeId = place.id;
    element.tabIndex = -1; // all markers are one stop of the Tab key
    element.addEventListener("focus", () => this.point());
    element.addEventListener("blur", () => events.point(null));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.activate();
    });
  }

  private point(): void {
    this.events.point(this.place.id, this.members.slice(1));
  }

  private activate(): void {
    if (this.members.length > 1) this.events.open(this.members);
    else this.events.choose(this.place.id);
  }
}

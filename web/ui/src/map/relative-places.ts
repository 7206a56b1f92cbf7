import * as L from "leaflet";
import type { Turns } from "../browser/turns";
import type { RelativePlace } from "../model/claim";
import { relativeName } from "../format/relative";
import type { Reading } from "../model/reading";
import { say } from "../words/say";
import { around } from "./around";
import { near } from "./fit";
import { overlap, type Rect } from "./label-layout";

interface Shown {
  index: number; // of the claim
  others: number[]; // of the claims that locate the same thing
  label: L.Marker;
  width: number; // of the label
  bounds: L.LatLngBounds; // of the area
  paths: SVGElement[];
}

/** RelativePlaces draws where places may lie that the text names only by their way from others. */
export class RelativePlaces {
  private readonly group = L.layerGroup();
  private shown: Shown[] = [];
  private readonly free = new Map<number, Map<number, Rect>>(); // zoom, index of the claim, box of its label

  constructor(
    private readonly map: L.Map,
    turns: Turns, // in which labels are put elsewhere after a zoom
    private readonly taken: (zoom: number) => Rect[], // by circles and names of places
    private readonly choose: (claim: number) => void,
  ) {
    this.group.addTo(map);
    const arrange = () => this.arrange();
    map.on("zoomend", () => {
      this.free.clear();
      if (this.shown.length) turns.add(arrange);
    });
  }

  show({ claims }: Pick<Reading, "claims">, home: number): void {
    this.group.clearLayers();
    const canvas = document.createElement("canvas").getContext("2d");
    if (canvas) canvas.font = `italic 500 12px ${getComputedStyle(document.body).fontFamily}`;
    const drawn: RelativePlace[] = [];
    this.shown = claims.flatMap((claim, index) => {
      const { relative } = claim;
      if (!relative?.area || drawn.some((one) => same(one, relative))) return [];
      drawn.push(relative);
      const name = relativeName(claim);
      const others = claims.flatMap((other, i) => (other.relative && same(other.relative, relative) ? [i] : []));
      const area = L.geoJSON(around(relative.area, home), {
        style: {
          className: relative.ringKm ? "relative is-ring" : "relative",
          bubblingMouseEvents: false,
          smoothFactor: 0,
        } as L.PolylineOptions,
      }); // arcs stay round
      area.on("click", () => this.choose(index));
      this.group.addLayer(area);
      const at = labelPoint(relative, home);
      const label = L.marker(at, {
        icon: L.divIcon({
          html: nameBox(name),
          className: relative.ringKm ? "relative-label is-ring" : "relative-label",
          iconSize: [0, 0],
        }),
        zIndexOffset: -400,
      });
      label.on("click", () => this.choose(index));
      this.group.addLayer(label);
      const element = label.getElement();
      if (element) element.dataset.claim = String(index);
      element?.setAttribute("aria-label", say("position.showOf", { name }));
      element?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        this.choose(index);
      });
      const paths = area.getLayers().flatMap((path) => ((path as L.Path).getElement() as SVGElement | undefined) ?? []);
      return [
        {
          index,
          others,
          label,
          bounds: area.getBounds(),
          width: (canvas?.measureText(name).width ?? name.length * 7) + 4,
          paths,
        },
      ];
    });
    this.arrange();
  }

  mark(claim: number): void {
    for (const { others, label, paths } of this.shown) {
      const selected = others.includes(claim);
      for (const element of [label.getElement(), ...paths]) element?.classList.toggle("is-selected", selected);
    }
  }

  /** arrange shows the labels that stand clear of places and of each other, inside their areas or by them. */
  arrange(): void {
    this.free.clear();
    const zoom = this.map.getZoom();
    const free = this.labels(zoom);
    for (const { index, label } of this.shown) {
      const box = free.get(index);
      const element = label.getElement();
      element?.classList.toggle("is-crowded", !box);
      const { x, y } = this.map.project(label.getLatLng(), zoom);
      element?.style.setProperty("--dx", `${box ? Math.round((box.minX + box.maxX) / 2 - x) : 0}px`);
      element?.style.setProperty("--dy", `${box ? Math.round((box.minY + box.maxY) / 2 - y) : 0}px`);
    }
  }

  /** boxes are what the labels cover at a zoom, in pixels of the world. */
  boxes(zoom: number): Rect[] {
    return [...this.labels(zoom).values()];
  }

  private labels(zoom: number): Map<number, Rect> {
    let free = this.free.get(zoom);
    if (free) return free;
    free = new Map();
    const boxes = [...this.taken(zoom)];
    for (const { index, label, width, bounds } of this.shown) {
      const { x, y } = this.map.project(label.getLatLng(), zoom);
      const [top, bottom] = [
        this.map.project(bounds.getNorthWest(), zoom),
        this.map.project(bounds.getSouthEast(), zoom),
      ];
      const inside = bottom.x - top.x > 0.8 * width;
      const centres: [number, number][] = [
        ...(inside ? [[x, y + 12] as [number, number]] : []),
        [x, bottom.y + 11],
        [x, top.y - 11],
        [bottom.x + width / 2 + 4, (top.y + bottom.y) / 2],
        [top.x - width / 2 - 4, (top.y + bottom.y) / 2],
      ];
      const box = centres
        .map(([cx, cy]) => ({ minX: cx - width / 2, minY: cy - 8, maxX: cx + width / 2, maxY: cy + 8 }))
        .find((rect) => !boxes.some((other) => overlap(other, rect)));
      if (!box) continue;
      boxes.push(box);
      free.set(index, box);
    }
    this.free.set(zoom, free);
    return free;
  }
}

/** same tells whether several distances locate one thing: it has one name, of all of them. */
const same = (a: RelativePlace, b: RelativePlace): boolean =>
  a.name === b.name && a.point[0] === b.point[0] && a.point[1] === b.point[1];

/** labelPoint is the point, or, of a ring, its southern part. */
function labelPoint({ point: [lon, lat], ringKm, area }: RelativePlace, home: number): L.LatLng {
  const at = near(lon, home);
  if (!ringKm || !area) return L.latLng(lat, at);
  const south = Math.min(
    ...area.coordinates
      .flat(area.type === "Polygon" ? 1 : 2)
      .map((position) => Number((position as GeoJSON.Position)[1])),
  );
  return L.latLng(lat - ((lat - south) * (ringKm[0] + ringKm[1])) / (2 * ringKm[1]), at);
}

function nameBox(name: string): HTMLElement {
  const box = document.createElement("span");
  box.className = "relative-name";
  box.textContent = name;
  return box;
}

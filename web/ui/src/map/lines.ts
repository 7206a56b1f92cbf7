import * as L from "leaflet";
import type { LonLat } from "../model/geo";
import { near } from "./fit";

/** Drawn is a geodesic with the words on its tag; a line of one point is a stop. */
export interface Drawn {
  line: LonLat[];
  tag: string;
  quote: string; // the words of a claim, or ""
  style: "pair" | "measure" | "relative" | "consistent" | "contradicted" | "unverifiable";
}

/** Lines draws the geodesics of the moment. */
export class Lines {
  private readonly group = L.layerGroup();

  constructor(private readonly map: L.Map) {
    this.group.addTo(map);
  }

  show(lines: Drawn[], home: number): void {
    this.group.clearLayers();
    for (const { line, tag, quote, style } of lines) {
      // What a reader measures lies where they look, on whichever side of the world.
      const path = onSide(line, style === "measure" ? this.map.getCenter().lng : home);
      const [only] = path;
      if (path.length === 1 && only) {
        this.group.addLayer(L.circleMarker([only[1], only[0]], { radius: 4, className: "stop", interactive: false }));
      }
      if (path.length < 2) continue;
      const latlngs = path.map(([lon, lat]) => L.latLng(lat, lon));
      for (const name of ["geodesic-halo", `geodesic ${style}`]) {
        this.group.addLayer(L.polyline(latlngs, { className: name, interactive: false, smoothFactor: 1.5 }));
      }
      if (!tag) continue;
      const middle = latlngs[Math.floor(latlngs.length / 2)] as L.LatLng;
      this.group.addLayer(
        L.marker(latlngs.length === 2 ? halfway(latlngs) : middle, {
          icon: tagIcon(tag, quote, style),
          interactive: false,
          keyboard: false,
          zIndexOffset: 2000,
        }),
      );
    }
  }
}

function tagIcon(text: string, quote: string, style: string): L.DivIcon {
  const box = document.createElement("span");
  box.className = "line-tag-box";
  if (quote) {
    const words = document.createElement("q");
    words.textContent = quote;
    box.append(words, " ");
  }
  box.append(text);
  return L.divIcon({ html: box, className: `line-tag ${style}`, iconSize: [0, 0] });
}

function halfway(ends: L.LatLng[]): L.LatLng {
  const [a, b] = ends as [L.LatLng, L.LatLng];
  return L.latLng((a.lat + b.lat) / 2, (a.lng + b.lng) / 2);
}

/** onSide shifts a line as a whole to where its first point is drawn. */
function onSide(line: LonLat[], home: number): LonLat[] {
  const first = line[0];
  if (!first) return [];
  const shift = near(first[0], home) - first[0];
  return line.map(([lon, lat]) => [lon + shift, lat]);
}

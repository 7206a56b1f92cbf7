import * as L from "leaflet";
import { isStill } from "../browser/motion";
import { say } from "../words/say";

const isOfMiles = /^en-(US|GB)$/.test(globalThis.navigator?.language ?? ""); // readers of these countries count in them
const poles = 85.05; // degrees, where the world ends on the map
const turns = 36000; // degrees east or west: as often around as anybody pans

/** leastZoom is the zoom from which on the world, 256 pixels at zoom 0, is as high as a box, so that nothing lies beyond it. */
export const leastZoom = ({ clientHeight }: HTMLElement): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, clientHeight) / 256)));

/** newMap is an empty map in a box, with its controls. */
export function newMap(box: HTMLElement, maxZoom: number): L.Map {
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    worldCopyJump: false,
    minZoom: leastZoom(box),
    maxBounds: [
      [-poles, -turns],
      [poles, turns],
    ],
    maxBoundsViscosity: 1,
    maxZoom,
    zoomAnimation: !isStill(),
    fadeAnimation: false,
    markerZoomAnimation: !isStill(),
  });
  map.setView([30, 10], 2, { animate: false });
  L.control.zoom({ position: "topleft", zoomInTitle: say("map.zoomIn"), zoomOutTitle: say("map.zoomOut") }).addTo(map);
  L.control.scale({ position: "bottomleft", imperial: isOfMiles, maxWidth: 90 }).addTo(map);
  return map;
}

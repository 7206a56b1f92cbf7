import * as L from "leaflet";
import { isStill } from "../browser/motion";
import { say } from "../words/say";

const isOfMiles = /^en-(US|GB)$/.test(globalThis.navigator?.language ?? ""); // readers of these countries count in them
const poles = 85.05; // degrees, where the world ends on the map
const turns = 36000; // degrees east or west: as often around as anybody pans

/** leastZoom is the zoom from which on the world, 256 pixels at zoom 0, is as high as a box, so that nothing lies beyond it. */
export const leastZoom = ({ clientHeight }: HTMLElement): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, clientHeight) / 256)));

/**
 * SteadyMap keeps what is drawn, larger or smaller, until the tiles of another zoom have come, also where it does not
 * glide there: Leaflet's own way clears the map first, and puts everything on it twice.
 */
class SteadyMap extends L.Map {
  protected _resetView(centre: L.LatLng, zoom: number, noMoveStart?: boolean): void {
    const map = this as unknown as LeafletMap;
    const to = map._limitZoom(zoom);
    if (!map._loaded || this.getZoom() === to) {
      resetView.call(this, centre, zoom, noMoveStart);
      return;
    }
    map._moveStart(true, noMoveStart);
    L.DomUtil.setPosition(this.getPane("mapPane") as HTMLElement, L.point(0, 0)); // or the centre is one of whole pixels
    map._move(centre, to)._moveEnd(true);
  }
}

/** LeafletMap is what Leaflet's own handlers call when they zoom. */
interface LeafletMap {
  _loaded?: boolean;
  _limitZoom(zoom: number): number;
  _moveStart(zoomed: boolean, noMoveStart?: boolean): LeafletMap;
  _move(centre: L.LatLng, zoom: number): LeafletMap;
  _moveEnd(zoomed: boolean): LeafletMap;
}
const { _resetView: resetView } = L.Map.prototype as unknown as {
  _resetView(centre: L.LatLng, zoom: number, noMoveStart?: boolean): void;
};

/** newMap is an empty map in a box, with its controls. */
export function newMap(box: HTMLElement, maxZoom: number): L.Map {
  const map = new SteadyMap(box, {
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
  L.control.scale({ position: "bottomleft", imperial: isOfMiles, maxWidth: 90, updateWhenIdle: true }).addTo(map);
  return map;
}

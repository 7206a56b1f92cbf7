import * as L from "leaflet";
import { newOwnId } from "../model/correction";
import type { LonLat } from "../model/geo";
import { measuredBy } from "../model/place";
import type { Placing } from "../state/state";
import type { Store } from "../state/store";
import { say } from "../words/say";
import type { Camera } from "./camera";
import type { MarkerEvents } from "./marker";
import type { Markers } from "./markers";
import type { PlacePopup } from "./popup";

/** round is a coordinate to about a metre, which is as near as a click can mean. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Choosing tells the store what a reader points at and chooses on the map, and opens the cards. */
export class Choosing implements MarkerEvents {
  constructor(
    private readonly store: Store,
    private readonly camera: Camera,
    private readonly popup: PlacePopup,
    private readonly markers: () => Markers, // which are made with these events
  ) {}

  point(id: string | null, others: string[] = []): void {
    this.store.send({ type: "point", pointed: id ? { id, by: "map", with: others } : null });
  }

  choose(id: string): void {
    const { measuring, reading, placing } = this.store.get();
    const at = this.markers().at(id);
    if (placing && at) return this.click(at);
    if (measuring) {
      const place = reading?.places.find((p) => p.id === id);
      if (!place) return;
      const from = place.within?.id ?? measuredBy(place); // a site is measured from the place around it
      this.store.send({ type: "stop", stop: { id: from, name: place.within?.name ?? place.name, point: place.point } });
      return;
    }
    this.store.send({ type: "select", selection: { kind: "place", id } });
    if (at) this.popup.open(id, at, () => this.markers().elementOf(id));
  }

  /** open lists the places for which one circle stands. */
  open(ids: string[]): void {
    const [first = ""] = ids;
    const markers = this.markers();
    const at = markers.at(first);
    if (!at) return;
    const zoom = markers.partingZoom(ids);
    const bounds = L.latLngBounds(ids.flatMap((id) => markers.at(id) ?? []));
    const nearer = () => {
      this.popup.close();
      this.camera.showBox(bounds, zoom ?? 0);
    };
    const choose = (id: string) => {
      this.popup.close();
      this.choose(id);
    };
    const actions = { choose, nearer: zoom === null ? null : nearer };
    this.popup.openGroup(ids, at, actions, () => markers.elementOf(first));
  }

  chooseClaim(index: number): void {
    this.store.send({ type: "select", selection: { kind: "claim", index } });
    this.store.send({ type: "tab", tab: "claims" });
  }

  /** put puts a place where the reader says, under a new id or where it is moved from. */
  put({ spans, name, id }: Placing, point: LonLat): void {
    const place = id || newOwnId();
    const label = id ? {} : { label: name };
    this.store.send({ type: "correct", correction: { spans, place, point, name, ...label } });
    this.store.send({ type: "select", selection: { kind: "place", id: place } });
    this.store.send({ type: "notice", text: say("own.put", { name }) });
  }

  /** drag takes a place of the map's own to where it was dragged. */
  drag(id: string, at: L.LatLng): void {
    const name = this.store.get().reading?.places.find((place) => place.id === id)?.name ?? "";
    const { lat, lng } = at.wrap();
    this.put({ spans: [], name, id }, [round(lng), round(lat)]);
  }

  /** click takes a click on the map beside everything: a stop while measuring, else the end of a selection. */
  click(at: L.LatLng): void {
    const { measuring, selection, found, placing } = this.store.get();
    const { lat, lng } = at.wrap();
    if (placing) return this.put(placing, [round(lng), round(lat)]);
    if (measuring) {
      const name = `${lat.toFixed(3)}, ${lng.toFixed(3)}`;
      const id = `${lat.toFixed(5)},${lng.toFixed(5)}`;
      this.store.send({ type: "stop", stop: { id, name, point: [lng, lat] } });
    } else if (selection) this.store.send({ type: "select", selection: null });
    else if (found) this.store.send({ type: "found", hit: null });
  }
}

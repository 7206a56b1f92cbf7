import * as L from "leaflet";
import { type ComponentChildren, render } from "preact";
import { count, featureName, population } from "../format/words";
import { type Place, venues } from "../state/reading";
import type { Stop } from "../state/state";
import { type Store, StoreContext, useSelect, useStore } from "../state/store";

/** PlacePopup opens the card of a place, takes the focus there and brings it back. */
export class PlacePopup {
  private readonly box = document.createElement("div");
  private readonly popup: L.Popup;
  private from: HTMLElement | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly store: Store,
  ) {
    this.popup = L.popup({ content: this.box, className: "place-popup", minWidth: 240, maxWidth: 300, autoPanPaddingTopLeft: [12, 48], autoPanPaddingBottomRight: [12, 24], closeOnClick: false, closeOnEscapeKey: false });
    map.on("popupclose", () => this.closed());
  }

  open(id: string, at: L.LatLng, from: HTMLElement): void {
    const place = this.store.get().reading?.places.find((p) => p.id === id);
    if (place) this.show(place.name, <PlaceCard place={place} close={() => this.close()} />, at, from);
  }

  /** openFound shows a place that the article does not mention. */
  openFound(found: Stop, at: L.LatLng, from: HTMLElement): void {
    this.show(found.name, <FoundCard found={found} />, at, from);
  }

  private show(name: string, card: ComponentChildren, at: L.LatLng, from: HTMLElement): void {
    render(<StoreContext.Provider value={this.store}>{card}</StoreContext.Provider>, this.box);
    this.popup.setLatLng(at).openOn(this.map);
    const element = this.popup.getElement();
    element?.setAttribute("role", "dialog");
    element?.setAttribute("aria-label", name);
    element?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Close");
    this.from = from;
    this.box.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  close(): void {
    if (this.popup.isOpen()) this.popup.close();
  }

  private closed(): void {
    const inside = this.box.contains(document.activeElement) || document.activeElement === document.body;
    render(null, this.box);
    if (inside && this.from?.isConnected) this.from.focus({ preventScroll: true });
    this.from = null;
  }
}

function PlaceCard({ place, close }: { place: Place; close: () => void }) {
  const store = useStore();
  const measuring = useSelect((state) => state.measuring);
  const [lon, lat] = place.point;
  const region = [place.admin1, place.countryName].filter((name) => name && name !== place.name).join(", ");
  const first = venues(store.get().reading?.places ?? []).find((other) => other.id !== place.id);
  const pair = () => {
    if (!first) return;
    close();
    store.send({ type: "select", selection: { kind: "pair", from: place.id, to: first.id } });
    store.send({ type: "tab", tab: "distances" });
  };
  return (
    <div class="place-card">
      <h2 tabIndex={-1}>{place.name}</h2>
      <p class="quiet">{[featureName(place.featureClass, place.featureCode), region].filter(Boolean).join(" · ")}</p>
      {place.disputed && <p class="disputed">{place.disputed}</p>}
      <dl>
        <dt>In the article</dt>
        <dd>{count(place.mentionCount, "mention")}</dd>
        {place.population > 0 && (
          <>
            <dt>Population</dt>
            <dd>{population(place.population)}</dd>
          </>
        )}
        <dt>Position</dt>
        <dd title={`${lat}, ${lon}`}>{position(lat, lon)}</dd>
      </dl>
      <p class="actions">
        <button type="button" onClick={() => store.send({ type: "dialog", dialog: { kind: "correct", place: place.id } })}>
          Wrong place?
        </button>
        {first && !measuring && (
          <button type="button" onClick={pair}>
            Distance to {first.name}
          </button>
        )}
      </p>
    </div>
  );
}

function FoundCard({ found }: { found: Stop }) {
  const store = useStore();
  const [lon, lat] = found.point;
  const venue = venues(store.get().reading?.places ?? [])[0];
  const measure = (...stops: Stop[]) => {
    store.send({ type: "measure", on: true });
    for (const stop of stops) store.send({ type: "stop", stop });
  };
  return (
    <div class="place-card">
      <h2 tabIndex={-1}>{found.name}</h2>
      <p class="quiet">Not mentioned in the article</p>
      <dl>
        <dt>Position</dt>
        <dd title={`${lat}, ${lon}`}>{position(lat, lon)}</dd>
      </dl>
      <p class="actions">
        <button type="button" onClick={() => measure(found)}>
          Measure from here
        </button>
        {venue && (
          <button type="button" onClick={() => measure({ id: venue.id, name: venue.name, point: venue.point }, found)}>
            Distance to {venue.name}
          </button>
        )}
      </p>
    </div>
  );
}

/** position writes a point as an atlas does: "41.014° N, 28.950° E". */
export function position(lat: number, lon: number): string {
  return `${Math.abs(lat).toFixed(3)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(3)}° ${lon < 0 ? "W" : "E"}`;
}

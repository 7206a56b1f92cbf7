import * as L from "leaflet";
import { type ComponentChildren, render } from "preact";
import { isStill } from "../browser/motion";
import { placeReasons } from "../format/reasons";
import { Why } from "../controls/why";
import { explanationsOfPlace } from "../state/explanations";
import { position } from "../format/position";
import { count, featureName, population } from "../format/words";
import type { Stop } from "../model/geo";
import { nameOf, type Place, venues } from "../model/place";
import { type Store, StoreContext, useSelect, useStore } from "../state/store";

const room = 48; // pixels above a card

/** PlacePopup opens the card of a place, takes the focus there and brings it back. */
export class PlacePopup {
  private readonly box = document.createElement("div");
  private readonly popup: L.Popup;
  private back: (() => HTMLElement | null) | null = null; // where the focus goes when the card closes

  private ofGroup = false;
  private height = 0; // of what the card holds

  constructor(
    private readonly map: L.Map,
    private readonly store: Store,
  ) {
    this.popup = L.popup({
      content: this.box,
      className: "place-popup",
      minWidth: 240,
      maxWidth: 300,
      autoPanPaddingTopLeft: map.getSize().x > 560 ? [100, room] : [12, room],
      autoPanPaddingBottomRight: [12, room],
      closeOnClick: false,
      closeOnEscapeKey: false,
    });
    const resized = new ResizeObserver(() => this.resized());
    resized.observe(this.box);
    map.on("unload", () => resized.disconnect());
    map.on("popupclose", () => this.closed());
    map.on("zoomstart", () => this.closeGroup()); // groups are those of one zoom
  }

  open(id: string, at: L.LatLng, back: () => HTMLElement | null): void {
    const place = this.store.get().reading?.places.find((p) => p.id === id);
    if (place) this.show(place.name, <PlaceCard place={place} close={() => this.close()} />, at, back);
  }

  /** openGroup lists the places for which one circle stands. */
  openGroup(ids: string[], at: L.LatLng, doing: GroupActions, back: () => HTMLElement | null): void {
    const all = new Map(this.store.get().reading?.places.map((place) => [place.id, place]));
    const places = ids.flatMap((id) => all.get(id) ?? []);
    this.show(`${count(places.length, "place")} here`, <GroupCard places={places} {...doing} />, at, back);
    this.ofGroup = true;
  }

  /** openFound shows a place that the article does not mention. */
  openFound(found: Stop, at: L.LatLng, back: () => HTMLElement | null): void {
    this.show(found.name, <FoundCard found={found} />, at, back);
  }

  private show(name: string, card: ComponentChildren, at: L.LatLng, back: () => HTMLElement | null): void {
    render(<StoreContext.Provider value={this.store}>{card}</StoreContext.Provider>, this.box);
    this.popup.setLatLng(at).openOn(this.map);
    this.height = this.box.offsetHeight;
    const element = this.popup.getElement();
    element?.setAttribute("role", "dialog");
    element?.setAttribute("aria-label", name);
    element?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Close");
    this.back = back;
    this.ofGroup = false;
    this.box.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  close(): void {
    if (this.popup.isOpen()) this.popup.close();
  }

  closeGroup(): void {
    if (this.ofGroup) this.close();
  }

  /** resized keeps the head of a card in view that has grown, since an answer has come. */
  private resized(): void {
    const grows = this.box.offsetHeight > this.height + 1;
    this.height = this.box.offsetHeight;
    const element = this.popup.getElement();
    if (!grows || !element || !this.popup.isOpen()) return;
    const top = element.getBoundingClientRect().top - this.map.getContainer().getBoundingClientRect().top;
    if (top < room) this.map.panBy([0, top - room], { animate: !isStill(), duration: 0.2 });
  }

  private closed(): void {
    const inside = this.box.contains(document.activeElement) || document.activeElement === document.body;
    render(null, this.box);
    if (inside) this.back?.()?.focus({ preventScroll: true });
    this.back = null;
  }
}

function PlaceCard({ place, close }: { place: Place; close: () => void }) {
  const store = useStore();
  const measuring = useSelect((state) => state.measuring);
  const [lon, lat] = place.point;
  const region = [place.admin1, place.countryName].filter((name) => name && name !== place.name).join(", ");
  const { reading } = store.get();
  const { within } = place;
  const first = within ? undefined : venues(reading?.places ?? []).find((other) => other.id !== place.id);
  const pair = () => {
    if (!first) return;
    close();
    store.send({ type: "select", selection: { kind: "pair", from: place.id, to: first.id } });
    store.send({ type: "tab", tab: "distances" });
  };
  return (
    <div class="place-card">
      <h2 tabIndex={-1}>{place.name}</h2>
      {within ? (
        <p class="quiet">Somewhere in {within.name}; the gazetteer does not know where.</p>
      ) : (
        <p class="quiet">{[featureName(place.featureClass, place.featureCode), region].filter(Boolean).join(" · ")}</p>
      )}
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
        {!within && (
          <>
            <dt>Position</dt>
            <dd title={`${lat}, ${lon}`}>{position(lat, lon)}</dd>
          </>
        )}
      </dl>
      <Why
        question={within ? "Why there?" : "Why this place?"}
        says={(all) => (reading ? placeReasons(explanationsOfPlace(all, reading, place.id), place.id) : [])}
      />
      <p class="actions">
        <button
          type="button"
          onClick={() => store.send({ type: "dialog", dialog: { kind: "correct", place: place.id } })}
        >
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

interface GroupActions {
  choose: (id: string) => void;
  nearer: (() => void) | null; // null where the places lie at one point
}

function GroupCard({ places, choose, nearer }: GroupActions & { places: Place[] }) {
  const store = useStore();
  const sorted = [...places].sort((a, b) => b.mentionCount - a.mentionCount || a.name.localeCompare(b.name));
  const point = (id: string | null) => store.send({ type: "point", pointed: id ? { id, by: "map" } : null });
  return (
    <div class="place-card">
      <h2 tabIndex={-1}>{count(places.length, "place")} here</h2>
      <ul class="members" onPointerLeave={() => point(null)} onFocusOut={() => point(null)}>
        {sorted.map((place) => (
          <li key={place.id} data-place-id={place.id}>
            <button
              type="button"
              class="plain"
              onClick={() => choose(place.id)}
              onPointerEnter={() => point(place.id)}
              onFocus={() => point(place.id)}
            >
              {nameOf(place, places)}
            </button>
            <span class="quiet" title={count(place.mentionCount, "mention")}>
              {place.mentionCount}
            </span>
          </li>
        ))}
      </ul>
      {nearer && (
        <p class="actions">
          <button type="button" onClick={nearer}>
            Zoom in to tell them apart
          </button>
        </p>
      )}
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

import * as L from "leaflet";
import { type ComponentChildren, render } from "preact";
import { isStill } from "../browser/motion";
import { placeReasons } from "../format/reasons";
import { Told } from "../controls/told";
import { Why } from "../controls/why";
import { explanationsOfPlace } from "../state/explanations";
import { position } from "../format/position";
import { featureName, population } from "../format/words";
import type { Stop } from "../model/geo";
import { isOwn } from "../model/correction";
import { measuredBy, nameOf, type Place, regionOf, venues } from "../model/place";
import { type Store, StoreContext, useSelect, useStore } from "../state/store";
import { locale, say, sayAround } from "../words/say";

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
    private readonly framed = false,
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
    if (place)
      this.show(place.name, <PlaceCard place={place} framed={this.framed} close={() => this.close()} />, at, back);
  }

  /** openGroup lists the places for which one circle stands. */
  openGroup(ids: string[], at: L.LatLng, doing: GroupActions, back: () => HTMLElement | null): void {
    const all = new Map(this.store.get().reading?.places.map((place) => [place.id, place]));
    const places = ids.flatMap((id) => all.get(id) ?? []);
    this.show(say("group.here", { n: places.length }), <GroupCard places={places} {...doing} />, at, back);
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
    element?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", say("close"));
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

function PlaceCard({ place, framed, close }: { place: Place; framed: boolean; close: () => void }) {
  const store = useStore();
  const measuring = useSelect((state) => state.measuring);
  const isTogether = useSelect((state) => state.works !== null);
  const isShownOnly = framed || isTogether;
  const [lon, lat] = place.point;
  const { within, details, known } = place;
  const region = regionOf(place);
  const first = within ? undefined : venues(store.get().reading?.places ?? []).find((one) => one.id !== place.id);
  const reading = store.get().reading;
  const pair = () => {
    if (!first) return;
    close();
    store.send({ type: "select", selection: { kind: "pair", from: place.id, to: first.id } });
    store.send({ type: "tab", tab: "distances" });
  };
  const open = (kind: "correct" | "details") => store.send({ type: "dialog", dialog: { kind, place: place.id } });
  return (
    <div class="place-card">
      <h2 tabIndex={-1} dir="auto">
        {place.name}
      </h2>
      <p class="quiet">
        {within
          ? say("card.within", { place: within.name })
          : [isOwn(place.id) ? say("type.own") : featureName(place.featureClass, place.featureCode), region]
              .filter(Boolean)
              .join(" · ")}
      </p>
      {known !== place.name && !within && !isOwn(place.id) && (
        <p class="quiet">{sayAround("card.known", { name: <bdi>{known}</bdi> })}</p>
      )}
      {details.note && (
        <p class="note" dir="auto">
          {details.note}
        </p>
      )}
      {details.source && (
        <p class="source">
          <a href={details.source} target="_blank" rel="noreferrer noopener nofollow">
            {say("card.source", { host: hostOf(details.source) })}
          </a>
        </p>
      )}
      <dl>
        <dt>{say("card.inArticle")}</dt>
        <dd>{say("count.mentions", { n: place.mentionCount })}</dd>
        {place.population > 0 && (
          <>
            <dt>{say("card.population")}</dt>
            <dd title={place.population.toLocaleString(locale)}>{population(place.population)}</dd>
          </>
        )}
        {!within && (
          <>
            <dt>{say("card.position")}</dt>
            <dd title={`${lat}, ${lon}`}>{position(lat, lon)}</dd>
          </>
        )}
      </dl>
      {place.disputed && (
        <p class="disputed">
          <Told>{place.disputed}</Told>
        </p>
      )}
      {!isOwn(place.id) && place.mentionCount > 0 && (
        <Why
          question={say(within ? "why.there" : "why.place")}
          says={(all) => (reading ? placeReasons(explanationsOfPlace(all, reading, place.id), place.id) : [])}
        />
      )}
      <p class="actions">
        {!isShownOnly && place.mentionCount > 0 && (
          <button type="button" onClick={() => open("correct")}>
            {say("card.wrong")}
          </button>
        )}
        {!isShownOnly && !within && (
          <button type="button" onClick={() => open("details")}>
            {say("card.details")}
          </button>
        )}
        {first && !measuring && (
          <button type="button" onClick={pair}>
            {say("card.distance", { place: first.name })}
          </button>
        )}
      </p>
    </div>
  );
}

/** hostOf is what a reader is told of an address before they follow it. */
function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
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
      <h2 tabIndex={-1}>{say("group.here", { n: places.length })}</h2>
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
            <span class="quiet" title={say("count.mentions", { n: place.mentionCount })}>
              {place.mentionCount}
            </span>
          </li>
        ))}
      </ul>
      {nearer && (
        <p class="actions">
          <button type="button" onClick={nearer}>
            {say("group.nearer")}
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
      <p class="quiet">{say("found.notMentioned")}</p>
      <dl>
        <dt>{say("card.position")}</dt>
        <dd title={`${lat}, ${lon}`}>{position(lat, lon)}</dd>
      </dl>
      <p class="actions">
        <button type="button" onClick={() => measure(found)}>
          {say("found.measure")}
        </button>
        {venue && (
          <button
            type="button"
            onClick={() => measure({ id: measuredBy(venue), name: venue.name, point: venue.point }, found)}
          >
            {say("card.distance", { place: venue.name })}
          </button>
        )}
      </p>
    </div>
  );
}

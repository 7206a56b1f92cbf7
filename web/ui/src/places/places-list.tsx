import { useMemo, useRef, useState } from "preact/hooks";
import { useRoving } from "../controls/roving";
import { featureName } from "../format/words";
import { isOwn } from "../model/correction";
import { type Place, regionOf } from "../model/place";
import type { Reading } from "../model/reading";
import { selectedIds } from "../state/selection";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { ToCheck } from "./to-check";

type Order = "mentions" | "name" | "type" | "country";

/** Sorting is by a column, in its usual direction or the other. */
interface Sorting {
  by: Order;
  turned: boolean;
}

const compare: Record<Order, (a: Place, b: Place) => number> = {
  mentions: (a, b) => b.mentionCount - a.mentionCount || a.name.localeCompare(b.name),
  name: (a, b) => a.name.localeCompare(b.name),
  type: (a, b) => typeOf(a).localeCompare(typeOf(b)) || b.mentionCount - a.mentionCount,
  country: (a, b) =>
    a.countryName.localeCompare(b.countryName) || a.admin1.localeCompare(b.admin1) || b.mentionCount - a.mentionCount,
};

const typeOf = (place: Place) =>
  place.within
    ? say("type.within")
    : isOwn(place.id)
      ? say("type.own")
      : featureName(place.featureClass, place.featureCode);

/** Arrows down the names of the list, and to what can be done with each. */
const steps = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 };

/** PlacesList is the article's places as a table: all that the map shows, without the map. */
export function PlacesList({ reading }: { reading: Reading }) {
  const { places } = reading;
  const store = useStore();
  const [sorting, setSorting] = useState<Sorting>({ by: "mentions", turned: false });
  const [filter, setFilter] = useState("");
  const [inView, setInView] = useState(false);
  const list = useRef<HTMLTableSectionElement>(null);
  useRoving(list, "button", steps);
  const bounds = useSelect((state) => (inView ? state.bounds : null));
  const pointed = useSelect((state) => state.pointed?.id ?? "");
  const selection = useSelect((state) => state.selection);
  const isTogether = useSelect((state) => state.works !== null); // places are corrected in their own articles
  const selected = useMemo(() => selectedIds(store.get()), [selection, places]);

  const rows = useMemo(() => {
    const wanted = filter.trim().toLocaleLowerCase();
    const within = (place: Place) => !bounds || bounds.includes(place.id);
    const rows = places
      .filter(
        (place) =>
          within(place) &&
          (!wanted || `${place.name} ${place.label} ${typeOf(place)}`.toLocaleLowerCase().includes(wanted)),
      )
      .sort(compare[sorting.by]);
    return sorting.turned ? rows.reverse() : rows;
  }, [places, sorting, filter, bounds]);

  if (!places.length)
    return (
      <div class="empty">
        <ToCheck reading={reading} />
        <p>{say("places.none")}</p>
        {!isTogether && (
          <p class="actions">
            <button
              type="button"
              onClick={() => store.send({ type: "dialog", dialog: { kind: "add", start: 0, end: 0 } })}
            >
              {say("places.add")}
            </button>
          </p>
        )}
      </div>
    );
  const head = (key: Order, text: string, css = "") => {
    const sorted = sorting.by === key;
    const descending = (key === "mentions") !== sorting.turned;
    return (
      <th scope="col" class={css} aria-sort={sorted ? (descending ? "descending" : "ascending") : "none"}>
        <button type="button" class="plain" onClick={() => setSorting({ by: key, turned: sorted && !sorting.turned })}>
          {text}
        </button>
      </th>
    );
  };
  return (
    <>
      <div class="tools">
        <input
          type="search"
          placeholder={say("places.filter")}
          aria-label={say("places.filterPlaces")}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={inView} onChange={(event) => setInView(event.currentTarget.checked)} />{" "}
          {say("places.inView")}
        </label>
        {!isTogether && (
          <button
            type="button"
            onClick={() => store.send({ type: "dialog", dialog: { kind: "add", start: 0, end: 0 } })}
          >
            {say("places.add")}
          </button>
        )}
        <span class="quiet" role="status">
          {rows.length === places.length
            ? say("count.places", { n: places.length })
            : say("places.some", { some: rows.length, n: places.length })}
        </span>
      </div>
      <ToCheck reading={reading} />
      <table class="places">
        <thead>
          <tr>
            {head("name", say("places.place"))}
            {head("type", say("places.type"))}
            {head("country", say("places.region"))}
            {head("mentions", say("places.mentions"), "number")}
            <td />
          </tr>
        </thead>
        <tbody ref={list} onPointerLeave={() => store.send({ type: "point", pointed: null })}>
          {rows.map((place) => (
            <tr
              key={place.id}
              data-place-id={place.id}
              class={`${place.id === pointed ? "is-pointed" : ""} ${selected.includes(place.id) ? "is-selected" : ""}`}
              onPointerEnter={() => store.send({ type: "point", pointed: { id: place.id, by: "list" } })}
              onClick={() => store.send({ type: "select", selection: { kind: "place", id: place.id } })}
            >
              <th scope="row">
                <button
                  type="button"
                  class="plain"
                  dir="auto"
                  tabIndex={-1}
                  aria-pressed={selected.includes(place.id)}
                  onFocus={() => store.send({ type: "point", pointed: { id: place.id, by: "list" } })}
                  onBlur={() => store.send({ type: "point", pointed: null })}
                >
                  {place.name}
                </button>
                {place.known !== place.name && !place.within && !isOwn(place.id) && (
                  <span class="quiet">
                    {" "}
                    — <bdi>{place.known}</bdi>
                  </span>
                )}
                {place.within && <span class="quiet"> — {say("places.within", { place: place.within.name })}</span>}
                {place.details.note && <span class="note-sign" title={place.details.note} aria-hidden="true" />}
                {place.disputed && (
                  <>
                    {" "}
                    <abbr title={place.disputed} class="quiet">
                      {say("disputed")}
                    </abbr>
                  </>
                )}
              </th>
              <td>
                {typeOf(place)}
                {regionOf(place) && <span class="narrow-only quiet">, {regionOf(place)}</span>}
              </td>
              <td>{regionOf(place)}</td>
              <td class="number">{place.mentionCount}</td>
              <td class="number">
                {!isTogether && (
                  <button
                    type="button"
                    class="small"
                    tabIndex={-1}
                    aria-label={say("button.of", { name: place.name, does: say("places.wrong") })}
                    onClick={(event) => {
                      event.stopPropagation();
                      store.send({ type: "dialog", dialog: { kind: "correct", place: place.id } });
                    }}
                  >
                    {say("places.wrong")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!rows.length && <p class="empty">{say(inView ? "places.noneInView" : "places.noneNamed")}</p>}
    </>
  );
}

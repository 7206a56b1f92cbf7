import { useMemo, useState } from "preact/hooks";
import { count, featureName } from "../format/words";
import type { Place } from "../model/place";
import type { Reading } from "../model/reading";
import { selectedIds } from "../state/selection";
import { useSelect, useStore } from "../state/store";
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
  country: (a, b) => a.countryName.localeCompare(b.countryName) || b.mentionCount - a.mentionCount,
};

const typeOf = (place: Place) =>
  place.within ? "site, approximate" : featureName(place.featureClass, place.featureCode);

/** countryOf names the country of a place; a country has none. */
const countryOf = (place: Place) => (place.countryName === place.name ? "" : place.countryName);

/** PlacesList is the article's places as a table: all that the map shows, without the map. */
export function PlacesList({ reading }: { reading: Reading }) {
  const { places } = reading;
  const store = useStore();
  const [sorting, setSorting] = useState<Sorting>({ by: "mentions", turned: false });
  const [filter, setFilter] = useState("");
  const [inView, setInView] = useState(false);
  const bounds = useSelect((state) => (inView ? state.bounds : null));
  const pointed = useSelect((state) => state.pointed?.id ?? "");
  const selection = useSelect((state) => state.selection);
  const selected = useMemo(() => selectedIds(store.get()), [selection, places]);

  const rows = useMemo(() => {
    const wanted = filter.trim().toLocaleLowerCase();
    const within = (place: Place) => !bounds || bounds.includes(place.id);
    const rows = places
      .filter(
        (place) => within(place) && (!wanted || `${place.label} ${typeOf(place)}`.toLocaleLowerCase().includes(wanted)),
      )
      .sort(compare[sorting.by]);
    return sorting.turned ? rows.reverse() : rows;
  }, [places, sorting, filter, bounds]);

  if (!places.length)
    return (
      <div class="empty">
        <ToCheck reading={reading} />
        <p>No places were found in this text. Select a name in it to add it as a place.</p>
        <p class="actions">
          <button
            type="button"
            onClick={() => store.send({ type: "dialog", dialog: { kind: "add", start: 0, end: 0 } })}
          >
            Add a place…
          </button>
        </p>
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
          placeholder="Filter"
          aria-label="Filter places"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={inView} onChange={(event) => setInView(event.currentTarget.checked)} /> in
          view only
        </label>
        <button type="button" onClick={() => store.send({ type: "dialog", dialog: { kind: "add", start: 0, end: 0 } })}>
          Add a place…
        </button>
        <span class="quiet" role="status">
          {rows.length === places.length
            ? count(places.length, "place")
            : `${rows.length} of ${count(places.length, "place")}`}
        </span>
      </div>
      <ToCheck reading={reading} />
      <table class="places">
        <thead>
          <tr>
            {head("name", "Place")}
            {head("type", "Type")}
            {head("country", "Country")}
            {head("mentions", "Mentions", "number")}
            <td />
          </tr>
        </thead>
        <tbody onPointerLeave={() => store.send({ type: "point", pointed: null })}>
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
                  aria-pressed={selected.includes(place.id)}
                  onFocus={() => store.send({ type: "point", pointed: { id: place.id, by: "list" } })}
                  onBlur={() => store.send({ type: "point", pointed: null })}
                >
                  {place.name}
                </button>
                {place.within && <span class="quiet"> — in {place.within.name}</span>}
                {place.disputed && (
                  <abbr title={place.disputed} class="quiet">
                    {" "}
                    disputed
                  </abbr>
                )}
              </th>
              <td>
                {typeOf(place)}
                {countryOf(place) && <span class="narrow-only quiet">, {countryOf(place)}</span>}
              </td>
              <td>{countryOf(place)}</td>
              <td class="number">{place.mentionCount}</td>
              <td class="number">
                <button
                  type="button"
                  class="small"
                  aria-label={`${place.name}: wrong place?`}
                  onClick={(event) => {
                    event.stopPropagation();
                    store.send({ type: "dialog", dialog: { kind: "correct", place: place.id } });
                  }}
                >
                  Wrong?
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!rows.length && (
        <p class="empty">{inView ? "None of the places is in this view." : "No place has this in its name."}</p>
      )}
    </>
  );
}

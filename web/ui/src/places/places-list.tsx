import { useMemo, useRef, useState } from "preact/hooks";
import { useRoving } from "../controls/roving";
import type { Place } from "../model/place";
import type { Reading } from "../model/reading";
import { selectedIds } from "../state/selection";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { PlaceRow, typeOf } from "./place-row";
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
            <PlaceRow
              key={place.id}
              place={place}
              isSelected={selected.includes(place.id)}
              isCorrigible={!isTogether}
            />
          ))}
        </tbody>
      </table>
      {!rows.length && <p class="empty">{say(inView ? "places.noneInView" : "places.noneNamed")}</p>}
    </>
  );
}

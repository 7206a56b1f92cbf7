import { useRef } from "preact/hooks";
import { UnitChoice } from "../controls/unit-choice";
import { useRoving } from "../controls/roving";
import { bearing, exactLength, lengthNumber, lengthText, type Unit, unitName } from "../format/length";
import type { Geodesic } from "../model/geo";
import { nameOf, type Place, venues } from "../model/place";
import { measureAll } from "../state/effects";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

const mostPlaces = 50; // that the server measures among at once, wherever it stands

/** Distances is the table of how far the article's cities lie from each other. */
export function Distances({ places }: { places: Place[] }) {
  const store = useStore();
  const matrix = useSelect((state) => state.matrix);
  const unit = useSelect((state) => state.unit);
  const selection = useSelect((state) => state.selection);
  const line = useSelect((state) => state.line);
  const known = new Map(places.map((place) => [place.id, place]));
  const table = useRef<HTMLTableSectionElement>(null);
  const all = venues(places).length;
  const down = Math.min(all, matrix?.ids.length ?? 0);
  useRoving(table, ".cell", { ArrowRight: 1, ArrowLeft: -1 });

  if (venues(places).length < 2) return <p class="empty">{say("distances.few")}</p>;
  if (!matrix) return <p class="empty">{say("distances.measuring")}</p>;
  const shown = matrix.ids.flatMap((id) => known.get(id) ?? []);
  const longest = Math.max(...matrix.metres.flat());
  const pair = selection?.kind === "pair" ? selection : null;
  const choose = (from: string, to: string) => {
    const same = pair && pair.from === from && pair.to === to;
    store.send({ type: "select", selection: same ? null : { kind: "pair", from, to } });
  };
  const name = (place: Place) => nameOf(place, places);
  return (
    <>
      <div class="tools">
        <UnitChoice />
        <span class="quiet" role="status">
          {pairText(pair, line, known, unit) || say("distances.says")}
        </span>
      </div>
      {all > down && (
        <p class="quiet some">
          {say("distances.some", { some: down, n: all })}{" "}
          {down < mostPlaces && (
            <button type="button" class="small" onClick={() => measureAll(store, store.get(), mostPlaces)}>
              {say(all > mostPlaces ? "distances.more" : "distances.all", { most: mostPlaces, n: all })}
            </button>
          )}
        </p>
      )}
      <div class="wide">
        <table class="matrix">
          <caption class="visually-hidden">{say("distances.caption", { unit: unitName(unit) })}</caption>
          <thead>
            <tr>
              <td />
              {shown.slice(0, -1).map((place) => (
                <th key={place.id} scope="col">
                  {name(place)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={table}>
            {shown.slice(1).map((row, i) => (
              <tr key={row.id}>
                <th scope="row">{name(row)}</th>
                {shown.slice(0, -1).map((column, j) => {
                  const metres = matrix.metres[i + 1]?.[j];
                  if (j > i || metres === undefined) return <td key={column.id} />;
                  const on = pair !== null && pair.from === column.id && pair.to === row.id;
                  return (
                    <td key={column.id}>
                      <button
                        type="button"
                        class={`cell heat-${Math.min(5, Math.floor((6 * metres) / longest))}`}
                        aria-pressed={on}
                        tabIndex={-1}
                        aria-label={say("distances.pair", {
                          from: name(column),
                          to: name(row),
                          length: lengthText(metres, unit),
                        })}
                        title={exactLength(metres, unit)}
                        onClick={() => choose(column.id, row.id)}
                      >
                        {lengthNumber(metres, unit)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** pairText says the length and bearing of a pair whose line is known, else "". */
function pairText(
  pair: { from: string; to: string } | null,
  line: Geodesic | null,
  known: Map<string, Place>,
  unit: Unit,
): string {
  const [from, to] = [known.get(pair?.from ?? ""), known.get(pair?.to ?? "")];
  if (!line || !from || !to) return "";
  const text = say("distances.pair", { from: from.name, to: to.name, length: lengthText(line.metres, unit) });
  return line.azimuth === null ? text : `${text}, ${say("distances.bearing", { bearing: bearing(line.azimuth) })}`;
}

import { render } from "preact";
import { lengthText } from "../format/length";
import { position } from "../format/position";
import { isLocated, nameOf, regionOf, venues } from "../model/place";
import type { Reading } from "../model/reading";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import { say } from "../words/say";

/**
 * printParts puts on paper what the tabs hold, whichever of them is open: the places, what the text says of
 * distances, and the distances between the places. They are made when printing begins and gone when it ends.
 */
export function printParts(store: Store): () => void {
  const box = document.createElement("section");
  box.className = "paper";
  const begin = () => {
    const { reading } = store.get();
    if (!reading) return;
    document.getElementById("page")?.append(box);
    render(<Paper reading={reading} state={store.get()} />, box);
  };
  const end = () => {
    render(null, box);
    box.remove();
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  return () => {
    removeEventListener("beforeprint", begin);
    removeEventListener("afterprint", end);
    end();
  };
}

export function Paper({
  reading,
  state: { unit, matrix },
}: {
  reading: Reading;
  state: Pick<State, "unit" | "matrix">;
}) {
  const { places, claims } = reading;
  const known = new Map(places.map((place) => [place.id, place]));
  const pairs = (matrix?.ids ?? []).flatMap((to, i) =>
    (matrix?.ids ?? [])
      .slice(0, i)
      .map((from, j) => ({ from: known.get(from), to: known.get(to), metres: matrix?.metres[i]?.[j] })),
  );
  const sorted = [...places].sort((a, b) => b.mentionCount - a.mentionCount);
  return (
    <>
      {places.length > 0 && (
        <>
          <h2>{say("tab.places")}</h2>
          <table>
            <tbody>
              {sorted.map((place) => (
                <tr key={place.id}>
                  <th scope="row">{nameOf(place, places)}</th>
                  <td>{regionOf(place)}</td>
                  <td>{isLocated(place) ? position(place.point[1], place.point[0]) : ""}</td>
                  <td>{say("count.mentions", { n: place.mentionCount })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {claims.length > 0 && (
        <>
          <h2>{say("print.claims")}</h2>
          <ul>
            {claims.map((claim) => (
              <li key={claim.start}>
                {say("quoted", { words: claim.text })}
                {claim.kind === "claim"
                  ? ` ${say(`verdict.${claim.outcome}`)}. ${claim.reason}`
                  : ` ${claim.relative?.name ?? ""}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {pairs.length > 0 && venues(places).length > 1 && (
        <>
          <h2>{say("tab.distances")}</h2>
          <ul class="pairs">
            {pairs.map(
              ({ from, to, metres }) =>
                from &&
                to &&
                metres !== undefined && (
                  <li key={`${from.id} ${to.id}`}>
                    {nameOf(from, places)} – {nameOf(to, places)}: {lengthText(metres, unit)}
                  </li>
                ),
            )}
          </ul>
        </>
      )}
    </>
  );
}

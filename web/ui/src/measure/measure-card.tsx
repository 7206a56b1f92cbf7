import { saveFile } from "../browser/save-file";
import { UnitChoice } from "../controls/unit-choice";
import { bearing, exactLength, lengthText } from "../format/length";
import { useSelect, useStore } from "../state/store";
import { say, sayAround } from "../words/say";
import { measureCSV, measureGeoJSON } from "./export";

/** MeasureCard lists the stops of the measuring tool and the geodesics between them. */
export function MeasureCard() {
  const store = useStore();
  const measuring = useSelect((state) => state.measuring);
  const unit = useSelect((state) => state.unit);
  if (!measuring) return null;
  const { stops, legs } = measuring;
  const known = legs.every((leg) => leg !== null);
  const total = legs.reduce((sum, leg) => sum + (leg?.metres ?? 0), 0);
  const get = (content: string, type: string, name: string) => saveFile(new Blob([content], { type }), name);
  return (
    <section class="measure-card" aria-label={say("measuring")}>
      <header role="presentation">
        <h2>{say("measure")}</h2>
        <button
          type="button"
          class="icon"
          aria-label={say("measure.stop")}
          onClick={() => store.send({ type: "measure", on: false })}
        >
          ×
        </button>
      </header>
      {stops.length < 2 && <p class="quiet">{say(stops.length ? "measure.next" : "measure.first")}</p>}
      <ol>
        {stops.map((stop, i) => {
          const leg = i > 0 ? legs[i - 1] : null;
          return (
            <li key={`${i}-${stop.id}`}>
              {leg && (
                <p class="leg" title={exactLength(leg.metres, unit)}>
                  ↓ {lengthText(leg.metres, unit)}
                  {leg.azimuth !== null && <span class="quiet"> {bearing(leg.azimuth)}</span>}
                </p>
              )}
              <span>{stop.name}</span>
              <button
                type="button"
                class="small"
                aria-label={say("measure.remove", { name: stop.name })}
                onClick={() => store.send({ type: "unstop", index: i })}
              >
                ×
              </button>
            </li>
          );
        })}
      </ol>
      {stops.length > 2 && known && (
        <p class="total" role="status">
          {sayAround("measure.total", {
            length: <strong title={exactLength(total, unit)}>{lengthText(total, unit)}</strong>,
          })}
        </p>
      )}
      {stops.length > 1 && known && (
        <div class="actions">
          <UnitChoice />
          <button
            type="button"
            class="small"
            onClick={() => get(measureGeoJSON(measuring), "application/geo+json", "measured.geojson")}
          >
            GeoJSON
          </button>
          <button type="button" class="small" onClick={() => get(measureCSV(measuring), "text/csv", "measured.csv")}>
            CSV
          </button>
        </div>
      )}
    </section>
  );
}

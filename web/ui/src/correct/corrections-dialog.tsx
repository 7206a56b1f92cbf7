import { Dialog } from "../controls/dialog";
import { position } from "../format/position";
import type { Correction } from "../model/correction";
import type { Reading } from "../model/reading";
import { useSelect, useStore } from "../state/store";
import { list, say } from "../words/say";

/** CorrectionsDialog lists what was corrected by hand; its author can take back each. */
export function CorrectionsDialog() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const corrections = useSelect((state) => state.corrections);
  const undone = useSelect((state) => state.undone);
  if (!reading) return null;
  return (
    <Dialog title={say("corrections.title")}>
      {corrections.length === 0 && <p class="quiet">{say("corrections.none")}</p>}
      <ol class="corrections">
        {corrections.map((correction, index) => {
          const says = correctionText(correction, reading);
          return (
            <li key={index}>
              <span dir="auto">{says}</span>
              <button
                type="button"
                class="small"
                aria-label={say("corrections.removeOf", { says })}
                onClick={() => store.send({ type: "uncorrect", index })}
              >
                {say("remove")}
              </button>
            </li>
          );
        })}
      </ol>
      <p class="actions">
        <button type="button" disabled={!corrections.length} onClick={() => store.send({ type: "undo" })}>
          {say("undo")}
        </button>
        <button type="button" disabled={!undone.length} onClick={() => store.send({ type: "redo" })}>
          {say("redo")}
        </button>
        {corrections.length > 1 && (
          <button type="button" onClick={() => store.send({ type: "corrections", corrections: [] })}>
            {say("corrections.clear")}
          </button>
        )}
      </p>
    </Dialog>
  );
}

const mostWords = 3;

/** correctionText says a correction in a sentence. */
export function correctionText(correction: Correction, reading: Reading): string {
  const { spans, words, place, point, label, note, source, side, name } = correction;
  const known = reading.places.find(({ id }) => id === place);
  const called = known?.label || name || label || place || "";
  const all = words ? [words] : [...new Set(spans.map(({ start, end }) => reading.article.text.slice(start, end)))];
  const quoted = list(all.slice(0, mostWords).map((one) => say("quoted", { words: one })));
  const where = point ? position(point[1], point[0]) : "";
  if (all.length && place === null) return say("corrections.noPlace", { words: quoted });
  if (all.length && point) return say("corrections.meansOwn", { words: quoted, place: label ?? name, where });
  if (all.length) return say("corrections.means", { words: quoted, place: called });
  if (point) return say("corrections.point", { place: label ?? called, where });
  const said = [
    label ? say("corrections.label", { label }) : "",
    side ? say("corrections.side", { side: say(`details.side.${side}`) }) : "",
    note ? say("corrections.note") : "",
    source ? say("corrections.source") : "",
  ].filter(Boolean);
  return said.length ? `${called}: ${list(said)}` : say("corrections.beside", { place: called });
}

import { useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { readPosition } from "../format/position";
import { type Correction, type Details, isOwn, type Side, withoutDetails } from "../model/correction";
import type { Place } from "../model/place";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { Fault, NameField, PositionField } from "./fields";

const sides: Side[] = ["e", "w", "n", "s", "ne", "nw", "se", "sw", "none"];

/** DetailsDialog is what the author of a map says of a place: its label and where that stands, a note, a source, its position. */
export function DetailsDialog({ id }: { id: string }) {
  const place = useSelect((state) => state.reading?.places.find((one) => one.id === id));
  return place ? (
    <Dialog title={say("details.title", { name: place.name })}>
      <Form place={place} />
    </Dialog>
  ) : null;
}

function Form({ place }: { place: Place }) {
  const store = useStore();
  const [lon, lat] = place.point;
  const own = isOwn(place.id);
  const [label, setLabel] = useState(place.details.label ?? "");
  const [note, setNote] = useState(place.details.note ?? "");
  const [source, setSource] = useState(place.details.source ?? "");
  const [side, setSide] = useState<Side | "">(place.details.side ?? "");
  const [where, setWhere] = useState(`${lat}, ${lon}`);
  const [error, setError] = useState("");
  const save = (event: Event) => {
    event.preventDefault();
    const point = own && where !== `${lat}, ${lon}` ? readPosition(where) : undefined;
    if (point === null) return setError(say("own.needsPosition"));
    if (source && !/^https?:\/\/[^\s/]/.test(source)) return setError(say("details.badSource"));
    const { details } = place;
    const correction: Correction = { spans: [], place: place.id, name: label || place.name };
    if (label.trim() && label !== details.label) correction.label = label.trim();
    if (note.trim() && note !== details.note) correction.note = note.trim();
    if (source.trim() && source !== details.source) correction.source = source.trim();
    if (side && side !== details.side) correction.side = side;
    if (point) correction.point = point;
    const written = { label, note, source, side };
    const gone = (Object.keys(written) as (keyof Details)[]).filter((key) => details[key] && !written[key].trim());
    const says = Object.keys(correction).length > 3 ? [correction] : [];
    const { corrections } = store.get();
    if (gone.length)
      store.send({ type: "corrections", corrections: [...withoutDetails(corrections, place.id, gone), ...says] });
    else if (says.length) store.send({ type: "correct", correction });
    else store.send({ type: "dialog", dialog: null });
  };
  return (
    <form onSubmit={save}>
      <NameField label={say("details.label")} value={label} onValue={setLabel} placeholder={place.name} isFirst />
      <label>
        {say("details.side")}
        <select value={side} onChange={(event) => setSide(event.currentTarget.value as Side | "")}>
          <option value="">{say("details.side.auto")}</option>
          {sides.map((one) => (
            <option key={one} value={one}>
              {say(`details.side.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("details.note")}
        <textarea
          dir="auto"
          rows={3}
          maxLength={2000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <label>
        {say("details.source")}
        <input
          type="url"
          placeholder="https://"
          value={source}
          onInput={(event) => setSource(event.currentTarget.value)}
        />
      </label>
      {own && <PositionField value={where} onValue={setWhere} />}
      <Fault says={error} />
      <p class="actions">
        <button type="submit" class="primary">
          {say("details.keep")}
        </button>
        {own && (
          <button
            type="button"
            onClick={() => store.send({ type: "placing", placing: { spans: [], name: place.name, id: place.id } })}
          >
            {say("own.move")}
          </button>
        )}
      </p>
    </form>
  );
}

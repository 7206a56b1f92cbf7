import { useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import { count } from "../format/words";
import type { Hit } from "../model/geo";
import { useSelect, useStore } from "../state/store";
import { occurrences } from "./occurrences";

/** AddDialog makes words of the text mean a place that was not found in it. */
export function AddDialog({ start, end }: { start: number; end: number }) {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const [words, setWords] = useState(reading?.article.text.slice(start, end) ?? "");
  const [every, setEvery] = useState(true);
  if (!reading) return null;
  const found = occurrences(reading.article.text, words);
  const own = found.filter((span) => span.start === start && span.end === end);
  const spans = every || !own.length ? found : own;
  const add = (hit: Hit) => {
    if (!spans.length) return;
    store.send({ type: "correct", correction: { spans, place: hit.id, name: hit.name } });
    store.send({ type: "select", selection: { kind: "place", id: hit.id } });
    store.send({ type: "notice", text: `${hit.name} is on the map.` });
  };
  return (
    <Dialog title="Add a place">
      <label>
        Words in the text
        <input
          type="text"
          dir="auto"
          autofocus
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <p class="quiet" role="status">
        {words.trim()
          ? found.length
            ? `In the text ${count(found.length, "time")}.`
            : "These words are not in the text."
          : "Write the words as they stand in the text."}
      </p>
      {own.length > 0 && found.length > 1 && (
        <label class="inline">
          <input type="checkbox" checked={every} onChange={(event) => setEvery(event.currentTarget.checked)} /> every
          time they occur
        </label>
      )}
      <h3>They mean</h3>
      <PlaceSearch key={spans.length ? "on" : "off"} label="Search a place" start={words.trim()} onChoose={add} />
    </Dialog>
  );
}

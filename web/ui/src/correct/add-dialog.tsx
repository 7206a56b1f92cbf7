import { useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import type { Hit } from "../model/geo";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { occurrences } from "./occurrences";
import { PutHere } from "./put-here";

/** AddDialog puts a place on the map that was not found in the text: what some of its words mean, or one beside it. */
export function AddDialog({ start, end }: { start: number; end: number }) {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const [words, setWords] = useState(reading?.article.text.slice(start, end) ?? "");
  const [every, setEvery] = useState(true);
  if (!reading) return null;
  const found = occurrences(reading.article.text, words);
  const own = found.filter((span) => span.start === start && span.end === end);
  const spans = every || !own.length ? found : own;
  const isOff = words.trim() !== "" && !spans.length;
  const add = (hit: Hit) => {
    if (isOff) return;
    store.send({ type: "correct", correction: { spans, place: hit.id, name: hit.name } });
    store.send({ type: "select", selection: { kind: "place", id: hit.id } });
    store.send({ type: "notice", text: say("own.put", { name: hit.name }) });
  };
  const none = () => store.send({ type: "correct", correction: { spans, place: null, name: "" } });
  return (
    <Dialog title={say("add.title")}>
      <label>
        {say("add.words")}
        <input
          type="text"
          dir="auto"
          autofocus
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <p class="quiet" role="status">
        {words.trim() ? say(found.length ? "add.times" : "add.notThere", { n: found.length }) : say("add.beside")}
      </p>
      {own.length > 0 && found.length > 1 && (
        <label class="inline">
          <input type="checkbox" checked={every} onChange={(event) => setEvery(event.currentTarget.checked)} />{" "}
          {say("add.every")}
        </label>
      )}
      <h3>{say("add.mean")}</h3>
      <PlaceSearch key={isOff ? "off" : "on"} label={say("search")} start={words.trim()} onChoose={add} />
      <PutHere spans={spans} name={words.trim()} isOff={isOff} />
      {own.length > 0 && (
        <p class="actions">
          <button type="button" onClick={none}>
            {say("notPlace")}
          </button>
        </p>
      )}
    </Dialog>
  );
}

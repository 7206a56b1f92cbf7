import { useEffect, useState } from "preact/hooks";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

const shown = 3;

/** Outside names the article's places that the map does not show just now. */
export function Outside() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const bounds = useSelect((state) => state.bounds);
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [reading]);
  if (!reading || !bounds) return null;
  const inside = new Set(bounds);
  const beyond = reading.places
    .filter((place) => !inside.has(place.id))
    .sort((a, b) => b.mentionCount - a.mentionCount);
  if (!beyond.length) return null;
  const named = open ? beyond : beyond.slice(0, shown);
  return (
    <p class="outside">
      <span>{say("outside.also")} </span>
      {named.map((place, i) => (
        <span key={place.id}>
          {i > 0 && ", "}
          <button
            type="button"
            class="plain"
            onClick={() => store.send({ type: "select", selection: { kind: "place", id: place.id } })}
          >
            {place.name}
          </button>
        </span>
      ))}
      {beyond.length > named.length && (
        <>
          {" "}
          <button
            type="button"
            class="plain"
            aria-label={say("outside.more", { n: beyond.length - named.length })}
            onClick={() => setOpen(true)}
          >
            +{beyond.length - named.length}
          </button>
        </>
      )}
    </p>
  );
}

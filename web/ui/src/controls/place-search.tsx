import { useEffect, useId, useRef, useState } from "preact/hooks";
import { autocomplete } from "../api/client";
import { layerName } from "../format/words";
import type { Hit, View } from "../model/geo";
import { useStore } from "../state/store";
import { say } from "../words/say";

interface Props {
  label: string;
  onChoose: (hit: Hit) => void;
  start?: string;
  clear?: boolean; // empty the box after a choice
  onType?: (text: string) => void;
  view?: View | null; // what the map shows, whose places come first; that of the article where it is left out
}

const patience = 120; // milliseconds after the last key

/** PlaceSearch finds any place of the world while its name is typed. */
export function PlaceSearch({ label, onChoose, start = "", clear = false, onType, view }: Props) {
  const store = useStore();
  const id = useId();
  const [text, setText] = useState(start);
  const [hits, setHits] = useState<Hit[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2) {
      setHits([]);
      setSaid("");
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      autocomplete(wanted, view === undefined ? store.get().view : view, stop.signal).then(
        (found) => {
          setHits(found);
          setActive(-1);
          setSaid(found.length ? "" : say("search.none", { name: wanted }));
        },
        (error: Error) => {
          if (error.name !== "AbortError") setSaid(error.message);
        },
      );
    }, patience);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setText(clear ? "" : hit.name);
    onChoose(hit);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % Math.max(1, hits.length));
    } else if (event.key === "Enter" && open && hits.length) {
      event.preventDefault();
      choose(hits[Math.max(0, active)]);
    } else if (event.key === "Escape" && (open || text)) {
      event.preventDefault();
      event.stopPropagation();
      if (open && hits.length) setOpen(false);
      else setText("");
    }
  };
  const shown = open && (hits.length > 0 || said !== "");
  return (
    <div
      class="search"
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOpen(false)}
    >
      <input
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        aria-expanded={shown && hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onType?.(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown || !hits.length}>
        {hits.map((hit, i) => (
          <li
            key={hit.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(hit)}
          >
            <bdi>{hit.label}</bdi> <span class="quiet">{layerName(hit.layer)}</span>
          </li>
        ))}
      </ul>
      <p role="status" class={said && shown ? "search-said" : "visually-hidden"}>
        {said || (shown && hits.length ? say("count.suggestions", { n: hits.length }) : "")}
      </p>
    </div>
  );
}

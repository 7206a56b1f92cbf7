import { useEffect, useState } from "preact/hooks";
import type { Place } from "../model/place";
import type { Reading } from "../model/reading";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

const longest = 80; // characters of a name

/**
 * TextBar stands under the text: it leads from mention to mention of the
 * selected place, and makes a place of words that the reader has selected.
 */
export function TextBar({ reading }: { reading: Reading }) {
  const store = useStore();
  const selection = useSelect((state) => state.selection);
  const words = useSelectedWords(reading);
  if (words) {
    return (
      <div class="text-bar">
        <button
          type="button"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => store.send({ type: "dialog", dialog: { kind: "add", ...words } })}
        >
          {say("text.add", { words: reading.article.text.slice(words.start, words.end) })}
        </button>
      </div>
    );
  }
  const place = selection?.kind === "place" && reading.places.find((p) => p.id === selection.id);
  return place && place.mentionCount > 0 ? <Steps key={place.id} place={place} /> : null;
}

/** Steps lead from mention to mention of a place. */
function Steps({ place }: { place: Place }) {
  const [at, setAt] = useState(-1);
  const go = (step: number) => {
    const marks = document.querySelectorAll<HTMLElement>(`#text .mention[data-place-id="${CSS.escape(place.id)}"]`);
    const next = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
    setAt(next);
    marks[next]?.focus({ preventScroll: true });
    marks[next]?.scrollIntoView({ block: "center" });
  };
  return (
    <div class="text-bar" role="group" aria-label={say("text.mentionsOf", { place: place.name })}>
      <span>
        {place.name}{" "}
        <span class="quiet">{at < 0 ? place.mentionCount : say("text.at", { at: at + 1, n: place.mentionCount })}</span>
      </span>
      <button type="button" class="small" aria-label={say("text.previous")} onClick={() => go(-1)}>
        ↑
      </button>
      <button type="button" class="small" aria-label={say("text.next")} onClick={() => go(1)}>
        ↓
      </button>
    </div>
  );
}

/** useSelectedWords are the words selected in one paragraph of the article, as a span. */
function useSelectedWords(reading: Reading): { start: number; end: number } | null {
  const [words, setWords] = useState<{ start: number; end: number } | null>(null);
  useEffect(() => {
    setWords(null);
    const change = () => setWords(selectedSpan(reading.article.text));
    document.addEventListener("selectionchange", change);
    return () => document.removeEventListener("selectionchange", change);
  }, [reading]);
  return words;
}

function selectedSpan(text: string): { start: number; end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const paragraph = parent(range.startContainer);
  if (!paragraph || paragraph !== parent(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(paragraph.dataset.start) + before.toString().length;
  const raw = text.slice(start, start + range.toString().length);
  const lead = raw.length - raw.trimStart().length;
  const words = raw.trim();
  return words && words.length <= longest ? { start: start + lead, end: start + lead + words.length } : null;
}

function parent(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(".prose [data-start]") ?? null;
}

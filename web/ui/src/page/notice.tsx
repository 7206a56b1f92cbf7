import { useEffect } from "preact/hooks";
import { lengthText } from "../format/length";
import { summaryOf } from "../format/summary";
import { count } from "../format/words";
import type { State } from "../state/state";
import { useSelect, useStore } from "../state/store";

/** Notice says what went wrong beside the main thing, or what has just been done. */
export function Notice() {
  const store = useStore();
  const text = useSelect((state) => state.notice);
  const chosen = useSelect(announcement);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => store.send({ type: "notice", text: "" }), 10_000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p class="visually-hidden" role="status">
        {chosen}
      </p>
      <div class="notice" role="status" hidden={!text}>
        <span>{text}</span>
        {text && (
          <button type="button" class="plain" onClick={() => store.send({ type: "notice", text: "" })}>
            Close
          </button>
        )}
      </div>
    </>
  );
}

/** announcement says what was read and what has been selected, for those who do not see it. */
function announcement({ selection, reading, line, unit }: State): string {
  if (!selection) return reading ? summaryOf(reading).join(", ") : "";
  const name = (id: string) => reading?.places.find((place) => place.id === id)?.name ?? id;
  if (selection?.kind === "place") {
    const place = reading?.places.find((p) => p.id === selection.id);
    return place ? `${place.name} selected, ${count(place.mentionCount, "mention")}` : "";
  }
  if (selection?.kind === "pair")
    return line ? `${name(line.from)} to ${name(line.to)}: ${lengthText(line.metres, unit)}` : "";
  if (selection?.kind === "claim") {
    const claim = reading?.claims[selection.index];
    if (claim?.kind === "position") return `${claim.relative?.name ?? claim.text} selected`;
    return claim ? `${claim.text}: ${claim.outcome}` : "";
  }
  return "";
}

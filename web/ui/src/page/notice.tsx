import { useEffect } from "preact/hooks";
import { lengthText } from "../format/length";
import { relativeName } from "../format/relative";
import { summaryOf } from "../format/summary";
import type { State } from "../state/state";
import { go } from "../state/opening";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** Notice says what went wrong beside the main thing, or what has just been done. */
export function Notice() {
  const store = useStore();
  const notice = useSelect((state) => state.notice);
  const { text, action } = notice;
  const close = () => store.send({ type: "notice", text: "" });
  const chosen = useSelect(announcement);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(close, action ? 60_000 : 10_000);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <>
      <p class="visually-hidden" role="status">
        {chosen}
      </p>
      {/* What is told has to be in the page before its words are, or it is not read out. */}
      <div class={text ? "notice" : ""}>
        <span role="status">{text}</span>
        {action && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              close();
              void go(store, action.to);
            }}
          >
            {action.name}
          </button>
        )}
        {text && (
          <button type="button" class="plain" onClick={close}>
            {say("close")}
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
    return place ? say("announce.place", { name: place.name, n: place.mentionCount }) : "";
  }
  if (selection?.kind === "pair")
    return line
      ? say("distances.pair", { from: name(line.from), to: name(line.to), length: lengthText(line.metres, unit) })
      : "";
  if (selection?.kind === "claim") {
    const claim = reading?.claims[selection.index];
    if (claim?.kind === "position") return say("announce.selected", { name: relativeName(claim) });
    return claim ? `${claim.text}: ${say(`verdict.${claim.outcome}`)}` : "";
  }
  return "";
}

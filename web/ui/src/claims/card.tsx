import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { sentenceAround } from "../format/sentence";
import type { Claim, ClaimEnd } from "../model/claim";
import { useSelect, useStore } from "../state/store";
import { say, sayAround } from "../words/say";

interface Props {
  claim: Claim;
  index: number;
  css: string;
  head: ComponentChildren;
  children: ComponentChildren;
}

/**
 * Card is one claim or position: its head with a button that shows it on the map, the sentence, and
 * what is to be said.
 */
export function Card({ claim, index, css, head, children }: Props) {
  const store = useStore();
  const on = useSelect((state) => state.selection?.kind === "claim" && state.selection.index === index);
  const text = useSelect((state) => state.reading?.article.text ?? "");
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) card.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  const choose = () => store.send({ type: "select", selection: on ? null : { kind: "claim", index } });
  const drawn = claim.line.length > 1 || claim.relative?.area;
  const { before, words, after } = sentenceAround(text, claim.start, claim.end);
  return (
    <li ref={card} class={`claim ${css} ${on ? "is-selected" : ""}`}>
      <div class="claim-head">
        {head}
        {drawn && (
          <button type="button" class="small" aria-pressed={on} onClick={choose}>
            {say(on ? "claim.hide" : "claim.show")}
          </button>
        )}
      </div>
      <blockquote dir="auto">
        {sayAround("quoted", {
          words: (
            <>
              {before}
              <strong>{words}</strong>
              {after}
            </>
          ),
        })}
      </blockquote>
      {children}
    </li>
  );
}

/** End is one of the two places, by its name on the map, and how the text names it where it does not by name. */
export function End({ end }: { end: ClaimEnd | null }) {
  if (!end) return <span class="quiet">{say("claim.unknown")}</span>;
  return (
    <span>
      <strong dir="auto">{end.name}</strong>
      {end.basis !== "stated" && <span class="quiet"> ({say(`basis.${end.basis}`)})</span>}
    </span>
  );
}

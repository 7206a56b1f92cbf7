import { useMemo } from "preact/hooks";
import type { Correction } from "../model/correction";
import type { Reading } from "../model/reading";
import { useSelect, useStore } from "../state/store";
import { say, sayAround } from "../words/say";
import { type Check, checksOf } from "./checks";

const maxShown = 12;

/** ToCheck is the first group of the list: what a reader should look at before the map is used, each settled by one click. */
export function ToCheck({ reading }: { reading: Reading }) {
  const isTogether = useSelect((state) => state.works !== null); // each is checked by itself
  const checks = useMemo(() => (isTogether ? [] : checksOf(reading)), [reading, isTogether]);
  if (!checks.length) return null;
  return (
    <details class="to-check" open>
      <summary>{say("check.title", { n: checks.length })}</summary>
      <ul>
        {checks.slice(0, maxShown).map((check) => (
          <Row key={check.kind === "unknown" ? check.words : check.place.id} check={check} reading={reading} />
        ))}
        {checks.length > maxShown && <li class="quiet">{say("check.more", { n: checks.length - maxShown })}</li>}
      </ul>
    </details>
  );
}

function Row({ check, reading }: { check: Check; reading: Reading }) {
  const store = useStore();
  const isUnknown = check.kind === "unknown";
  const mentions = isUnknown ? check.mentions : reading.mentions.filter(({ place }) => place === check.place.id);
  const name = isUnknown ? check.words : check.place.name;
  const settle = (place: string | null) => {
    const spans = mentions.map(({ start, end }) => ({ start, end }));
    const correction: Correction = { spans, place, name: place ? name : "" };
    store.send({ type: "correct", correction });
  };
  const choose = () => {
    const [first] = mentions;
    if (!isUnknown) store.send({ type: "dialog", dialog: { kind: "correct", place: check.place.id } });
    else if (first) store.send({ type: "dialog", dialog: { kind: "add", start: first.start, end: first.end } });
  };
  const show = () => {
    if (!isUnknown) store.send({ type: "select", selection: { kind: "place", id: check.place.id } });
  };
  const label = isUnknown ? check.words : check.place.label;
  const strong = <strong dir="auto">{label}</strong>;
  const isRight = check.kind === "unsure" || check.kind === "far" || check.kind === "elsewhere";
  return (
    <li data-check={check.kind}>
      <span class="says">
        {isUnknown ? (
          strong
        ) : (
          <button type="button" class="plain" onClick={show}>
            {strong}
          </button>
        )}{" "}
        <span class="quiet">
          {check.kind === "within"
            ? sayAround("check.within", { place: check.place.within?.name ?? "" })
            : check.kind === "elsewhere"
              ? sayAround("check.elsewhere", { place: check.beside.name })
              : say(`check.${check.kind}`, { n: mentions.length })}
        </span>
      </span>
      <span class="settle">
        {isRight && (
          <button
            type="button"
            class="small"
            aria-label={say("button.of", { name, does: say("check.right") })}
            onClick={() => settle(check.place.id)}
          >
            {say("check.right")}
          </button>
        )}
        <button
          type="button"
          class="small"
          aria-label={say("button.of", { name, does: say(isRight ? "check.other" : "check.choose") })}
          onClick={choose}
        >
          {say(isRight ? "check.other" : "check.choose")}
        </button>
        <button
          type="button"
          class="small"
          aria-label={say("button.of", { name, does: say("notPlace") })}
          onClick={() => settle(null)}
        >
          {say("notPlace")}
        </button>
      </span>
    </li>
  );
}

import { useRef, useState } from "preact/hooks";
import type { Claim } from "../model/claim";
import { nameOf } from "../model/place";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { checkPlaces, type Said } from "./check-places";

interface Option {
  id: string;
  name: string;
}

/** OtherPlaces checks a claim again between places that the reader chooses. */
export function OtherPlaces({ claim }: { claim: Claim }) {
  const store = useStore();
  const places = useSelect((state) => state.reading?.places) ?? [];
  const [from, setFrom] = useState(claim.from?.id ?? "");
  const [to, setTo] = useState(claim.to?.id ?? "");
  const [said, setSaid] = useState<Said | null>(null);
  const asked = useRef(0); // how often; only the last answer is shown
  const check = (a: string, b: string) => {
    setFrom(a);
    setTo(b);
    setSaid(null);
    asked.current++;
    if (!a || !b || a === b || !claim.allowedKm) return;
    const turn = asked.current;
    const say = (answer: Said) => turn === asked.current && setSaid(answer);
    checkPlaces(store.get(), claim, a, b).then(say, ({ message }: Error) => say({ outcome: null, text: message }));
  };
  const others = [...(claim.from?.others ?? []), ...(claim.to?.others ?? [])];
  const listed = places.filter(({ within }) => !within);
  const options: Option[] = [
    ...listed.map((place) => ({
      id: place.id,
      name: `${nameOf(place, places)}${others.some(({ id }) => id === place.id) ? ` (${say("claim.maybe")})` : ""}`,
    })),
    ...others
      .filter(({ id }, i) => others.findIndex((other) => other.id === id) === i)
      .filter(({ id }) => !listed.some((place) => place.id === id))
      .map(({ id, name }) => ({ id, name: `${name} (${say("claim.maybe")})` })),
  ];
  const choice = (label: string, value: string, change: (id: string) => void) => (
    <select aria-label={label} value={value} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">{say("claim.notKnown")}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <details class="other-places">
      <summary>{say("claim.others")}</summary>
      <p>
        {choice(say("from"), from, (id) => check(id, to))} ↔ {choice(say("to"), to, (id) => check(from, id))}
      </p>
      <p role="status" class={said?.outcome ?? ""}>
        <span class={said?.outcome ? "verdict" : ""}>{said?.text}</span>
      </p>
    </details>
  );
}

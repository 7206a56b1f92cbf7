import { useState } from "preact/hooks";
import { distance } from "../api/client";
import type { Outcome } from "../api/wire";
import { lengthText, type Unit } from "../format/length";
import type { Claim, Place } from "../state/reading";
import { useSelect } from "../state/store";

/** OtherPlaces checks a claim again between places that the reader chooses. */
export function OtherPlaces({ claim, unit }: { claim: Claim; unit: Unit }) {
  const places = useSelect((state) => state.reading?.places) ?? [];
  const [from, setFrom] = useState(claim.from?.id ?? "");
  const [to, setTo] = useState(claim.to?.id ?? "");
  const [said, setSaid] = useState<{ text: string; outcome: Outcome } | null>(null);
  const check = (a: string, b: string) => {
    setFrom(a);
    setTo(b);
    setSaid(null);
    if (!a || !b || a === b || !claim.allowedKm) return;
    const allowed = claim.allowedKm;
    distance(a, b).then(
      ({ metres }) => {
        // Of its own places the server knows the size, which decides where the points alone do not.
        const own = [claim.from?.id, claim.to?.id].sort().join() === [a, b].sort().join();
        const outcome = own ? claim.outcome : judge(metres / 1000, allowed);
        setSaid({ outcome, text: `${lengthText(metres, unit)} from point to point: ${outcome}` });
      },
      (error: Error) => setSaid({ outcome: "unverifiable", text: error.message }),
    );
  };
  const others = [...(claim.from?.others ?? []), ...(claim.to?.others ?? [])];
  const likely = (id: string) => others.some((other) => other.id === id);
  const choice = (label: string, value: string, change: (id: string) => void) => (
    <select aria-label={label} value={value} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">not known</option>
      {places.map((place: Place) => (
        <option key={place.id} value={place.id}>
          {place.name}
          {likely(place.id) ? " (may be meant)" : ""}
        </option>
      ))}
    </select>
  );
  return (
    <details class="other-places">
      <summary>Other places?</summary>
      <p>
        {choice("From", from, (id) => check(id, to))} ↔ {choice("To", to, (id) => check(from, id))}
      </p>
      <p role="status" class={said?.outcome}>
        <span class="verdict">{said?.text}</span>
      </p>
    </details>
  );
}

/** judge compares a length with what the words allow. */
export function judge(km: number, [low, high]: [number, number]): Outcome {
  return km >= low && km <= high ? "consistent" : "contradicted";
}

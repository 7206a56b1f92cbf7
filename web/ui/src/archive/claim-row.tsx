import type { ComponentChildren } from "preact";
import { lengthRange, lengthText } from "../format/length";
import type { Detail, Stated } from "../model/archive";
import type { Verdict } from "../model/question";
import { say } from "../words/say";

const signs: Record<Verdict, string> = { consistent: "✓", contradicted: "✕", unverifiable: "?" };

/** ClaimRow is a distance that a story states, with what was measured; what else is said of it are its children. */
export function ClaimRow({ claim, story, children }: { claim: Stated; story: Detail; children?: ComponentChildren }) {
  const name = (id: string) => story.places.find((place) => place.id === id)?.name ?? say("claim.unknown");
  const { from, to, low, high, measured, verdict } = claim;
  return (
    <li class={`claim ${verdict}`}>
      <p class="verdict">
        {signs[verdict]} {say(`verdict.${verdict}`)}
      </p>
      <p>
        {name(from)} – {name(to)}: {lengthRange(low, high, "km")}
        {measured !== null && (
          <span class="quiet"> {say("archive.measured", { length: lengthText(measured, "km") })}</span>
        )}
      </p>
      {children}
    </li>
  );
}

import type { ComponentChildren } from "preact";
import { lengthRange, lengthText } from "../format/length";
import type { Stated } from "../model/archive";
import type { Verdict } from "../model/question";
import { say } from "../words/say";

const signs: Record<Verdict, string> = { consistent: "✓", contradicted: "✕", unverifiable: "?" };

interface Props {
  claim: Stated;
  from: string; // name; "" where unknown
  to: string;
  children?: ComponentChildren;
}

/** ClaimRow is a distance that a story states, with what was measured; what else is said of it are its children. */
export function ClaimRow({ claim, from, to, children }: Props) {
  const { low, high, measured, verdict } = claim;
  return (
    <li class={`claim ${verdict}`}>
      <p class="verdict">
        {signs[verdict]} {say(`verdict.${verdict}`)}
      </p>
      <p>
        {from || say("claim.unknown")} – {to || say("claim.unknown")}: {lengthRange(low, high, "km")}
        {measured !== null && (
          <span class="quiet"> {say("archive.measured", { length: lengthText(measured, "km") })}</span>
        )}
      </p>
      {children}
    </li>
  );
}

import { Why } from "../controls/why";
import { Told } from "../controls/told";
import { reasonOf } from "../format/claim";
import { claimReasons } from "../format/reasons";
import type { Claim, Outcome } from "../model/claim";
import { say } from "../words/say";
import { Card, End } from "./card";
import { OtherPlaces } from "./other-places";
import { RangeBar } from "./range-bar";

export const verdictSigns: Record<Outcome, string> = { consistent: "✓", contradicted: "✕", unverifiable: "?" };

/**
 * ClaimCard is a distance between two places, the sentence that states it and the verdict of the
 * server, in its words.
 */
export function ClaimCard({ claim, index }: { claim: Claim; index: number }) {
  const { outcome, from, to, measuredKm, measuredRangeKm, allowedKm } = claim;
  const reason = reasonOf(claim);
  const head = (
    <p class="verdict">
      <span aria-hidden="true">{verdictSigns[outcome]}</span> {say(`verdict.${outcome}`)}
    </p>
  );
  return (
    <Card claim={claim} index={index} css={outcome} head={head}>
      <p>
        <End end={from} /> <span aria-hidden="true">↔</span>
        <span class="visually-hidden">{say("claim.to")}</span> <End end={to} />
      </p>
      {reason && <p class="reason">{reason === claim.reason ? <Told>{reason}</Told> : reason}</p>}
      {allowedKm && measuredKm !== null && (
        <RangeBar
          allowed={allowedKm}
          measured={measuredRangeKm ?? [measuredKm, measuredKm]}
          point={measuredKm}
          outcome={outcome}
        />
      )}
      <Why question={say("claim.why")} says={({ claims }) => claimReasons(claims[index] ?? [])} />
      {allowedKm && <OtherPlaces claim={claim} />}
    </Card>
  );
}

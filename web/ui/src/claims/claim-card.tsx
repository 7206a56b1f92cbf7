import { Why } from "../controls/why";
import { claimReasons } from "../format/reasons";
import type { Claim, Outcome } from "../model/claim";
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
  const head = (
    <p class="verdict">
      <span aria-hidden="true">{verdictSigns[outcome]}</span> {outcome}
    </p>
  );
  return (
    <Card claim={claim} index={index} css={outcome} head={head}>
      <p>
        <End end={from} /> <span aria-hidden="true">↔</span>
        <span class="visually-hidden">to</span> <End end={to} />
      </p>
      {claim.reason && <p class="reason">{claim.reason}</p>}
      {allowedKm && measuredKm !== null && (
        <RangeBar
          allowed={allowedKm}
          measured={measuredRangeKm ?? [measuredKm, measuredKm]}
          point={measuredKm}
          outcome={outcome}
        />
      )}
      <Why question="Why these two places?" says={({ claims }) => claimReasons(claims[index] ?? [])} />
      {allowedKm && <OtherPlaces claim={claim} />}
    </Card>
  );
}

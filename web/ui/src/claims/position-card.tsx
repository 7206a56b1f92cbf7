import { lengthRange, lengthText, unitOf } from "../format/length";
import { position } from "../format/position";
import type { Claim, RelativePlace } from "../model/claim";
import { Card, End } from "./card";

/** PositionCard says where something lies by the text. It has no verdict: there is nothing to measure it against. */
export function PositionCard({ claim, index }: { claim: Claim; index: number }) {
  const { relative, from, to } = claim;
  const head = <p class="position-name">{relative?.name ?? claim.text}</p>;
  return (
    <Card claim={claim} index={index} css="position" head={head}>
      {relative ? (
        <p class="reason">
          {where(relative, claim.unit)}
          {relative.area && " The dashed area on the map shows where it can be."}
        </p>
      ) : (
        <>
          <p>
            <End end={from} /> <span aria-hidden="true">↔</span>
            <span class="visually-hidden">to</span> <End end={to} />
          </p>
          {claim.reason && <p class="reason">{claim.reason}</p>}
        </>
      )}
    </Card>
  );
}

/** where says within what a place lies that has no name of its own, in the unit of the text. */
function where({ point: [lon, lat], ringKm, uncertaintyKm }: RelativePlace, stated: string): string {
  const unit = unitOf(stated);
  if (ringKm) return `${lengthRange(ringKm[0] * 1000, ringKm[1] * 1000, unit)} away, in any direction.`;
  return `Within ${lengthText(uncertaintyKm * 1000, unit)} of ${position(lat, lon)}.`;
}

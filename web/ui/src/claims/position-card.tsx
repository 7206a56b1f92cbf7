import { Told } from "../controls/told";
import { reasonOf } from "../format/claim";
import { lengthRange, lengthText, unitOf } from "../format/length";
import { position } from "../format/position";
import type { Claim, RelativePlace } from "../model/claim";
import { relativeName } from "../format/relative";
import { say } from "../words/say";
import { Card, End } from "./card";

/** PositionCard says where something lies by the text. It has no verdict: there is nothing to measure it against. */
export function PositionCard({ claim, index }: { claim: Claim; index: number }) {
  const { relative, from, to } = claim;
  const reason = reasonOf(claim);
  const head = <p class="position-name">{relative ? relativeName(claim) : claim.text}</p>;
  return (
    <Card claim={claim} index={index} css="position" head={head}>
      {relative ? (
        <p class="reason">
          {where(relative, claim.unit)}
          {relative.area && ` ${say("position.dashed")}`}
        </p>
      ) : (
        <>
          <p>
            <End end={from} /> <span aria-hidden="true">↔</span>
            <span class="visually-hidden">{say("claim.to")}</span> <End end={to} />
          </p>
          {reason && <p class="reason">{reason === claim.reason ? <Told>{reason}</Told> : reason}</p>}
        </>
      )}
    </Card>
  );
}

/** where says within what a place lies that has no name of its own, in the unit of the text. */
function where({ point: [lon, lat], ringKm, uncertaintyKm }: RelativePlace, stated: string): string {
  const unit = unitOf(stated);
  if (ringKm) return say("position.ring", { length: lengthRange(ringKm[0] * 1000, ringKm[1] * 1000, unit) });
  return say("position.within", { length: lengthText(uncertaintyKm * 1000, unit), point: position(lat, lon) });
}

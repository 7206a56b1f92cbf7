import { useEffect, useRef } from "preact/hooks";
import { exactLength, lengthRange, lengthText, type Unit } from "../format/length";
import { position } from "../format/position";
import { count } from "../format/words";
import type { Claim, ClaimEnd, Outcome, RelativePlace } from "../model/claim";
import { useSelect, useStore } from "../state/store";
import { OtherPlaces } from "./other-places";
import { RangeBar } from "./range-bar";
import { checked, useReviews } from "./reviews";

export const verdictSigns: Record<Outcome, string> = { consistent: "✓", contradicted: "✕", unverifiable: "?" };

/** Claims shows what the text says about distances, and whether it holds. */
export function Claims({ claims }: { claims: Claim[] }) {
  const reviews = useReviews();
  if (!claims.length)
    return (
      <p class="empty">
        The text states no distance. Sentences such as “about 400 km from Istanbul” would be checked here.
      </p>
    );
  const many = checked(claims).length;
  return (
    <>
      <div class="tools">
        <span class="quiet">
          {count(claims.length, "claim")}, {many} checked
        </span>
        {many > 0 && (
          <button
            type="button"
            title="A draft of schema.org ClaimReview for each checked claim, to complete and to sign"
            onClick={reviews}
          >
            ClaimReview drafts, for fact checkers
          </button>
        )}
      </div>
      <ul class="claims">
        {claims.map((claim, index) => (
          <ClaimCard key={`${claim.start}`} claim={claim} index={index} />
        ))}
      </ul>
    </>
  );
}

function ClaimCard({ claim, index }: { claim: Claim; index: number }) {
  const store = useStore();
  const unit = useSelect((state) => state.unit);
  const on = useSelect((state) => state.selection?.kind === "claim" && state.selection.index === index);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) card.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  return (
    <li ref={card} class={`claim ${claim.outcome} ${on ? "is-selected" : ""}`}>
      <p class="verdict">
        <span aria-hidden="true">{verdictSigns[claim.outcome]}</span> {claim.outcome}
      </p>
      <blockquote>“{claim.text}”</blockquote>
      <p>
        <End end={claim.from} /> <span aria-hidden="true">↔</span>
        <span class="visually-hidden">to</span> <End end={claim.to} />
      </p>
      {claim.reason && <p class="reason">{claim.reason}</p>}
      {claim.relative && <Where relative={claim.relative} unit={unit} />}
      <Measures claim={claim} unit={unit} />
      {claim.allowedKm && <OtherPlaces claim={claim} unit={unit} />}
      {(claim.line.length > 1 || claim.relative?.area) && (
        <p class="actions">
          <button
            type="button"
            aria-pressed={on}
            onClick={() => store.send({ type: "select", selection: on ? null : { kind: "claim", index } })}
          >
            {on ? `Hide ${claim.relative ? "area" : "line"}` : "Show on map"}
          </button>
        </p>
      )}
    </li>
  );
}

function End({ end }: { end: ClaimEnd | null }) {
  if (!end) return <span class="quiet">a place that is not known</span>;
  return (
    <span>
      <strong>{end.name}</strong>
      {end.basis && <span class="quiet"> ({end.basis})</span>}
    </span>
  );
}

/** Where says where a place may lie that has no name of its own. */
function Where({
  relative: {
    name,
    point: [lon, lat],
    ringKm,
    uncertaintyKm,
    area,
  },
  unit,
}: {
  relative: RelativePlace;
  unit: Unit;
}) {
  const within = ringKm
    ? `${lengthRange(ringKm[0] * 1000, ringKm[1] * 1000, unit)} away, in any direction`
    : `within ${lengthText(uncertaintyKm * 1000, unit)} of ${position(lat, lon)}`;
  return (
    <p class="reason">
      The place that is meant, {name}, lies {within}.{area && " The dashed area on the map shows where it can be."}
    </p>
  );
}

function Measures({ claim, unit }: { claim: Claim; unit: Unit }) {
  const { measuredKm, measuredRangeKm, allowedKm } = claim;
  if (!allowedKm || measuredKm === null) return null;
  const measured = measuredRangeKm ?? [measuredKm, measuredKm];
  return (
    <>
      <RangeBar allowed={allowedKm} measured={[measured[0], measured[1]]} point={measuredKm} outcome={claim.outcome} />
      <dl class="measures">
        <dt>Measured</dt>
        <dd title={exactLength(measuredKm * 1000, unit)}>{lengthText(measuredKm * 1000, unit)}</dd>
        <dt>The words allow</dt>
        <dd>{lengthRange(allowedKm[0] * 1000, allowedKm[1] * 1000, unit)}</dd>
      </dl>
    </>
  );
}

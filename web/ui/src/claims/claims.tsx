import type { Claim } from "../model/claim";
import { say } from "../words/say";
import { ClaimCard } from "./claim-card";
import { PositionCard } from "./position-card";
import { checked, useReviews } from "./reviews";

interface Entry {
  claim: Claim;
  index: number; // in the article
}

/**
 * Claims shows what the text says about distances, and whether it holds; apart from them, what it says
 * of where something lies.
 */
export function Claims({ claims }: { claims: Claim[] }) {
  const entries = claims.map((claim, index): Entry => ({ claim, index }));
  const stated = entries.filter(({ claim }) => claim.kind === "claim");
  const positions = entries.filter(({ claim }) => claim.kind === "position");
  if (!entries.length) {
    return <p class="empty">{say("claims.none")}</p>;
  }
  return (
    <>
      {stated.length > 0 && <p class="quiet intro">{say("claims.says")}</p>}
      {stated.length > 0 && <Checks claims={stated.map(({ claim }) => claim)} />}
      <ul class="claims">
        {stated.map(({ claim, index }) => (
          <ClaimCard key={claim.start} claim={claim} index={index} />
        ))}
      </ul>
      {positions.length > 0 && (
        <section aria-labelledby="positions">
          <h2 id="positions" class="list-head">
            {say("positions")} <span class="quiet">{positions.length}</span>
          </h2>
          <p class="quiet">{say("positions.says")}</p>
          <ul class="claims">
            {positions.map(({ claim, index }) => (
              <PositionCard key={claim.start} claim={claim} index={index} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Checks({ claims }: { claims: Claim[] }) {
  const reviews = useReviews();
  const many = checked(claims).length;
  return (
    <div class="tools">
      <span class="quiet">{say("claims.checked", { n: claims.length, checked: many })}</span>
      {many > 0 && (
        <button type="button" title={say("claims.reviews.says")} onClick={reviews}>
          {say("claims.reviews")}
        </button>
      )}
    </div>
  );
}

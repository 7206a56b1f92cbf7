import { count } from "../format/words";
import type { Claim } from "../model/claim";
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
    return (
      <p class="empty">
        The text states no distance. Sentences such as “about 400 km from Istanbul” would be checked here.
      </p>
    );
  }
  return (
    <>
      {stated.length > 0 && <Checks claims={stated.map(({ claim }) => claim)} />}
      <ul class="claims">
        {stated.map(({ claim, index }) => (
          <ClaimCard key={claim.start} claim={claim} index={index} />
        ))}
      </ul>
      {positions.length > 0 && (
        <section aria-labelledby="positions">
          <h2 id="positions" class="list-head">
            Positions
          </h2>
          <p class="quiet">Where something lies by the text, which there is nothing to check against.</p>
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
  );
}

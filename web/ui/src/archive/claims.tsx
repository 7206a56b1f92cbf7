import { say } from "../words/say";
import { moreClaims } from "./asking";
import { ClaimRow } from "./claim-row";
import { NextPage } from "./next-page";
import { useDesk, usePart } from "./state";
import { Source, When } from "./when";

/** Claims are the distances that the articles state, contradictions first. */
export function Claims() {
  const desk = useDesk();
  const claims = usePart((state) => state.answers.claims);
  if (!claims) return <p class="empty late">{say("asking")}</p>;
  if (!claims.list.length) return <p class="empty">{say("archive.claims.none")}</p>;
  return (
    <>
      <ul class="claims archive-claims">
        {claims.list.map((claim, i) => (
          <ClaimRow key={`${claim.story.id} ${i}`} claim={claim} from={claim.fromName} to={claim.toName}>
            <p>
              <button type="button" class="plain" dir="auto" onClick={() => desk.change({ article: claim.story.id })}>
                {claim.story.title || say("archive.untitled")}
              </button>
            </p>
            <p class="facts quiet">
              <When {...claim.story} /> <Source {...claim.story} />
            </p>
          </ClaimRow>
        ))}
      </ul>
      {claims.after && <NextPage name={say("archive.claims.next")} get={moreClaims} />}
    </>
  );
}

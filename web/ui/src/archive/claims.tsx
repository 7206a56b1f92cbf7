import { say } from "../words/say";
import { statingStories } from "./asking";
import { ClaimRow } from "./claim-row";
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
        {claims.list.map(({ story, claim }, i) => (
          <ClaimRow key={`${story.id} ${i}`} claim={claim} story={story}>
            <p>
              <button type="button" class="plain" dir="auto" onClick={() => desk.change({ article: story.id })}>
                {story.title || say("archive.untitled")}
              </button>
            </p>
            <p class="facts quiet">
              <When {...story} /> <Source {...story} />
            </p>
          </ClaimRow>
        ))}
      </ul>
      {claims.more && <p class="quiet note">{say("archive.claims.some", { n: statingStories })}</p>}
    </>
  );
}

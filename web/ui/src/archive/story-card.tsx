import { useEffect, useRef } from "preact/hooks";
import { featureName, kindName } from "../format/words";
import type { Detail, Named } from "../model/archive";
import type { MentionKind } from "../model/reading";
import { say } from "../words/say";
import { ClaimRow } from "./claim-row";
import { useDesk, usePart } from "./state";
import { Source, When } from "./when";

/** StoryCard is one article: the places that it names, which the map then shows, and the distances that it states. */
export function StoryCard() {
  const desk = useDesk();
  const id = usePart((state) => state.article);
  const detail = usePart((state) => state.detail);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [detail?.id]);
  if (!id) return null;
  const back = () => desk.change({ article: "", detail: null });
  return (
    <section class="archive-card story-card" aria-labelledby="story-title">
      <p>
        <button type="button" class="small" onClick={back}>
          ← {say("archive.back")}
        </button>
      </p>
      {!detail || detail.id !== id ? (
        <p class="empty late" id="story-title">
          {say("asking")}
        </p>
      ) : (
        <>
          <h2 id="story-title" ref={heading} tabIndex={-1} dir="auto">
            {detail.title || say("archive.untitled")}
          </h2>
          <p class="facts quiet">
            <When {...detail} /> <Source {...detail} />
          </p>
          <StoryPlaces detail={detail} />
          {detail.corrections.length > 0 && (
            <>
              <h3>{say("archive.corrections")}</h3>
              <ul class="corrections">
                {detail.corrections.map(({ words, means }) => (
                  <li key={words}>
                    {say("quoted", { words })}: {means || say("notPlace")}
                  </li>
                ))}
              </ul>
            </>
          )}
          {detail.claims.length > 0 && (
            <>
              <h3>{say("tab.claims")}</h3>
              <ul class="claims">
                {detail.claims.map((claim, i) => (
                  <ClaimRow key={i} claim={claim} from={nameIn(detail, claim.from)} to={nameIn(detail, claim.to)} />
                ))}
              </ul>
            </>
          )}
          {detail.copies.length > 0 && (
            <>
              <h3>{say("archive.copies", { n: detail.copies.length })}</h3>
              <ul>
                {detail.copies.map((copy) => (
                  <li key={copy.id}>
                    {copy.title} <Source {...copy} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="quiet note">{say("archive.noText")}</p>
        </>
      )}
    </section>
  );
}

const sure = 0.8; // below it the page says that a place is not sure

function StoryPlaces({ detail }: { detail: Detail }) {
  const desk = useDesk();
  const mayChange = usePart((state) => state.holdings?.changes ?? false);
  if (!detail.places.length) return <p class="quiet">{say("count.places", { n: 0 })}</p>;
  return (
    <table class="places">
      <thead>
        <tr>
          <th scope="col">{say("places.place")}</th>
          <th scope="col">{say("places.type")}</th>
          <th scope="col" class="number">
            {say("places.mentions")}
          </th>
          {mayChange && (
            <th scope="col">
              <span class="visually-hidden">{say("archive.correct")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {detail.places.map((place) => (
          <tr
            key={place.id}
            data-place-id={place.id}
            onPointerEnter={() => desk.change({ pointed: place.id })}
            onPointerLeave={() => desk.change({ pointed: "" })}
            onClick={() => desk.choose(place.id)}
          >
            <th scope="row">
              <button type="button" class="plain" title={place.label}>
                {place.name}
              </button>
              {place.words && place.words !== place.name && (
                <span class="quiet"> {say("quoted", { words: place.words })}</span>
              )}
              {place.confidence < sure && <span class="quiet"> {say("mark.unsure")}</span>}
              {place.disputed && (
                <span class="quiet" title={place.disputed}>
                  {" "}
                  ({say("disputed")})
                </span>
              )}
            </th>
            <td class="quiet">
              {featureName(place.featureClass, place.featureCode)}
              {otherKinds(place).map((kind) => (
                <span key={kind}> · {kindName(kind)}</span>
              ))}
            </td>
            <td class="number">{place.times}</td>
            {mayChange && (
              <td>
                <button
                  type="button"
                  class="small"
                  aria-label={say("archive.correct.place", { place: place.name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    desk.change({ dialog: "correct", correcting: place });
                  }}
                >
                  {say("archive.correct")}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** nameIn is what a story's place is called; "" for none. */
const nameIn = ({ places }: Detail, id: string): string => places.find((place) => place.id === id)?.name ?? "";

/** otherKinds are the ways in which a story names a place besides meaning the place itself. */
const otherKinds = ({ kinds }: Named): MentionKind[] =>
  kinds.filter((kind) => kind !== "literal").map((kind) => kind as MentionKind);

import { featureName } from "../format/words";
import type { ArchivePlace, Counted } from "../model/archive";
import { say } from "../words/say";
import { count } from "./written";
import { type ArchiveState, useDesk, usePart } from "./state";

/** PlaceCard is the place that the question is about, and what is named together with it. */
export function PlaceCard() {
  const desk = useDesk();
  const id = usePart((state) => state.question.place);
  const place = usePart((state) => placeOf(state, id));
  const total = usePart((state) => state.answers.total);
  const together = usePart((state) => state.answers.together);
  if (!id) return null;
  const name = place?.name ?? id;
  return (
    <section class="archive-card" aria-labelledby="place-name">
      <header>
        <h2 id="place-name">{name}</h2>
        <button
          type="button"
          class="icon"
          aria-label={say("archive.place.drop", { place: name })}
          onClick={() => desk.ask({ place: "" })}
        >
          ×
        </button>
      </header>
      {place && (
        <p class="quiet">
          {[featureName(place.featureClass, place.featureCode), beyond(place)].filter(Boolean).join(" · ")}
        </p>
      )}
      {total !== null && <p>{say("archive.articles", { n: total })}</p>}
      {place?.disputed && <p class="disputed">{place.disputed}</p>}
      {together && together.length > 0 && (
        <>
          <h3>{say("archive.together")}</h3>
          <ol class="together">
            {together.map((other) => (
              <Along key={other.id} place={other} most={together[0]?.articles ?? 1} />
            ))}
          </ol>
        </>
      )}
      {together?.length === 0 && <p class="quiet">{say("archive.alone")}</p>}
    </section>
  );
}

/** Along is a place that is named with the chosen one, and in how many articles. */
function Along({ place, most }: { place: Counted; most: number }) {
  const desk = useDesk();
  return (
    <li
      onPointerEnter={() => desk.change({ pointed: place.id })}
      onPointerLeave={() => desk.change({ pointed: "" })}
      data-place-id={place.id}
    >
      <button type="button" class="plain" title={place.label} onClick={() => desk.choose(place.id)}>
        {place.name}
      </button>
      <span class="share" style={{ width: `${(100 * place.articles) / most}px` }} />
      <span class="number">{count(place.articles)}</span>
    </li>
  );
}

/** placeOf finds what the answers say of a place. */
function placeOf({ answers, detail }: ArchiveState, id: string): ArchivePlace | undefined {
  const isIt = (place: ArchivePlace) => place.id === id;
  const named = answers.stories?.flatMap(({ places }) => places) ?? [];
  return answers.places?.find(isIt) ?? named.find(isIt) ?? detail?.places.find(isIt);
}

/** beyond is a label without the name that it begins with. */
const beyond = ({ label, name }: ArchivePlace): string =>
  label.startsWith(`${name}, `) ? label.slice(name.length + 2) : label === name ? "" : label;

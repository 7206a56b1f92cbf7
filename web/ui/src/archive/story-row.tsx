import type { Named, Story } from "../model/archive";
import { say } from "../words/say";
import { useDesk, usePart } from "./state";
import { Source, When } from "./when";

const shownNames = 5;

/** StoryRow is an article in the list: its headline, when and where it was published, and the places that it names. */
export function StoryRow({ story }: { story: Story }) {
  const desk = useDesk();
  const chosen = usePart((state) => state.question.place);
  const country = usePart((state) => state.question.country);
  const { title, id, copies } = story;
  const places = askedFirst(story.places, chosen, country);
  const rest = places.length - shownNames;
  return (
    <li class="story">
      <h2>
        <button type="button" class="plain" dir="auto" onClick={() => desk.change({ article: id })}>
          {title || say("archive.untitled")}
        </button>
      </h2>
      <p class="facts quiet">
        <When {...story} /> <Source {...story} />
        {copies.length > 0 && (
          <details class="copies">
            <summary>{say("archive.copies", { n: copies.length })}</summary>
            <ul>
              {copies.map((copy) => (
                <li key={copy.id}>
                  {copy.title} <Source {...copy} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </p>
      {places.length > 0 && (
        <p class="names">
          {places.slice(0, shownNames).map((place) => (
            <button
              key={place.id}
              type="button"
              class={`name ${place.id === chosen ? "is-selected" : ""}`}
              data-place-id={place.id}
              title={place.label}
              onClick={() => desk.choose(place.id)}
              onPointerEnter={() => desk.change({ pointed: place.id })}
              onPointerLeave={() => desk.change({ pointed: "" })}
            >
              {place.name}
            </button>
          ))}
          {rest > 0 && <span class="quiet"> {say("archive.more", { n: rest })}</span>}
        </p>
      )}
    </li>
  );
}

/** askedFirst puts the places first that the question is about. */
function askedFirst(places: Named[], chosen: string, country: string): Named[] {
  const asked = (place: Named) => Number(place.id === chosen) * 2 + Number(country !== "" && place.country === country);
  return [...places].sort((a, b) => asked(b) - asked(a));
}

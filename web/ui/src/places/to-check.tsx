import { count } from "../format/words";
import { isLocated, type Place } from "../model/place";
import type { Mention, Reading } from "../model/reading";
import { useStore } from "../state/store";

const minConfidence = 0.5; // below it a place is more likely wrong than right
const maxShown = 12;

/** Unknown is a name of the text that the gazetteer has no place for. */
interface Unknown {
  words: string;
  first: Mention;
  many: number;
}

/** unknownNames are the names without a place, most mentioned first. */
export function unknownNames({ article, mentions }: Pick<Reading, "article" | "mentions">): Unknown[] {
  const names = new Map<string, Unknown>();
  for (const mention of mentions) {
    if (mention.place) continue;
    const words = article.text.slice(mention.start, mention.end);
    const known = names.get(words.toLocaleLowerCase());
    if (known) known.many++;
    else names.set(words.toLocaleLowerCase(), { words, first: mention, many: 1 });
  }
  return [...names.values()].sort((a, b) => b.many - a.many);
}

/** doubtful are the places that the server is least sure of. */
export function doubtful(places: Place[]): Place[] {
  return places.filter((place) => isLocated(place) && place.confidence < minConfidence);
}

/** ToCheck lists what a reader should look at before the map is used: names without a place, and doubtful places. */
export function ToCheck({ reading }: { reading: Reading }) {
  const store = useStore();
  const unknown = unknownNames(reading);
  const unsure = doubtful(reading.places);
  const many = unknown.length + unsure.length;
  if (!many) return null;
  const add = ({ start, end }: Mention) => store.send({ type: "dialog", dialog: { kind: "add", start, end } });
  const correct = (place: string) => store.send({ type: "dialog", dialog: { kind: "correct", place } });
  const shownUnsure = unsure.slice(0, maxShown);
  const shownUnknown = unknown.slice(0, maxShown - shownUnsure.length);
  return (
    <details class="to-check">
      <summary>{many.toLocaleString("en")} to check</summary>
      <ul>
        {shownUnsure.map((place) => (
          <li key={place.id}>
            <strong>{place.label}</strong> <span class="quiet">is uncertain.</span>
            <button
              type="button"
              class="small"
              aria-label={`${place.name}: choose another`}
              onClick={() => correct(place.id)}
            >
              Choose another
            </button>
          </li>
        ))}
        {shownUnknown.map(({ words, first, many: times }) => (
          <li key={words}>
            <strong>{words}</strong>{" "}
            <span class="quiet">
              {times > 1 ? `(${count(times, "mention")}) ` : ""}is not in the gazetteer, or no place.
            </span>
            <button type="button" class="small" aria-label={`${words}: choose a place`} onClick={() => add(first)}>
              Choose a place
            </button>
          </li>
        ))}
        {many > maxShown && (
          <li class="quiet">and {(many - maxShown).toLocaleString("en")} more, marked in the text</li>
        )}
      </ul>
    </details>
  );
}

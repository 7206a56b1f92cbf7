import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import { list, say } from "../words/say";
import { Told } from "../controls/told";
import type { Hit } from "../model/geo";
import type { Place } from "../model/place";
import type { Mention, Reading } from "../model/reading";
import { explanationsOf, explanationsOfPlace } from "../state/explanations";
import { useSelect, useStore } from "../state/store";
import { type Choice, choicesOf } from "./candidates";
import { PutHere } from "./put-here";

/** CorrectDialog says which place the mentions of a place mean instead, or that they mean none. */
export function CorrectDialog({ id }: { id: string }) {
  const reading = useSelect((state) => state.reading);
  const place = reading?.places.find((p) => p.id === id);
  if (!reading || !place) return null;
  return (
    <Dialog title={say(place.within ? "correct.where" : "correct.is", { name: place.name })}>
      <Choices reading={reading} place={place} />
    </Dialog>
  );
}

function Choices({ reading, place }: { reading: Reading; place: Place }) {
  const store = useStore();
  const mentions = reading.mentions.filter((mention) => mention.place === place.id);
  const [chosen, setChosen] = useState(() => new Set(mentions.map((mention) => mention.start)));
  const [choices, setChoices] = useState<Choice[] | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    explanationsOf(store.get()).then(
      (explanations) => setChoices(choicesOf(explanationsOfPlace(explanations, reading, place.id))),
      (problem: Error) => setError(problem.message),
    );
  }, []);

  const correct = (to: { id: string; name: string; label: string } | null) => {
    const spans = mentions.filter((mention) => chosen.has(mention.start)).map(({ start, end }) => ({ start, end }));
    store.send({ type: "correct", correction: { spans, place: to?.id ?? null, name: to?.name ?? "" } });
    const n = spans.length;
    const said = spans.map(({ start, end }) => reading.article.text.slice(start, end));
    const words = list([...new Set(said)].slice(0, 3).map((one) => say("quoted", { words: one })));
    const text = to ? say("correct.done", { n, words, place: to.label }) : say("correct.gone", { n, words });
    store.send({ type: "notice", text });
    store.send({ type: "select", selection: to ? { kind: "place", id: to.id } : null });
  };
  const words = [...new Set(mentions.map((mention) => reading.article.text.slice(mention.start, mention.end)))];
  const quoted = list(words.slice(0, 4).map((one) => say("quoted", { words: one })));
  const spans = mentions.filter((mention) => chosen.has(mention.start)).map(({ start, end }) => ({ start, end }));
  const none = chosen.size === 0;
  return (
    <>
      <p class="quiet">
        {place.within
          ? say("correct.within", { words: quoted, place: place.within.name })
          : say("correct.taken", { n: words.length, words: quoted, place: place.label })}
      </p>
      {mentions.length > 1 && <Mentions reading={reading} mentions={mentions} chosen={chosen} setChosen={setChosen} />}
      <h3>{say("correct.means")}</h3>
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      {!choices && !error && <p class="quiet late">{say("correct.looking")}</p>}
      {choices && !choices.some(({ id }) => id !== place.id) && <p class="quiet">{say("correct.noOther")}</p>}
      <ul class="choices">
        {choices?.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              disabled={none || choice.id === place.id}
              aria-current={choice.id === place.id}
              onClick={() => correct(choice)}
            >
              <span>{choice.label}</span>
              <span class="quiet">
                {choice.id === place.id ? say("correct.asIs", { type: choice.type }) : choice.type}
              </span>
              <span class="quiet why">
                {choice.likely}
                {choice.why.map((reason) => (
                  <span key={reason}>
                    {" "}
                    · <Told>{reason}</Told>
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <h3>{say("correct.another")}</h3>
      <PlaceSearch label={say("search")} onChoose={(hit: Hit) => !none && correct(hit)} />
      <PutHere spans={spans} name={words[0] ?? place.name} isOff={none} />
      <p class="actions">
        <button type="button" disabled={none} onClick={() => correct(null)}>
          {say("notPlace")}
        </button>
      </p>
    </>
  );
}

interface MentionsProps {
  reading: Reading;
  mentions: Mention[];
  chosen: Set<number>; // where the chosen ones start
  setChosen: (chosen: Set<number>) => void;
}

/** Mentions lets a reader correct some mentions of a place and leave the others. */
function Mentions({ reading, mentions, chosen, setChosen }: MentionsProps) {
  const toggle = (mention: Mention) => {
    const next = new Set(chosen);
    if (!next.delete(mention.start)) next.add(mention.start);
    setChosen(next);
  };
  return (
    <details>
      <summary>{say("correct.some", { some: chosen.size, n: mentions.length })}</summary>
      <ul class="snippets">
        {mentions.map((mention) => (
          <li key={mention.start}>
            <label class="inline">
              <input type="checkbox" checked={chosen.has(mention.start)} onChange={() => toggle(mention)} />
              <Snippet text={reading.article.text} mention={mention} />
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

const around = 32; // characters on each side

function Snippet({ text, mention: { start, end } }: { text: string; mention: Mention }) {
  const before = text.slice(Math.max(0, start - around), start).replace(/^\S*\s|[\s\S]*\n/, "");
  const after = text.slice(end, end + around).replace(/\s\S*$|\n[\s\S]*/, "");
  return (
    <span>
      … {before}
      <strong>{text.slice(start, end)}</strong>
      {after} …
    </span>
  );
}

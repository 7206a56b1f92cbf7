import { useEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../model/archive";
import type { PlaceKind } from "../model/place";
import { everything, isAnything, kinds, type Verdict, verdicts } from "../model/question";
import { say } from "../words/say";
import { countryName, languageName } from "./countries";
import { useDesk, usePart } from "./state";
import { count } from "./written";

const typing = 300; // milliseconds after the last key

/** Filters are the words, the source and the country of a question, and what else restricts it. */
export function Filters() {
  const desk = useDesk();
  const question = usePart((state) => state.question);
  const countries = usePart((state) => state.answers.countries);
  const sources = usePart((state) => state.answers.sources);
  const languages = usePart((state) => state.answers.languages);
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Words />
      <div class="filter-row">
        <label>
          <span>{say("archive.country")}</span>
          <select value={question.country} onChange={(event) => desk.ask({ country: event.currentTarget.value })}>
            <option value="">{say("archive.any")}</option>
            {options(countries, question.country, countryName)}
          </select>
        </label>
        <label>
          <span>{say("archive.kind")}</span>
          <select
            value={question.kind}
            onChange={(event) => desk.ask({ kind: event.currentTarget.value as PlaceKind | "" })}
          >
            <option value="">{say("archive.any")}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(`archive.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say("archive.source")}</span>
          <select value={question.source} onChange={(event) => desk.ask({ source: event.currentTarget.value })}>
            <option value="">{say("archive.any")}</option>
            {options(sources, question.source, (source) => source)}
          </select>
        </label>
        {(languages.length > 1 || question.language) && (
          <label>
            <span>{say("archive.language")}</span>
            <select value={question.language} onChange={(event) => desk.ask({ language: event.currentTarget.value })}>
              <option value="">{say("archive.any")}</option>
              {options(languages, question.language, languageName)}
            </select>
          </label>
        )}
        <label>
          <span>{say("tab.claims")}</span>
          <select
            value={question.verdict}
            onChange={(event) => desk.ask({ verdict: event.currentTarget.value as Verdict | "" })}
          >
            <option value="">{say("archive.any")}</option>
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {say(`verdict.${verdict}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => desk.change({ dialog: "radius" })}>
          {say("archive.radius")}…
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked={question.inView}
            onChange={(event) => desk.ask({ inView: event.currentTarget.checked })}
          />
          {say("places.inView")}
        </label>
      </div>
      <Chosen />
    </form>
  );
}

/** options are what can be chosen, by name, each with its articles; what is chosen is one of them in any case. */
function options(choices: Choice[], chosen: string, named: (value: string) => string) {
  const has = choices.some(({ value }) => value === chosen);
  const all = chosen && !has ? [...choices, { value: chosen, articles: 0 }] : choices;
  return all
    .map(({ value, articles }) => ({ value, articles, name: named(value) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ value, articles, name }) => (
      <option key={value} value={value}>
        {name} ({count(articles)})
      </option>
    ));
}

/** Words is the box of words; a question follows when the typing stops. */
function Words() {
  const desk = useDesk();
  const asked = usePart((state) => state.question.words);
  const [text, setText] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setText((now) => (now.trim() === asked ? now : asked)), [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (words: string) => {
    clearTimeout(timer.current);
    if (words.trim() !== desk.get().question.words) desk.ask({ words: words.trim() });
  };
  return (
    <label class="words">
      <span class="visually-hidden">{say("archive.words")}</span>
      <input
        type="search"
        value={text}
        placeholder={say("archive.words.how")}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => ask(value), typing);
        }}
        onKeyDown={(event) => event.key === "Enter" && ask(text)}
      />
    </label>
  );
}

/** Chosen names the circle and the place that are asked for, each of which can be dropped. */
function Chosen() {
  const desk = useDesk();
  const question = usePart((state) => state.question);
  const around = usePart((state) => state.around);
  if (isAnything(question)) return null;
  return (
    <p class="chips">
      {question.near && (
        <span class="chip">
          {say("archive.within", { km: question.within, place: around?.name ?? question.near })}
          <button type="button" class="plain" onClick={() => desk.change({ dialog: "radius" })}>
            {say("archive.change")}
          </button>
          <button
            type="button"
            class="plain"
            aria-label={say("archive.radius.drop")}
            onClick={() => desk.ask({ near: "" })}
          >
            ×
          </button>
        </span>
      )}
      <button type="button" class="small" onClick={() => desk.ask(everything)}>
        {say("archive.everything")}
      </button>
    </p>
  );
}

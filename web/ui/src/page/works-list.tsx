import { at } from "../browser/root";
import { sentenceAround } from "../format/sentence";
import type { Place } from "../model/place";
import { isIn, together, type Work, type Works } from "../model/together";
import { go, mostTogether } from "../state/opening";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

const mostQuotes = 5; // of one place in one article

/**
 * WorksList names the articles that one map shows, each to be left out, and where they name the place that is
 * selected.
 */
export function WorksList({ works }: { works: Works }) {
  const store = useStore();
  const titles = useSelect((state) => state.titles);
  const selection = useSelect((state) => state.selection);
  const reading = useSelect((state) => state.reading);
  const place = selection?.kind === "place" ? reading?.places.find(({ id }) => id === selection.id) : undefined;
  const turn = (index: number) => {
    const out = isIn(works, index) ? [...works.out, index] : works.out.filter((one) => one !== index);
    const next = { ...works, out };
    if (selection?.kind === "claim") store.send({ type: "select", selection: null }); // it is known by its number
    store.send({ type: "reading", reading: together(next), fresh: false, works: next });
  };
  const n = works.all.length;
  return (
    <div class="prose works">
      <header class="article-head">
        <h1>{say(works.of === "maps" ? "works.maps" : "works.articles", { n })}</h1>
        <div class="facts">
          <p class="quiet">{say("count.places", { n: reading?.places.length ?? 0 })}</p>
          <p class="quiet">{say("works.says")}</p>
          {works.of === "articles" && titles.length > n && (
            <p class="hint">{say("works.some", { n: mostTogether, all: titles.length })}</p>
          )}
        </div>
      </header>
      <ul class="works-list" aria-label={say("works.which")}>
        {works.all.map((work, i) => (
          <li key={work.to}>
            <label>
              <input type="checkbox" checked={isIn(works, i)} onChange={() => turn(i)} />
              <span class="visually-hidden">{say("works.show", { title: work.title })}</span>
            </label>
            <Link work={work} to={work.to} />
            <span class="quiet">{say("count.places", { n: work.reading.places.length })}</span>
          </li>
        ))}
      </ul>
      {place && (
        <section aria-live="polite">
          <h2>{say("works.named", { place: place.name })}</h2>
          {works.all.map((work, i) => isIn(works, i) && <Named key={work.to} work={work} place={place} />)}
        </section>
      )}
    </div>
  );
}

/** Link leads to an article, at a place of it. */
function Link({ work, to }: { work: Work; to: string }) {
  const store = useStore();
  return (
    <a
      href={at(to)}
      dir="auto"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a window of its own
        event.preventDefault();
        void go(store, to);
      }}
    >
      {work.title}
    </a>
  );
}

/** Named quotes the sentences in which an article names a place. */
function Named({ work, place: { id } }: { work: Work; place: Place }) {
  const { text } = work.reading.article;
  const mentions = work.reading.mentions.filter(({ place }) => place === id);
  if (!mentions.length) return null;
  return (
    <>
      <h3>
        <Link work={work} to={work.to} />
      </h3>
      {mentions.slice(0, mostQuotes).map(({ start, end }) => {
        const { before, words, after } = sentenceAround(text, start, end);
        return (
          <p key={start} dir="auto">
            {before}
            <mark class="mention is-selected">{words}</mark>
            {after}
          </p>
        );
      })}
      {mentions.length > mostQuotes && <p class="quiet">{say("works.more", { n: mentions.length - mostQuotes })}</p>}
    </>
  );
}

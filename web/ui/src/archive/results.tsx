import { useEffect, useRef, useState } from "preact/hooks";
import { featureName } from "../format/words";
import { useRoving } from "../controls/roving";
import { hasPeriod, type Tab } from "../model/question";
import { say } from "../words/say";
import { more } from "./asking";
import { Claims } from "./claims";
import { count, dayText } from "./written";
import { countryName } from "./countries";
import { NextPage } from "./next-page";
import { useDesk, usePart } from "./state";
import { StoryRow } from "./story-row";

const tabs: Tab[] = ["articles", "places", "claims"];

/** Results is the list beside the map: the articles, or the places, that the question finds. */
export function Results() {
  const tab = usePart((state) => state.tab);
  const stories = usePart((state) => state.answers.stories);
  return (
    <section class="results" aria-label={say("archive.results")}>
      <ResultTabs />
      <div class="panel" id="results" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
        {stories && stories.length === 0 ? (
          <Nothing />
        ) : tab === "places" ? (
          <Places />
        ) : tab === "claims" ? (
          <Claims />
        ) : (
          <Stories />
        )}
      </div>
    </section>
  );
}

function ResultTabs() {
  const desk = useDesk();
  const tab = usePart((state) => state.tab);
  const total = usePart((state) => state.answers.total);
  const places = usePart((state) => state.answers.places);
  const counts: Record<Tab, string> = {
    articles: total === null ? "" : count(total),
    places: places ? atLeast(places.length) : "",
    claims: "",
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] as Tab;
    desk.change({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={say("archive.results")} onKeyDown={onKey}>
        {tabs.map((key) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={key === tab}
            aria-controls="results"
            tabIndex={key === tab ? 0 : -1}
            onClick={() => desk.change({ tab: key })}
          >
            {say(`archive.tab.${key}`)}
            {counts[key] && <span class="quiet"> {counts[key]}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}

/** atLeast writes a number of rows, which may be all that a server gives of more where it is round. */
const atLeast = (rows: number): string => `${count(rows)}${rows > 0 && rows % 100 === 0 ? "+" : ""}`;

function Stories() {
  const stories = usePart((state) => state.answers.stories);
  const after = usePart((state) => state.answers.after);
  if (!stories) return <p class="empty late">{say("asking")}</p>;
  return (
    <>
      <ol class="stories">
        {stories.map((story) => (
          <StoryRow key={story.id} story={story} />
        ))}
      </ol>
      {after && <NextPage name={say("archive.nextPage")} get={more} />}
      <p class="quiet note">{say("archive.noText")}</p>
    </>
  );
}

const firstRows = 100;

function Places() {
  const desk = useDesk();
  const places = usePart((state) => state.answers.places);
  const chosen = usePart((state) => state.question.place);
  const pointed = usePart((state) => state.pointed);
  const [rows, setRows] = useState(firstRows);
  const table = useRef<HTMLTableElement>(null);
  useRoving(table, "tbody th button");
  useEffect(() => setRows(firstRows), [places]);
  if (!places) return <p class="empty late">{say("asking")}</p>;
  return (
    <>
      <table class="places" ref={table}>
        <thead>
          <tr>
            <th scope="col">{say("places.place")}</th>
            <th scope="col">{say("places.type")}</th>
            <th scope="col" class="number">
              {say("archive.tab.articles")}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.slice(0, rows).map((place) => (
            <tr
              key={place.id}
              data-place-id={place.id}
              class={`${place.id === pointed ? "is-pointed" : ""} ${place.id === chosen ? "is-selected" : ""}`}
              onPointerEnter={() => desk.change({ pointed: place.id })}
              onPointerLeave={() => desk.change({ pointed: "" })}
              onClick={() => (place.id === chosen ? desk.ask({ place: "" }) : desk.choose(place.id))}
            >
              <th scope="row">
                <button type="button" class="plain" tabIndex={-1} aria-pressed={place.id === chosen}>
                  {place.name}
                </button>
                {place.country && <span class="quiet"> {countryName(place.country)}</span>}
                {place.disputed && (
                  <span class="quiet" title={place.disputed}>
                    {" "}
                    ({say("disputed")})
                  </span>
                )}
              </th>
              <td class="quiet">{featureName(place.featureClass, place.featureCode)}</td>
              <td class="number">{count(place.articles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.length > rows && (
        <p class="tools">
          <button type="button" onClick={() => setRows(rows + 400)}>
            {say("archive.morePlaces", { n: places.length - rows })}
          </button>
        </p>
      )}
    </>
  );
}

/** Nothing says that no article is there, and what to do: an example where the archive has none at all. */
function Nothing() {
  const desk = useDesk();
  const question = usePart((state) => state.question);
  const holdings = usePart((state) => state.holdings);
  if (holdings?.stories === 0)
    return (
      <div class="empty">
        <p>{say("archive.isEmpty")}</p>
        <pre>{`dateline archive add FILE\ndateline serve --archive :example:`}</pre>
      </div>
    );
  const newest = holdings?.newest.slice(0, 10) ?? "";
  const isLate = hasPeriod(question) && question.last && newest && Date.now() - Date.parse(newest) > 86_400_000;
  const days = { "24h": 1, "7d": 7, "30d": 30, all: 1, "": 1 }[question.last];
  const first = newest && new Date(Date.parse(newest) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return (
    <div class="empty">
      <p>{say("archive.none")}</p>
      {isLate && <p>{say("archive.newestIs", { day: dayText(newest) })}</p>}
      <p class="actions">
        {isLate && (
          <button type="button" onClick={() => desk.ask({ last: "", from: first, to: newest })}>
            {say("archive.upTo", { n: days, day: dayText(newest) })}
          </button>
        )}
        {hasPeriod(question) && (
          <button type="button" onClick={() => desk.ask({ last: "all", from: "", to: "" })}>
            {say("archive.anyTime")}
          </button>
        )}
      </p>
    </div>
  );
}

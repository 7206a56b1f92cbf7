import { useEffect } from "preact/hooks";
import { Told } from "../controls/told";
import { usePhone } from "../browser/use-phone";
import { everything, isAnything } from "../model/question";
import { say } from "../words/say";
import { Dialogs } from "./dialogs";
import { Filters } from "./filters";
import { ArchiveHeader } from "./header";
import { ArchiveMapView } from "./map-view";
import { PlaceCard } from "./place-card";
import { Results } from "./results";
import { useDesk, usePart } from "./state";
import { StoryCard } from "./story-card";
import { Timeline } from "./timeline";

/** ArchivePage is the page of many articles: a map with its time line, and the list under the same question. */
export function ArchivePage() {
  const desk = useDesk();
  const busy = usePart((state) => state.busy);
  const article = usePart((state) => state.article);
  const failure = usePart((state) => state.failure);
  const phone = usePhone();
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      const { drawing, playing, article, question } = desk.get();
      if (drawing) desk.change({ drawing: false });
      else if (playing) desk.change({ playing: false });
      else if (article) desk.change({ article: "", detail: null });
      else if (question.place) desk.ask({ place: "" });
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [desk]);
  return (
    <>
      <ArchiveHeader phone={phone} />
      {busy && <div class="progress" role="progressbar" aria-label={say("asking")} />}
      <main class="archive">
        <ArchiveMapView />
        <Timeline />
        <div class="finder scroller" id="finder" tabIndex={-1}>
          {failure ? (
            <Failed />
          ) : article ? (
            <StoryCard />
          ) : (
            <>
              <Filters />
              <PlaceCard />
              <Results />
            </>
          )}
        </div>
      </main>
      <Announcer />
      <Dialogs />
    </>
  );
}

/** Failed says what is wrong, and what to do. */
function Failed() {
  const desk = useDesk();
  const failure = usePart((state) => state.failure);
  const question = usePart((state) => state.question);
  const hasNone = failure?.status === 403 && desk.get().holdings === null;
  return (
    <div class="failure" role="alert">
      {hasNone ? (
        <>
          <p>{say("archive.off")}</p>
          <pre>dateline serve --archive :example:</pre>
        </>
      ) : (
        <p>
          <Told>{failure?.message ?? ""}</Told>
        </p>
      )}
      <p class="actions">
        {!hasNone && (
          <button type="button" onClick={() => desk.change({ failure: null, question: { ...question } })}>
            {say("archive.again")}
          </button>
        )}
        {!hasNone && !isAnything(question) && (
          <button
            type="button"
            onClick={() => desk.change({ failure: null, article: "", question: { ...everything } })}
          >
            {say("archive.everything")}
          </button>
        )}
        <a class="button" href="/">
          {say("failed.home")}
        </a>
      </p>
    </div>
  );
}

/** Announcer tells those who do not see it what a question found. */
function Announcer() {
  const busy = usePart((state) => state.busy);
  const playing = usePart((state) => state.playing);
  const total = usePart((state) => state.answers.total);
  const places = usePart((state) => state.answers.places);
  const isTold = !busy && !playing && total !== null && places;
  return (
    <p role="status" class="visually-hidden">
      {isTold ? `${say("archive.articles", { n: total })}, ${say("count.places", { n: places.length })}` : ""}
    </p>
  );
}

import { at } from "../browser/root";
import { useEffect } from "preact/hooks";
import { Told } from "../controls/told";
import { usePhone } from "../browser/use-phone";
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
  const isOff = failure?.status === 403 && desk.get().holdings === null;
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
      <ArchiveHeader phone={phone} isOff={isOff} />
      {busy && <div class="progress" role="progressbar" aria-label={say("asking")} />}
      <main class="archive">
        <ArchiveMapView />
        {!isOff && <Timeline />}
        <div class="finder scroller" id="finder" tabIndex={-1}>
          {failure && isOff ? (
            <Off />
          ) : article && !failure ? (
            <StoryCard />
          ) : (
            <>
              <Filters />
              {failure ? (
                <Failed />
              ) : (
                <>
                  <PlaceCard />
                  <Results />
                </>
              )}
            </>
          )}
        </div>
      </main>
      <Announcer />
      <Dialogs />
    </>
  );
}

/** Off says that the server has no archive, and how to see what one is for. */
function Off() {
  return (
    <div class="failure" role="alert">
      <p>{say("archive.off")}</p>
      <pre>dateline serve --archive :example:</pre>
      <p class="actions">
        <a class="button" href={at("/")}>
          {say("failed.home")}
        </a>
      </p>
    </div>
  );
}

/** Failed says what is wrong, and what to do. */
function Failed() {
  const desk = useDesk();
  const failure = usePart((state) => state.failure);
  const question = usePart((state) => state.question);
  const article = usePart((state) => state.article);
  const again = () => desk.change({ failure: null, article: "", detail: null, question: { ...question } });
  return (
    <div class="failure" role="alert">
      <p>
        <Told>{failure?.message ?? ""}</Told>
      </p>
      <p class="actions">
        <button type="button" onClick={again}>
          {say(article ? "archive.back" : "archive.again")}
        </button>
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

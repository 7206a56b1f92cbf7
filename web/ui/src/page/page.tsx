import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { early } from "../browser/early";
import { usePhone } from "../browser/use-phone";
import { Claims } from "../claims/claims";
import { Distances } from "../distances/matrix";
import { summaryOf } from "../format/summary";
import { MapView } from "../map/map-view";
import { MeasureCard } from "../measure/measure-card";
import { type Reading, titleOf } from "../model/reading";
import { PlacesList } from "../places/places-list";
import { readFile } from "../state/opening";
import type { Tab } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { language, say } from "../words/say";
import { ArticleText } from "../text/article-text";
import { Legend } from "../text/legend";
import { TextBar } from "../text/text-bar";
import { ArticleChoice } from "./article-choice";
import { Header } from "./header";
import { Failed } from "./failed";
import { LaterDialogs } from "./later-dialogs";
import { useKeptFocus } from "./kept-focus";
import { PlacingHint } from "./placing-hint";
import { Notice } from "./notice";
import { About, OldVersion } from "./facts";
import { LanguageChoice } from "./language-choice";
import { LanguageNotice } from "./language-notice";
import { Tabs } from "./tabs";
import { WorksList } from "./works-list";

/** Page is everything below the address bar. */
export function Page() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const works = useSelect((state) => state.works);
  const progress = useSelect((state) => state.progress);
  const chosen = useSelect((state) => state.tab);
  const folded = useSelect((state) => state.folded);
  const phone = usePhone();
  const isNothing = !reading && progress.kind === "failed"; // why not is all that there is to say
  const tab: Tab = isNothing && phone ? "text" : !phone && chosen === "text" ? "places" : chosen;

  const title = reading ? titleOf(reading) : "";
  useKeptFocus(reading);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !writes(event.target)) {
        event.preventDefault();
        store.send({ type: event.shiftKey ? "redo" : "undo" });
      }
      if (event.key === "?" && !writes(event.target) && !document.querySelector("dialog[open]"))
        store.send({ type: "dialog", dialog: { kind: "help" } });
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      const { found, selection, measuring, placing } = store.get();
      if (placing) store.send({ type: "placing", placing: null });
      else if (found) store.send({ type: "found", hit: null });
      else if (selection) store.send({ type: "select", selection: null });
      else if (measuring) store.send({ type: "measure", on: false });
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [store]);

  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !file) return;
      event.preventDefault();
      readFile(store, file).catch((error: Error) => store.send({ type: "notice", text: error.message }));
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [store]);

  return (
    <>
      <Header phone={phone} />
      {progress.kind === "busy" && <div class="progress" role="progressbar" aria-label={say("new.reading")} />}
      <main class={`layout ${(folded || isNothing) && !phone ? "is-folded" : ""}`} data-tab={tab}>
        {reading && (!title || (phone && tab !== "text")) && (
          <h1 class="visually-hidden">{title || say("page.title")}</h1>
        )}
        <section
          class="text-column scroller"
          id="text"
          aria-label={say("article")}
          tabIndex={-1}
          hidden={phone && tab !== "text"}
        >
          <ArticleChoice />
          {progress.kind === "failed" && <Failed message={progress.message} status={progress.status} />}
          {!reading && progress.kind === "busy" && <Early />}
          {works && <WorksList works={works} />}
          {reading && !works && (
            <ArticleText reading={reading}>
              <Facts reading={reading} />
            </ArticleText>
          )}
          {reading && !works && <TextBar reading={reading} />}
        </section>
        <MapView>
          <MeasureCard />
          <PlacingHint />
        </MapView>
        {!isNothing && <Tabs tab={tab} phone={phone} reading={reading} />}
        {reading && (
          <section
            class="panel scroller"
            id="panel"
            role="tabpanel"
            aria-labelledby={`tab-${tab}`}
            tabIndex={-1}
            hidden={(phone && tab === "text") || (folded && !phone)}
          >
            {tab === "places" && <PlacesList reading={reading} />}
            {tab === "distances" && <Distances places={reading.places} />}
            {tab === "claims" && <Claims claims={reading.claims} />}
          </section>
        )}
      </main>
      <LaterDialogs />
      <Notice />
    </>
  );
}

/** Early is the article as it stood in the page. */
function Early() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (early) box.current?.append(early);
  }, []);
  return <div ref={box} />;
}

/** writes reports whether an element is one to write in, which has an undo of its own. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Facts stand under the headline: what was found, and how it is marked. */
function Facts({ reading }: { reading: Reading }) {
  return (
    <div class="facts" dir="ltr" lang={language}>
      <OldVersion />
      <LanguageNotice reading={reading} />
      <div class="facts-row">
        <p class="quiet">{summaryOf(reading).join(" · ")}</p>
        <About />
        <LanguageChoice reading={reading} />
      </div>
      <Legend mentions={reading.mentions} places={reading.places} claims={reading.claims} />
    </div>
  );
}

import { useEffect } from "preact/hooks";
import { usePhone } from "../browser/use-phone";
import { Claims } from "../claims/claims";
import { Distances } from "../distances/matrix";
import { summaryOf } from "../format/summary";
import { MapView } from "../map/map-view";
import { MeasureCard } from "../measure/measure-card";
import { type Reading, titleOf } from "../model/reading";
import { PlacesList } from "../places/places-list";
import { readFile } from "../state/effects";
import type { Tab } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { ArticleText } from "../text/article-text";
import { Legend } from "../text/legend";
import { TextBar } from "../text/text-bar";
import { ArticleChoice } from "./article-choice";
import { Dialogs } from "./dialogs";
import { Header } from "./header";
import { useKeptFocus } from "./kept-focus";
import { Notice } from "./notice";
import { Tabs } from "./tabs";

/** Page is everything below the address bar. */
export function Page() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const progress = useSelect((state) => state.progress);
  const chosen = useSelect((state) => state.tab);
  const folded = useSelect((state) => state.folded);
  const phone = usePhone();
  const tab: Tab = !phone && chosen === "text" ? "places" : chosen;

  const title = reading ? titleOf(reading) : "";
  useKeptFocus(reading);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !writes(event.target)) {
        event.preventDefault();
        store.send({ type: event.shiftKey ? "redo" : "undo" });
      }
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      const { found, selection, measuring } = store.get();
      if (found) store.send({ type: "found", hit: null });
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
      {progress.kind === "busy" && <div class="progress" role="progressbar" aria-label="Reading" />}
      <main class={`layout ${folded && !phone ? "is-folded" : ""}`} data-tab={tab}>
        {reading && (!title || (phone && tab !== "text")) && (
          <h1 class="visually-hidden">{title || "An article and its places"}</h1>
        )}
        <section
          class="text-column scroller"
          id="text"
          aria-label="Article"
          tabIndex={-1}
          hidden={phone && tab !== "text"}
        >
          <ArticleChoice />
          {progress.kind === "failed" && <p class="failure">{progress.message}</p>}
          {reading && (
            <ArticleText reading={reading}>
              <Facts reading={reading} />
            </ArticleText>
          )}
          {reading && <TextBar reading={reading} />}
        </section>
        <MapView>
          <MeasureCard />
        </MapView>
        <Tabs tab={tab} phone={phone} reading={reading} />
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
      <Dialogs />
      <Notice />
    </>
  );
}

/** writes reports whether an element is one to write in, which has an undo of its own. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Facts stand under the headline: what was found, and how it is marked. */
function Facts({ reading }: { reading: Reading }) {
  return (
    <div dir="ltr">
      <p class="quiet facts">{summaryOf(reading).join(" · ")}</p>
      <Legend mentions={reading.mentions} places={reading.places} claims={reading.claims} />
    </div>
  );
}

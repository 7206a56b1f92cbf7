import { useState } from "preact/hooks";
import { type Draft, drafts, forgetDraft } from "../browser/drafts";
import { type OwnMap, ownMaps } from "../browser/own-maps";
import { Dialog } from "../controls/dialog";
import { nameOfText, remove, rename } from "../state/keeping";
import { go } from "../state/opening";
import { useSelect, useStore } from "../state/store";
import { locale, say } from "../words/say";

const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** MapsDialog lists the maps that this browser may change and the texts that it keeps, each to be opened, renamed and deleted. */
export function MapsDialog() {
  const store = useStore();
  const [maps, setMaps] = useState(ownMaps);
  const [texts, setTexts] = useState(drafts);
  const [error, setError] = useState("");
  const shown = useSelect((state) => state.draft || state.saved?.id || "");
  const again = () => {
    setMaps(ownMaps());
    setTexts(drafts());
  };
  const attempt = (work: Promise<void>) => {
    setError("");
    work.then(again, (problem: Error) => setError(problem.message));
  };
  const open = (to: string) => void go(store, to);
  return (
    <Dialog title={say("maps.title")}>
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      <h3>{say("maps.saved")}</h3>
      {!maps.length && <p class="quiet">{say("maps.noneSaved")}</p>}
      {maps.length > 1 && (
        <p class="actions">
          <button type="button" onClick={() => open("/?all=maps")}>
            {say("maps.together")}
          </button>
        </p>
      )}
      <ul class="own-maps">
        {maps.map((map) => (
          <MapRow
            key={map.id}
            map={map}
            isShown={map.id === shown}
            open={() => open(`/m/${encodeURIComponent(map.id)}`)}
            rename={(title) => attempt(rename(store, map.id, title))}
            remove={() => attempt(remove(map.id).then(() => (map.id === shown ? go(store, "/") : undefined)))}
          />
        ))}
      </ul>
      <h3>{say("maps.drafts")}</h3>
      <p class="quiet">{say(texts.length ? "maps.draftsSay" : "maps.noDrafts")}</p>
      <ul class="own-maps">
        {texts.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            isShown={draft.id === shown}
            open={() => open(`/?draft=${encodeURIComponent(draft.id)}`)}
            remove={() => {
              forgetDraft(draft.id);
              again();
            }}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface MapRowProps {
  map: OwnMap;
  isShown: boolean;
  open: () => void;
  rename: (title: string) => void;
  remove: () => void;
}

function MapRow({ map, isShown, open, rename: change, remove: drop }: MapRowProps) {
  const [title, setTitle] = useState<string | null>(null); // null: not being renamed
  const [asked, setAsked] = useState(false);
  const name = map.title || map.id;
  const submit = (event: Event) => {
    event.preventDefault();
    if (title?.trim()) change(title.trim());
    setTitle(null);
  };
  return (
    <li>
      {title === null ? (
        <button type="button" class="plain" dir="auto" aria-current={isShown ? "page" : undefined} onClick={open}>
          {name}
        </button>
      ) : (
        <form onSubmit={submit}>
          <input
            type="text"
            dir="auto"
            aria-label={say("maps.titleOf", { name })}
            ref={(input) => input?.focus()}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
          <button type="submit" class="small">
            {say("maps.keepTitle")}
          </button>
        </form>
      )}
      {map.changed > 0 && <span class="quiet">{day.format(map.changed)}</span>}
      <span class="settle">
        <button
          type="button"
          class="small"
          aria-label={say("button.of", { name, does: say("maps.rename") })}
          onClick={() => setTitle(map.title)}
        >
          {say("maps.rename")}
        </button>
        <button
          type="button"
          class="small"
          aria-label={say("button.of", { name, does: say(asked ? "maps.really" : "delete") })}
          onClick={() => (asked ? drop() : setAsked(true))}
        >
          {say(asked ? "maps.really" : "delete")}
        </button>
      </span>
    </li>
  );
}

interface DraftRowProps {
  draft: Draft;
  isShown: boolean;
  open: () => void;
  remove: () => void;
}

function DraftRow({ draft, isShown, open, remove: drop }: DraftRowProps) {
  const name = nameOfText(draft);
  return (
    <li>
      <button type="button" class="plain" dir="auto" aria-current={isShown ? "page" : undefined} onClick={open}>
        {name}
      </button>
      <span class="quiet">{day.format(draft.changed)}</span>
      <span class="settle">
        <button
          type="button"
          class="small"
          disabled={isShown}
          aria-label={say("button.of", { name, does: say("delete") })}
          onClick={drop}
        >
          {say("delete")}
        </button>
      </span>
    </li>
  );
}

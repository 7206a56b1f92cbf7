import { useState } from "preact/hooks";
import { correct, type Corrected } from "../api/archive";
import { Problem } from "../api/client";
import { DialogBox } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import { Told } from "../controls/told";
import type { Hit } from "../model/geo";
import { say } from "../words/say";
import { useDesk } from "./state";
import { Source, When } from "./when";

const keptToken = "dateline-archive-token"; // as long as the tab lives

/** CorrectDialog asks what an article means by a name, and then whether others mean the same by it. */
export function CorrectDialog() {
  const desk = useDesk();
  const { correcting, detail, view } = desk.get();
  const [hit, setHit] = useState<Hit | null>(null);
  const [nowhere, setNowhere] = useState(false);
  const [token, setToken] = useState(sessionStorage.getItem(keptToken) ?? "");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const [done, setDone] = useState<Corrected | null>(null);
  if (!correcting || !detail) return null;
  const close = () => {
    desk.change({ dialog: null, correcting: null });
    if (done) desk.change({ revision: desk.get().revision + 1 });
  };
  const isRight = (nowhere || hit !== null) && token !== "" && !busy;
  const send = (articles: string[]) => {
    setBusy(true);
    setFailure("");
    const asked = { articles, place: correcting.id, name: correcting.words, means: nowhere ? null : (hit?.id ?? null) };
    correct(asked, token)
      .then((corrected) => {
        sessionStorage.setItem(keptToken, token);
        setDone(corrected);
      })
      .catch((error: Error) => {
        if (error instanceof Problem && error.status === 403) sessionStorage.removeItem(keptToken);
        setFailure(error.message);
      })
      .finally(() => setBusy(false));
  };
  const said = say("quoted", { words: correcting.words });
  return (
    <DialogBox title={say("archive.correct.title", { words: said })} onClose={close}>
      {done ? (
        <Others key={done.others.map(({ id }) => id).join()} {...done} busy={busy} onCorrect={send} onClose={close} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isRight) send([detail.copyOf || detail.id]);
          }}
        >
          <p>{say("archive.correct.was", { words: said, place: correcting.label })}</p>
          <PlaceSearch
            label={say("search")}
            view={view}
            onChoose={(found) => {
              setHit(found);
              setNowhere(false);
            }}
          />
          <p role="status">
            {nowhere ? say("archive.correct.nowhere") : hit && say("archive.correct.is", { place: hit.label })}
          </p>
          <label class="inline">
            <input type="checkbox" checked={nowhere} onChange={(event) => setNowhere(event.currentTarget.checked)} />
            {say("notPlace")}
          </label>
          <div class="fields">
            <label>
              {say("archive.token")}{" "}
              <input
                type="password"
                autocomplete="off"
                value={token}
                onInput={(event) => setToken(event.currentTarget.value.trim())}
              />
            </label>
          </div>
          <p class="quiet note">{say("archive.correct.says")}</p>
          <p class="actions">
            <button type="submit" class="primary" aria-disabled={!isRight}>
              {say("archive.correct")}
            </button>
            <button type="button" onClick={close}>
              {say("cancel")}
            </button>
          </p>
        </form>
      )}
      {failure && (
        <p role="alert">
          <Told>{failure}</Told>
        </p>
      )}
    </DialogBox>
  );
}

interface OthersProps extends Corrected {
  busy: boolean;
  onCorrect: (ids: string[]) => void;
  onClose: () => void;
}

/** Others offers the correction for the articles that call the same place by the same words. */
function Others({ corrected, others, more, busy, onCorrect, onClose }: OthersProps) {
  const [left, setLeft] = useState<Set<string>>(new Set());
  const chosen = others.map(({ id }) => id).filter((id) => !left.has(id));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <>
      <p role="status">{say("archive.correct.done", { n: corrected })}</p>
      {others.length > 0 && (
        <fieldset class="others">
          <legend>{say("archive.correct.others")}</legend>
          <ul>
            {others.map((story) => (
              <li key={story.id}>
                <label class="inline">
                  <input type="checkbox" checked={!left.has(story.id)} onChange={() => toggle(story.id)} />
                  <span dir="auto">{story.title || say("archive.untitled")}</span>
                </label>
                <span class="facts quiet">
                  <When {...story} /> <Source {...story} />
                </span>
              </li>
            ))}
          </ul>
          {more && <p class="quiet note">{say("archive.correct.more")}</p>}
        </fieldset>
      )}
      <p class="actions">
        {others.length > 0 && (
          <button
            type="button"
            class="primary"
            aria-disabled={busy || chosen.length === 0}
            onClick={() => !busy && chosen.length > 0 && onCorrect(chosen)}
          >
            {say("archive.correct.these", { n: chosen.length })}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {say("close")}
        </button>
      </p>
    </>
  );
}

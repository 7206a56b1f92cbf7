import { useState } from "preact/hooks";
import { Copy } from "../controls/copy";
import { Dialog } from "../controls/dialog";
import { Told } from "../controls/told";
import { save } from "../state/keeping";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { EmbedCode } from "./embed-code";
import { Title, Versions } from "./versions";

/** ShareDialog gives the addresses of a map, and keeps it where it has none yet. */
export function ShareDialog() {
  const store = useStore();
  const saved = useSelect((state) => state.saved);
  const article = useSelect((state) => state.article);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const keep = () => {
    if (busy) return;
    setBusy(true);
    save(store)
      .catch((problem: Error) => setError(problem.message))
      .finally(() => setBusy(false));
  };
  const draft = useSelect((state) => state.draft);
  const linked = !draft && (saved !== null || article >= 0);
  return (
    <Dialog title={say("share")}>
      <p class="quiet" role="status">
        {saved?.editToken ? say("share.saved") : ""}
      </p>
      {saved?.note && (
        <p class="hint">
          <Told>{`${saved.note[0]?.toUpperCase()}${saved.note.slice(1)}.`}</Told>
        </p>
      )}
      {linked ? <Copy label={say("share.link")} text={location.href} /> : <p>{say("share.unsaved")}</p>}
      {saved?.editToken && <Copy label={say("share.edit")} text={`${saved.page}#edit=${saved.editToken}`} />}
      {saved && !draft && <EmbedCode saved={saved} />}
      {saved?.editToken && <Title saved={saved} />}
      {saved?.editToken && <Versions saved={saved} />}
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      {!saved?.editToken && (
        <>
          <p class="quiet">{say("share.privacy", { host: location.host })}</p>
          <p class="actions">
            <button type="button" class="primary" aria-disabled={busy} onClick={keep}>
              {say(saved ? "share.copy" : "share.save")}
            </button>
          </p>
        </>
      )}
    </Dialog>
  );
}

import { useRef, useState } from "preact/hooks";
import { accepted } from "../api/file";
import { Dialog } from "../controls/dialog";
import { read, readFile, readURL } from "../state/opening";
import { useStore } from "../state/store";
import { say } from "../words/say";

/** NewDialog makes a map of a text that is pasted, dropped or chosen. */
export function NewDialog() {
  const store = useStore();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);

  const make = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError("");
    try {
      await work();
    } catch (problem) {
      setError((problem as Error).message);
      setBusy(false);
    }
  };
  const take = (file: File | null | undefined) => file && void make(() => readFile(store, file));
  const submit = (event: Event) => {
    event.preventDefault();
    const pasted = text.trim();
    if (!pasted) setError(say("new.empty"));
    else if (/^https?:\/\/\S+$/.test(pasted) && !fetches()) setError(say("new.noFetch"));
    else if (/^https?:\/\/\S+$/.test(pasted)) void make(() => readURL(store, pasted));
    else void make(() => read(store, { title: title.trim(), text: pasted }));
  };
  return (
    <Dialog title={say("new")}>
      <form
        class={over ? "is-over" : ""}
        onSubmit={submit}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        <label>
          {say("new.headline")} <span class="quiet">{say("new.optional")}</span>
          <input type="text" value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <label>
          {say("new.text")}
          <textarea
            autofocus
            rows={11}
            dir="auto"
            value={text}
            placeholder={say(fetches() ? "new.paste" : "new.pasteText")}
            aria-describedby="new-privacy"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {error && (
          <p class="failure" role="alert">
            {error}
          </p>
        )}
        <p class="quiet" id="new-privacy">
          {say("new.privacy", { host: location.host })}
        </p>
        <p class="actions">
          <button type="submit" class="primary" aria-disabled={busy}>
            {say(busy ? "new.reading" : "new.make")}
          </button>
          {!text && (
            <button type="button" onClick={() => setText(say("new.example.text"))}>
              {say("new.example")}
            </button>
          )}
          <button type="button" onClick={() => files.current?.click()}>
            {say("new.file")}
          </button>
          <input
            ref={files}
            type="file"
            hidden
            accept={accepted}
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </p>
      </form>
    </Dialog>
  );
}

/** fetches tells whether the server reads articles from addresses. */
const fetches = (): boolean => document.querySelector('meta[name="dateline-fetch"]') !== null;

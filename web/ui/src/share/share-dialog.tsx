import { useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { Told } from "../controls/told";
import { save } from "../state/keeping";
import type { Saved } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
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
      {linked ? <Copy label={say("share.link")} text={location.href} /> : <p>{say("share.unsaved")}</p>}
      {saved?.editToken && <Copy label={say("share.edit")} text={`${saved.page}#edit=${saved.editToken}`} />}
      {saved && !draft && <EmbedCode saved={saved} />}
      {saved?.editToken && <Title saved={saved} />}
      {saved?.editToken && <Versions saved={saved} />}
      {saved?.note && (
        <p class="quiet">
          <Told>{`${saved.note}.`}</Told>
        </p>
      )}
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

const sizes = [
  { name: "Small", width: 480, height: 360 },
  { name: "Medium", width: 640, height: 480 },
  { name: "Wide", width: 960, height: 540 },
];

/** EmbedCode is the map for other pages, in a size that can be seen before. */
function EmbedCode({ saved }: { saved: Saved }) {
  const [size, setSize] = useState(1);
  const { width, height } = sizes[size] as (typeof sizes)[number];
  const measures = `width="${width}" height="${height}"`;
  const about = `title="${say("embed.title")}" loading="lazy"`;
  const code = `<iframe src="${saved.embed}" ${measures} ${about}></iframe>`;
  return (
    <>
      <div class="tools">
        <div class="choice" role="group" aria-label={say("embed.size")}>
          {sizes.map((one, i) => (
            <button key={one.name} type="button" aria-pressed={i === size} onClick={() => setSize(i)}>
              {one.name}
            </button>
          ))}
        </div>
        <svg
          class="size"
          viewBox="0 0 96 54"
          width="96"
          height="54"
          role="img"
          aria-label={`${width} by ${height} pixels`}
        >
          <rect x="0.5" y="0.5" width={width / 10 - 1} height={height / 10 - 1} />
          <text x={width / 20} y={height / 20 + 3}>
            {width}×{height}
          </text>
        </svg>
      </div>
      <Copy label={say("embed.code")} text={code} />
    </>
  );
}

/** Copy shows a text with a button that copies it. */
function Copy({ label, text }: { label: string; text: string }) {
  const [done, setDone] = useState("");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone(say("copied")),
      () => setDone(say("copied.not")),
    );
  };
  return (
    <div class="copy">
      <label>
        {label}
        <input type="text" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" aria-label={say("copy.of", { label })} onClick={copy}>
        {say("copy")}
      </button>
      <span role="status" class="quiet">
        {done}
      </span>
    </div>
  );
}

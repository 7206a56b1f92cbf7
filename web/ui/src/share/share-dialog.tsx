import { useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { save } from "../state/effects";
import type { Saved } from "../state/state";
import { useSelect, useStore } from "../state/store";

/** ShareDialog gives the addresses of a map, and keeps it where it has none yet. */
export function ShareDialog() {
  const store = useStore();
  const saved = useSelect((state) => state.saved);
  const article = useSelect((state) => state.article);
  const corrections = useSelect((state) => state.corrections);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const keep = () => {
    if (busy) return;
    setBusy(true);
    save(store)
      .catch((problem: Error) => setError(problem.message))
      .finally(() => setBusy(false));
  };
  const linked = saved !== null || (article >= 0 && !corrections.length);
  return (
    <Dialog title="Share">
      <p class="quiet" role="status">
        {saved?.editToken ? "The map is saved, and corrections that you make here are saved with it." : ""}
      </p>
      {linked ? (
        <Copy label="Link to this view" text={location.href} />
      ) : (
        <p>Text and corrections are in this window only. Save the map to get a link to it.</p>
      )}
      {saved?.editToken && (
        <Copy
          label="Edit link: who has it can correct the map. Keep it."
          text={`${saved.page}#edit=${saved.editToken}`}
        />
      )}
      {saved && <EmbedCode saved={saved} />}
      {saved?.note && <p class="quiet">Note: {saved.note}.</p>}
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      {!saved?.editToken && (
        <>
          <p class="quiet">
            Saving keeps the text and your corrections on this server ({location.host}). Whoever has the link can read
            them.
          </p>
          <p class="actions">
            <button type="button" class="primary" aria-disabled={busy} onClick={keep}>
              {saved ? "Save a copy of my own" : "Save the map"}
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
  const about = 'title="Map of the places in the article" loading="lazy"';
  const code = `<iframe src="${saved.embed}" ${measures} ${about}></iframe>`;
  return (
    <>
      <div class="tools">
        <div class="choice" role="group" aria-label="Size of the embedded map">
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
      <Copy label="Code to embed" text={code} />
    </>
  );
}

/** Copy shows a text with a button that copies it. */
function Copy({ label, text }: { label: string; text: string }) {
  const [done, setDone] = useState("");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone("Copied."),
      () => setDone("This browser does not let pages copy. Select the text and copy it."),
    );
  };
  return (
    <div class="copy">
      <label>
        {label}
        <input type="text" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" aria-label={`Copy: ${label}`} onClick={copy}>
        Copy
      </button>
      <span role="status" class="quiet">
        {done}
      </span>
    </div>
  );
}

import { useEffect, useState } from "preact/hooks";
import { drawn, keep } from "../api/download";
import { isDark } from "../browser/theme";
import { Copy } from "../controls/copy";
import { Dialog } from "../controls/dialog";
import { altText } from "../format/alt";
import { titleOf } from "../model/reading";
import { fixesOf } from "../state/fixes";
import { useSelect, useStore } from "../state/store";
import { list, say } from "../words/say";
import { pixelsOf, type Size, sizes } from "./picture-sizes";
import { allQuery, pictureQuery } from "./picture";

const formats = ["png", "svg", "pdf"] as const;
const pause = 300; // ms of rest before the preview is drawn again

/** Parts are what a picture shows beside the map. */
interface Parts {
  key: boolean;
  scale: boolean;
  locator: boolean;
  claims: boolean;
}

const parts = ["scale", "key", "locator", "claims"] as const;

/** PictureDialog makes a picture for print, pages and social media, and shows it before. */
export function PictureDialog() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const theme = useSelect((state) => state.theme);
  const [size, setSize] = useState(sizes[0] as Size);
  const [heading, setHeading] = useState(reading ? titleOf(reading) : "");
  const [part, setPart] = useState<"main" | "view" | "all">("main");
  const [dark, setDark] = useState(isDark(theme));
  const [shown, setShown] = useState<Parts>({ scale: true, key: false, locator: false, claims: false });
  const [preview, setPreview] = useState({ address: "", missing: "" });
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);

  const query = (density: number): Record<string, string> => ({
    ...(part === "view" ? viewQuery(store.get().view) : part === "all" ? allQuery(reading?.places ?? []) : {}),
    ...Object.fromEntries(parts.filter((part) => shown[part]).map((part) => [part, "true"])),
    width: String(size.width),
    height: String(size.height),
    density: String(density),
    theme: dark ? "dark" : "light",
    heading,
  });
  const draw = (format: string, density: number) =>
    reading
      ? drawn(reading.article, fixesOf(store.get()), store.get().focus, format, query(density))
      : Promise.reject(new Error(""));

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      draw("png", Math.min(2, Math.max(0.5, 900 / size.width))).then(
        async (answer) => {
          const { blob, missing } = await answer.picture();
          if (isOver) return;
          setError("");
          setPreview({ address: URL.createObjectURL(blob), missing });
        },
        (problem: Error) => isOver || setError(problem.message),
      );
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [size, heading, part, dark, shown, reading]);
  useEffect(() => () => URL.revokeObjectURL(preview.address), [preview.address]);

  const save = (format: string) => {
    if (busy) return;
    setBusy(true);
    draw(format, format === "png" ? size.density : 1)
      .then((answer) => keep(answer.response, `map.${format}`))
      .catch((problem: Error) => setError(problem.message))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={say("picture")}>
      <fieldset class="pick of-sizes">
        <legend>{say("picture.size")}</legend>
        {sizes.map((one) => (
          <label key={one.name} class="inline">
            <input type="radio" name="size" checked={one === size} onChange={() => setSize(one)} />
            <span>
              {say(`picture.${one.name}`)} <span class="quiet">{pixelsOf(one)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        {say("picture.heading")}
        <input type="text" dir="auto" value={heading} onInput={(event) => setHeading(event.currentTarget.value)} />
      </label>
      <div class="fields">
        {(["view", "all"] as const).map((one) => (
          <Check key={one} label={say(`picture.${one}`)} on={part === one} set={(on) => setPart(on ? one : "main")} />
        ))}
        {parts.map((part) => (
          <Check
            key={part}
            label={say(`picture.${part}`)}
            on={shown[part]}
            set={(on) => setShown({ ...shown, [part]: on })}
          />
        ))}
        <Check label={say("picture.dark")} on={dark} set={setDark} />
      </div>
      <div class="picture-preview">
        {preview.address ? (
          <img
            src={preview.address}
            alt={say("picture.preview")}
            style={{ aspectRatio: `${size.width} / ${size.height}` }}
          />
        ) : (
          <p class="quiet" role="status">
            {say("picture.drawing")}
          </p>
        )}
      </div>
      {reading && altText(reading) && <Copy label={say("picture.alt")} text={altText(reading)} />}
      {preview.missing && (
        <p class="failure" role="status">
          {say("picture.missing", { letters: list([...preview.missing].slice(0, 12)) })}
        </p>
      )}
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      <p class="actions">
        {formats.map((format, i) => (
          <button
            key={format}
            type="button"
            class={i ? "" : "primary"}
            aria-disabled={busy}
            onClick={() => save(format)}
          >
            {say("picture.save", { format: format.toUpperCase() })}
          </button>
        ))}
      </p>
    </Dialog>
  );
}

/** viewQuery asks for what the map shows, in whatever shape the picture has. */
function viewQuery(view: Parameters<typeof pictureQuery>[0] | null): Record<string, string> {
  const map = document.querySelector(".leaflet-container");
  if (!view || !map) return {};
  const { bbox = "" } = pictureQuery(view, { width: map.clientWidth, height: map.clientHeight }, false);
  return { bbox };
}

function Check({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label class="inline">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

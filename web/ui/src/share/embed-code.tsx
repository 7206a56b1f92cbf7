import { useState } from "preact/hooks";
import type { Theme } from "../browser/theme";
import { Copy } from "../controls/copy";
import { altText } from "../format/alt";
import { titleOf } from "../model/reading";
import type { Saved } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { boxOf, embedAddress, type EmbedForm, type EmbedOptions, snippet } from "./embed-snippet";

const forms: EmbedForm[] = ["frame", "script", "picture"];
const ratios: [number, number][] = [
  [4, 3],
  [16, 9],
  [1, 1],
  [3, 4],
];
const themes: Theme[] = ["light", "dark", "auto"];
const columns = [320, 390, 640]; // pixels: a small phone, a phone, a column of text

/** EmbedCode is the code by which other pages show a map, with the map as it will look in columns of some widths. */
export function EmbedCode({ saved }: { saved: Saved }) {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const [options, setOptions] = useState<Omit<EmbedOptions, "title" | "alt">>({
    form: "frame",
    ratio: [4, 3],
    theme: "light",
    heading: true,
    box: null,
  });
  const [column, setColumn] = useState(390);
  const set = (more: Partial<EmbedOptions>) => setOptions({ ...options, ...more });
  const title = saved.title || (reading && titleOf(reading)) || say("embed.title");
  const alt = [title, reading && altText(reading)].filter(Boolean).join(". ");
  const whole: EmbedOptions = { ...options, title, alt };
  const showView = (on: boolean) => {
    const map = document.querySelector(".leaflet-container");
    const { view } = store.get();
    set({ box: on && view && map ? boxOf(view, map.clientWidth, map.clientHeight) : null });
  };
  const [across, down] = options.ratio;
  const height = options.form === "script" ? 0.75 * column + 90 : Math.max(340, (column * down) / across);
  return (
    <section class="embed-code" aria-labelledby="embed-heading">
      <h3 id="embed-heading">{say("embed.code")}</h3>
      <div class="fields">
        <Choice
          name="embed.form"
          of={forms}
          chosen={options.form}
          on={(form) => set({ form })}
          label={(form) => say(`embed.${form}`)}
        />
        {options.form !== "script" && (
          <Choice
            name="embed.shape"
            of={ratios}
            chosen={ratios.find((ratio) => ratio.join() === options.ratio.join()) ?? [4, 3]}
            on={(ratio) => set({ ratio })}
            label={(ratio) => ratio.join(" : ")}
          />
        )}
        <Choice
          name="embed.theme"
          of={options.form === "picture" ? themes.slice(0, 2) : themes}
          chosen={options.theme}
          on={(theme) => set({ theme })}
          label={(theme) => say(`theme.${theme}`)}
        />
        <div class="pick">
          <label class="inline">
            <input
              type="checkbox"
              checked={options.heading}
              onChange={(event) => set({ heading: event.currentTarget.checked })}
            />
            {say("embed.heading")}
          </label>
          <label class="inline">
            <input
              type="checkbox"
              checked={options.box !== null}
              onChange={(event) => showView(event.currentTarget.checked)}
            />
            {say("embed.view")}
          </label>
        </div>
      </div>
      <Copy label={say("embed.paste")} text={snippet(saved, whole)} rows={4} />
      <div class="tools">
        <Choice name="embed.preview" of={columns} chosen={column} on={setColumn} label={(width) => `${width} px`} />
      </div>
      <div class="preview" style={{ width: `${column}px`, maxWidth: "100%" }}>
        {options.form === "picture" ? (
          <img src={/src="([^"]+)"/.exec(snippet(saved, whole))?.[1]?.replaceAll("&amp;", "&")} alt={alt} />
        ) : (
          <iframe
            src={embedAddress(saved, whole)}
            title={say("embed.preview")}
            style={{ height: `${Math.round(height)}px` }}
          />
        )}
      </div>
    </section>
  );
}

/** Choice is one of a few, all of which can be seen. */
function Choice<T extends string | number | [number, number]>({
  name,
  of,
  chosen,
  on,
  label,
}: {
  name: "embed.form" | "embed.shape" | "embed.theme" | "embed.preview";
  of: T[];
  chosen: T;
  on: (one: T) => void;
  label: (one: T) => string;
}) {
  return (
    <fieldset class="pick">
      <legend>{say(name)}</legend>
      {of.map((one) => (
        <label key={String(one)} class="inline">
          <input type="radio" name={name} checked={one === chosen} onChange={() => on(one)} />
          {label(one)}
        </label>
      ))}
    </fieldset>
  );
}

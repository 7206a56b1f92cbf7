import { at } from "../browser/root";
import { useState } from "preact/hooks";
import { archivePath } from "../api/archive";
import type { Theme } from "../browser/theme";
import { Copy } from "../controls/copy";
import { DialogBox } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import { largestRadius, parametersOf, writeAddress } from "../model/question";
import { say } from "../words/say";
import { CorrectDialog } from "./correct-dialog";
import { useDesk, usePart } from "./state";

/** Dialogs is what stands over the page, if anything does. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog);
  if (dialog === "embed") return <EmbedDialog />;
  if (dialog === "subscribe") return <SubscribeDialog />;
  if (dialog === "radius") return <RadiusDialog />;
  if (dialog === "correct") return <CorrectDialog />;
  return null;
}

/** SubscribeDialog gives the address of a feed of what the question finds, whenever it is published. */
function SubscribeDialog() {
  const desk = useDesk();
  const { question, box } = desk.get();
  const query = parametersOf({ ...question, last: "", from: "", to: "" }, new Date(), box);
  query.set("f", "atom");
  const address = `${location.origin}${at(archivePath)}/articles?${query}`;
  return (
    <DialogBox title={say("archive.subscribe")} onClose={() => desk.change({ dialog: null })}>
      <p>{say("archive.subscribe.says")}</p>
      <Copy label={say("archive.subscribe.address")} text={address} />
      <p>
        <a class="button" href={address} type="application/atom+xml">
          {say("archive.subscribe.open")}
        </a>
      </p>
    </DialogBox>
  );
}

const themes: Theme[] = ["light", "dark", "auto"];

/** EmbedDialog gives the code by which another page shows the map of this question. */
function EmbedDialog() {
  const desk = useDesk();
  const { question, view } = desk.get();
  const [theme, setTheme] = useState<Theme>("light");
  const [withView, setWithView] = useState(true);
  const query = writeAddress({ question, article: "", tab: "articles", view: withView ? view : null });
  const themed = [query, theme === "auto" ? "" : `theme=${theme}`].filter(Boolean).join("&");
  const address = `${location.origin}${at("/embed/archive")}${themed ? `?${themed}` : ""}`;
  const code =
    `<iframe src="${address.replaceAll("&", "&amp;").replaceAll('"', "%22")}" title="${say("archive.embed.title")}" ` +
    `loading="lazy" allowfullscreen style="display:block;width:100%;aspect-ratio:4/3;min-height:340px;border:0"></iframe>`;
  return (
    <DialogBox title={say("archive.embed")} onClose={() => desk.change({ dialog: null })}>
      <p>{say("archive.embed.says")}</p>
      <div class="fields">
        <fieldset class="pick">
          <legend>{say("embed.theme")}</legend>
          {themes.map((one) => (
            <label key={one} class="inline">
              <input type="radio" name="embed-theme" checked={one === theme} onChange={() => setTheme(one)} />
              {say(`theme.${one}`)}
            </label>
          ))}
        </fieldset>
        <label class="inline">
          <input type="checkbox" checked={withView} onChange={(event) => setWithView(event.currentTarget.checked)} />
          {say("embed.view")}
        </label>
      </div>
      <Copy label={say("embed.paste")} text={code} rows={4} />
      <div class="preview">
        <iframe src={address} title={say("archive.embed.title")} style={{ height: "340px" }} />
      </div>
    </DialogBox>
  );
}

/** RadiusDialog asks for a circle by the name of its middle, without drawing. */
function RadiusDialog() {
  const desk = useDesk();
  const { question, around, view } = desk.get();
  const [near, setNear] = useState(question.near);
  const [name, setName] = useState(around?.name ?? question.near);
  const [km, setKm] = useState(String(question.within));
  const within = Number(km);
  const isRight = near !== "" && within > 0 && within <= largestRadius;
  const close = () => desk.change({ dialog: null });
  const draw = () => desk.change({ dialog: null, drawing: true });
  return (
    <DialogBox title={say("archive.radius")} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRight) return;
          close();
          desk.ask({ near, within });
        }}
      >
        <p>
          {say("archive.radius.around")} <strong>{name}</strong>
        </p>
        <PlaceSearch
          label={say("search")}
          start=""
          view={view}
          onChoose={(hit) => {
            setNear(hit.id);
            setName(hit.name);
          }}
        />
        <div class="fields">
          <label>
            {say("archive.radius.km")}{" "}
            <input
              type="number"
              min={1}
              max={largestRadius}
              step="any"
              value={km}
              onInput={(event) => setKm(event.currentTarget.value)}
            />
          </label>
        </div>
        <p class="actions">
          <button type="submit" class="primary" aria-disabled={!isRight}>
            {say("archive.radius.use")}
          </button>
          <button type="button" onClick={draw}>
            {say("archive.radius.onMap")}
          </button>
        </p>
      </form>
    </DialogBox>
  );
}

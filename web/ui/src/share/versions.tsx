import { useEffect, useState } from "preact/hooks";
import { versions } from "../api/client";
import type { WireVersions } from "../api/wire";
import { titleOf } from "../model/reading";
import { rename, restore } from "../state/keeping";
import { go, openAddress } from "../state/opening";
import { readAddress } from "../state/address";
import type { Saved } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { locale, say } from "../words/say";

const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** Versions lists how one's own map was before its changes, each to be looked at and to be restored. */
export function Versions({ saved }: { saved: Saved }) {
  const store = useStore();
  const [list, setList] = useState<WireVersions["versions"] | null>(null);
  const [error, setError] = useState("");
  const fail = (problem: Error) => setError(problem.message);
  const ask = () => {
    versions(saved.id, saved.editToken).then(setList, fail);
  };
  const back = (version: number) => {
    restore(saved.id, version).then(() => openAddress(store, readAddress(location)), fail);
  };
  return (
    <details class="versions" onToggle={(event) => event.currentTarget.open && ask()}>
      <summary>{say("versions")}</summary>
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      <ol>
        {list?.map(({ version, changed, corrections, title }, i) => (
          <li key={version}>
            <span>
              {day.format(Date.parse(changed))}{" "}
              <span class="quiet">
                {[title, say("count.corrections", { n: corrections })].filter(Boolean).join(" · ")}
              </span>
            </span>
            {i > 0 && (
              <span class="settle">
                <button
                  type="button"
                  class="small"
                  onClick={() => void go(store, `/m/${encodeURIComponent(saved.id)}?version=${version}`)}
                >
                  {say("versions.look")}
                </button>
                <button type="button" class="small" onClick={() => back(version)}>
                  {say("versions.restore")}
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Title lets the author of a map change what it is called. */
export function Title({ saved }: { saved: Saved }) {
  const store = useStore();
  const placeholder = useSelect((state) => (state.reading ? titleOf(state.reading) : ""));
  const [title, setTitle] = useState(saved.title);
  const [said, setSaid] = useState("");
  useEffect(() => setTitle(saved.title), [saved.title]);
  const submit = (event: Event) => {
    event.preventDefault();
    rename(store, saved.id, title.trim()).then(
      () => setSaid(say("maps.titleKept")),
      (problem: Error) => setSaid(problem.message),
    );
  };
  return (
    <form class="copy" onSubmit={submit}>
      <label>
        {say("maps.title.label")}
        <input
          type="text"
          dir="auto"
          placeholder={placeholder}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{say("maps.keepTitle")}</button>
      <span role="status" class="quiet">
        {said}
      </span>
    </form>
  );
}

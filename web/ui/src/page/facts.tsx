import { go } from "../state/opening";
import { useSelect, useStore } from "../state/store";
import { say, sayAround } from "../words/say";

/** About says what the reader has told that the article is about, and lets them tell it. */
export function About() {
  const store = useStore();
  const focus = useSelect((state) => state.focus);
  const corrections = useSelect((state) => state.corrections.length);
  const open = (kind: "focus" | "corrections") => store.send({ type: "dialog", dialog: { kind } });
  return (
    <p class="quiet about">
      <button type="button" class="plain" onClick={() => open("focus")}>
        {focus.value ? say("focus.is", { place: focus.name || focus.value }) : say("focus.ask")}
      </button>
      {corrections > 0 && (
        <>
          {" · "}
          <button type="button" class="plain" onClick={() => open("corrections")}>
            {say("corrections.byHand", { n: corrections })}
          </button>
        </>
      )}
    </p>
  );
}

/** OldVersion says that a map is shown as it was, and leads back. */
export function OldVersion() {
  const store = useStore();
  const saved = useSelect((state) => state.saved);
  if (!saved?.isOld) return null;
  const back = (
    <button type="button" class="plain" onClick={() => void go(store, `/m/${encodeURIComponent(saved.id)}`)}>
      {say("versions.back")}
    </button>
  );
  return <p class="hint">{sayAround("versions.old", { version: saved.version, back })}</p>;
}

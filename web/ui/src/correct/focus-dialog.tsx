import { Dialog } from "../controls/dialog";
import { PlaceSearch } from "../controls/place-search";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** FocusDialog says what an article is about, so that its names are read as they are there. */
export function FocusDialog() {
  const store = useStore();
  const focus = useSelect((state) => state.focus);
  const tell = (value: string, name: string) => store.send({ type: "focus", focus: { ...focus, value, name } });
  return (
    <Dialog title={say("focus.title")}>
      <p class="quiet">{say("focus.says")}</p>
      {focus.value && (
        <p class="actions">
          <strong>{focus.name || focus.value}</strong>
          <button type="button" class="small" onClick={() => tell("", "")}>
            {say("remove")}
          </button>
        </p>
      )}
      <PlaceSearch label={say("search")} onChoose={(hit) => tell(hit.id, hit.label)} />
    </Dialog>
  );
}

import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** PlacingHint says that the next click on the map puts a place there. */
export function PlacingHint() {
  const store = useStore();
  const placing = useSelect((state) => state.placing);
  if (!placing) return null;
  return (
    <p class="placing-hint" role="status">
      {say("own.where", { name: placing.name })}{" "}
      <button type="button" class="small" onClick={() => store.send({ type: "placing", placing: null })}>
        {say("cancel")}
      </button>
    </p>
  );
}

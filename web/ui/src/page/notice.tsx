import { useEffect } from "preact/hooks";
import { useSelect, useStore } from "../state/store";

/** Notice says what went wrong beside the main thing, or what has just been done. */
export function Notice() {
  const store = useStore();
  const text = useSelect((state) => state.notice);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => store.send({ type: "notice", text: "" }), 10_000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="notice" role="status" hidden={!text}>
      <span>{text}</span>
      {text && (
        <button type="button" class="plain" onClick={() => store.send({ type: "notice", text: "" })}>
          Close
        </button>
      )}
    </div>
  );
}

import { useEffect, useState } from "preact/hooks";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** LaterDialogs is the window that is open, if any; the code of all windows comes after the map, or with the first. */
export function LaterDialogs() {
  const store = useStore();
  const isOpen = useSelect((state) => state.dialog !== null);
  const isTime = useSelect((state) => state.view !== null); // the map is there
  const [code, setCode] = useState<typeof import("./dialogs") | null>(null);
  useEffect(() => {
    if (code || (!isOpen && !isTime)) return;
    import("./dialogs").then(
      (dialogs) => setCode(dialogs),
      () => {
        if (!isOpen) return;
        store.send({ type: "dialog", dialog: null });
        store.send({ type: "notice", text: say(navigator.onLine ? "server.gone" : "server.offline") });
      },
    );
  }, [isOpen, isTime, code]);
  return code ? <code.Dialogs /> : null;
}

import { useRef } from "preact/hooks";
import { download, formats } from "../api/download";
import { useSelect, useStore } from "../state/store";

/** DownloadMenu offers the places in every format, and says what each is for. */
export function DownloadMenu() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const menu = useRef<HTMLDetailsElement>(null);
  const get = async (key: string) => {
    if (!reading) return;
    try {
      await download(reading.article, key);
    } catch (error) {
      store.send({ type: "notice", text: (error as Error).message });
    }
    if (menu.current) menu.current.open = false;
  };
  const leave = (event: FocusEvent) => {
    if (menu.current && !menu.current.contains(event.relatedTarget as Node | null)) menu.current.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.stopPropagation();
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={menu} onFocusOut={leave} onKeyDown={onKey}>
      <summary>Download</summary>
      <ul>
        {formats.map((format) => (
          <li key={format.key}>
            <button type="button" disabled={!reading} onClick={() => void get(format.key)}>
              <strong>{format.name}</strong> <span class="quiet">{format.use}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

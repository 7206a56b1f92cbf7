import { download, formats } from "../api/download";
import { fixesOf } from "../state/corrections";
import { useSelect, useStore } from "../state/store";

/** useDownload hands the article in a format to the browser; what goes wrong is said in a notice. */
export function useDownload(): (key: string) => void {
  const store = useStore();
  return (key) => {
    const state = store.get();
    const { reading, saved, corrections } = state;
    if (!reading) return;
    const kept = saved && (saved.editToken || !corrections.length) ? saved.id : null;
    download(reading.article, fixesOf(state), kept, key).catch((error: Error) => store.send({ type: "notice", text: error.message }));
  };
}

/** DownloadItems offers the article in every format, and says what each is for. */
export function DownloadItems() {
  const reading = useSelect((state) => state.reading);
  const get = useDownload();
  return (
    <>
      {formats.map((format) => (
        <li key={format.key}>
          <button type="button" disabled={!reading} onClick={() => get(format.key)}>
            <strong>{format.name}</strong> <span class="quiet">{format.use}</span>
          </button>
        </li>
      ))}
    </>
  );
}

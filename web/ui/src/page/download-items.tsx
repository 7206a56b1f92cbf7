import { download, formats } from "../api/download";
import { fixesOf } from "../state/corrections";
import { useSelect, useStore } from "../state/store";

/** DownloadItems offers the places in every format, and says what each is for. */
export function DownloadItems() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const get = (key: string) => {
    if (!reading) return;
    download(reading.article, fixesOf(store.get()), key).catch((error: Error) => store.send({ type: "notice", text: error.message }));
  };
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

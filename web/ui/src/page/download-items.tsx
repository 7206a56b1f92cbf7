import { useEffect, useState } from "preact/hooks";
import { distanceFormat, download, type Format, formats as fetchFormats, reviewFormat } from "../api/download";
import { checked, useReviews } from "../claims/reviews";
import { venues } from "../model/place";
import type { Reading } from "../model/reading";
import { fixesOf } from "../state/fixes";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** DownloadItems offers the article in every format that makes sense for it, and says what each is for. */
export function DownloadItems() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const [formats, setFormats] = useState<Format[]>([]);
  const reviews = useReviews();
  const fail = (error: Error) => store.send({ type: "notice", text: error.message });
  useEffect(() => {
    fetchFormats().then(setFormats, fail);
  }, []);
  if (!reading) return null;
  const get = (format: Format) => {
    if (format.key === reviewFormat) return reviews();
    download(reading.article, fixesOf(store.get()), store.get().focus, format.key).catch(fail);
  };
  return (
    <>
      <li>
        <button type="button" onClick={() => store.send({ type: "dialog", dialog: { kind: "picture" } })}>
          <strong>{say("picture.menu")}</strong> <span class="quiet">{say("picture.use")}</span>
        </button>
      </li>
      {formats.filter(isOffered(reading)).map((format) => (
        <li key={format.key}>
          <button type="button" onClick={() => get(format)}>
            <strong>{format.name}</strong> <span class="quiet">{format.use}</span>
          </button>
        </li>
      ))}
    </>
  );
}

/** isOffered leaves out the drafts of reviews and the distances where there are none. */
const isOffered =
  ({ claims, places }: Reading) =>
  ({ key, isPicture }: Format): boolean => {
    if (isPicture) return false; // they have a dialog of their own
    if (key === reviewFormat) return checked(claims).length > 0;
    return key !== distanceFormat || venues(places).length > 1;
  };

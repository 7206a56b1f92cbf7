import { useEffect, useState } from "preact/hooks";
import { distanceFormat, download, type Format, formats as fetchFormats, reviewFormat } from "../api/download";
import { isDark } from "../browser/theme";
import { checked, useReviews } from "../claims/reviews";
import { venues } from "../model/place";
import type { Reading } from "../model/reading";
import { pictureQuery } from "../share/picture";
import { fixesOf } from "../state/fixes";
import type { State } from "../state/state";
import { useSelect, useStore } from "../state/store";

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
    const query = format.isPicture ? viewOf(store.get(), format) : {};
    download(reading.article, fixesOf(store.get()), format.key, query).catch(fail);
  };
  return (
    <>
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
  ({ key }: Format): boolean => {
    if (key === reviewFormat) return checked(claims).length > 0;
    return key !== distanceFormat || venues(places).length > 1;
  };

/** viewOf asks for a picture of what the map shows, with twice its pixels. */
function viewOf({ view, theme }: State, { key }: Format): Record<string, string> {
  const map = document.querySelector(".leaflet-container");
  if (!view || !map) return {};
  const query = pictureQuery(view, { width: map.clientWidth, height: map.clientHeight }, isDark(theme));
  return key === "png" ? { ...query, density: "2" } : query;
}

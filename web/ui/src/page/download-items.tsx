import { download, downloadDistances, type Format, formats } from "../api/download";
import { isDark } from "../browser/theme";
import { checked, useReviews } from "../claims/reviews";
import type { Reading } from "../model/reading";
import { pictureQuery } from "../share/picture";
import { fixesOf } from "../state/fixes";
import type { State } from "../state/state";
import { useSelect, useStore } from "../state/store";

/** DownloadItems offers the article in every format, and says what each is for. */
export function DownloadItems() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const matrix = useSelect((state) => state.matrix);
  const reviews = useReviews();
  const get = (work: (reading: Reading) => Promise<void>) => {
    if (reading) work(reading).catch((error: Error) => store.send({ type: "notice", text: error.message }));
  };
  const file = (format: Format) =>
    get(({ article }) =>
      download(article, fixesOf(store.get()), format, format.picture ? viewOf(store.get(), format) : {}),
    );
  return (
    <>
      {formats.map((format) => (
        <li key={format.key}>
          <button type="button" disabled={!reading} onClick={() => file(format)}>
            <strong>{format.name}</strong> <span class="quiet">{format.use}</span>
          </button>
        </li>
      ))}
      {reading && checked(reading.claims).length > 0 && (
        <li>
          <button type="button" onClick={reviews}>
            <strong>ClaimReview</strong> <span class="quiet">drafts of the checked claims, for fact checkers</span>
          </button>
        </li>
      )}
      {matrix && (
        <li>
          <button type="button" onClick={() => get(() => downloadDistances(matrix.ids))}>
            <strong>Distances</strong> <span class="quiet">between the cities, for spreadsheets</span>
          </button>
        </li>
      )}
    </>
  );
}

/** viewOf asks for a picture of what the map shows, with twice its pixels. */
function viewOf({ view, theme }: State, { key }: Format): Record<string, string> {
  const map = document.querySelector(".leaflet-container");
  if (!view || !map) return {};
  const query = pictureQuery(view, { width: map.clientWidth, height: map.clientHeight }, isDark(theme));
  return key === "png" ? { ...query, density: "2" } : query;
}

import { MapView } from "../map/map-view";
import { useSelect } from "../state/store";
import { titleOf } from "../text/segments";

/** Embed is a saved map without text and tools, for frames in other pages. */
export function Embed() {
  const reading = useSelect((state) => state.reading);
  const progress = useSelect((state) => state.progress);
  const saved = useSelect((state) => state.saved);
  return (
    <main class="embed">
      <h1 class="visually-hidden">{(reading && titleOf(reading.article)) || "Map of an article"}</h1>
      {progress.kind === "failed" ? <p class="failure">{progress.message}</p> : <MapView framed />}
      {saved && (
        <a class="embed-link button" href={saved.page} target="_blank" rel="noreferrer">
          Text and distances
        </a>
      )}
    </main>
  );
}

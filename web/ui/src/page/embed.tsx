import { MapView } from "../map/map-view";
import { MeasureCard } from "../measure/measure-card";
import { titleOf } from "../model/reading";
import { useSelect } from "../state/store";
import { say } from "../words/say";

/** Embed is a saved map without text and tools, for frames in other pages. */
export function Embed() {
  const reading = useSelect((state) => state.reading);
  const progress = useSelect((state) => state.progress);
  const saved = useSelect((state) => state.saved);
  return (
    <main class="embed">
      <h1 class="visually-hidden">{(reading && titleOf(reading)) || say("embed.title")}</h1>
      {progress.kind === "failed" ? (
        <p class="failure">{progress.status === 404 ? say("failed.goneSays") : progress.message}</p>
      ) : (
        <MapView framed>
          <MeasureCard />
        </MapView>
      )}
      {saved && (
        <a class="embed-link button" href={saved.page} target="_blank" rel="noreferrer">
          {say("embed.more")}
        </a>
      )}
    </main>
  );
}

import { useEffect, useRef } from "preact/hooks";
import type { Box } from "../map/fit";
import { MapView } from "../map/map-view";
import { MeasureCard } from "../measure/measure-card";
import { titleOf } from "../model/reading";
import { useSelect } from "../state/store";
import { say } from "../words/say";

/** Embed is a saved map without text and tools, for frames in other pages, whose authors chose how it looks. */
export function Embed() {
  const reading = useSelect((state) => state.reading);
  const progress = useSelect((state) => state.progress);
  const saved = useSelect((state) => state.saved);
  const root = useRef<HTMLElement>(null);
  const { heading, first } = readEmbed(location.search);
  const title = saved?.title || (reading && titleOf(reading)) || say("embed.title");
  useEffect(() => tellHeight(root.current), []);
  return (
    <main class="embed" ref={root}>
      <h1 class={heading ? "" : "visually-hidden"} dir="auto">
        {title}
      </h1>
      {progress.kind === "failed" ? (
        <p class="failure">{progress.status === 404 ? say("failed.goneSays") : progress.message}</p>
      ) : (
        <MapView framed first={first}>
          <MeasureCard />
          {reading && reading.places.length === 0 && <p class="embed-none">{say("embed.none")}</p>}
        </MapView>
      )}
      {saved && (
        <p class="embed-foot">
          <a href={saved.page} target="_blank" rel="noreferrer">
            {say("embed.more")}
          </a>
          <span class="quiet">{say("embed.source", { host: location.host })}</span>
        </p>
      )}
    </main>
  );
}

/** readEmbed reads what the author of the page around has chosen; what it does not understand, it leaves out. */
export function readEmbed(search: string): { heading: boolean; first: Box | null } {
  const query = new URLSearchParams(search);
  const [west, south, east, north] = (query.get("view") ?? "")
    .split(",")
    .map((part) => (part.trim() === "" ? NaN : Number(part)));
  const isBox =
    [west, south, east, north].every((v) => v !== undefined && Number.isFinite(v) && Math.abs(v) <= 180) &&
    Math.abs(south as number) <= 90 &&
    (south as number) < (north as number);
  const first = isBox ? ({ west, south, east, north } as Box) : null;
  return { heading: query.get("title") === "yes", first };
}

/** tellHeight tells the page around how high the frame should be, now and whenever its width changes. */
function tellHeight(root: HTMLElement | null): (() => void) | undefined {
  if (!root || window.parent === window) return undefined;
  let told = 0;
  const tell = () => {
    const width = root.clientWidth;
    const head = root.querySelector("h1:not(.visually-hidden)")?.clientHeight ?? 0;
    const foot = root.querySelector(".embed-foot")?.clientHeight ?? 0;
    const height = Math.round(Math.min(Math.max(0.75 * width, 280), 640) + head + foot);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ datelineHeight: height }, "*"); // nothing that others may not know
  };
  const seen = new ResizeObserver(tell);
  seen.observe(root);
  const changed = new MutationObserver(tell);
  changed.observe(root, { childList: true });
  tell();
  return () => {
    seen.disconnect();
    changed.disconnect();
  };
}

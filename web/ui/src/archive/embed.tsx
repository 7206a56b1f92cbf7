import { at } from "../browser/root";
import { writeAddress } from "../model/question";
import { say } from "../words/say";
import { ArchiveMapView } from "./map-view";
import { usePart } from "./state";

/** ArchiveEmbed is the map of a question alone, for frames in other pages. */
export function ArchiveEmbed() {
  const question = usePart((state) => state.question);
  const article = usePart((state) => state.article);
  const view = usePart((state) => state.view);
  const total = usePart((state) => state.answers.total);
  const failure = usePart((state) => state.failure);
  const query = writeAddress({ question, article, tab: "articles", view });
  return (
    <main class="embed">
      <h1 class="visually-hidden">{say("archive.embed.title")}</h1>
      {failure ? <p class="failure">{failure.message}</p> : <ArchiveMapView framed />}
      <p class="embed-foot">
        <a href={`${at("/archive")}${query ? `?${query}` : ""}`} target="_blank" rel="noreferrer">
          {total === null ? say("archive") : say("archive.articles", { n: total })}
        </a>
        <span class="quiet">{say("embed.source", { host: location.host })}</span>
      </p>
    </main>
  );
}

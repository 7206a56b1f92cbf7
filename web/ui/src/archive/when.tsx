import type { Story } from "../model/archive";
import { say } from "../words/say";
import { dayText, timeText } from "./written";

/** When is when a story was published. */
export function When({ published }: Pick<Story, "published">) {
  if (!published) return <span>{say("archive.undated")}</span>;
  return (
    <time dateTime={published} title={timeText(published)}>
      {dayText(published)}
    </time>
  );
}

/** Source is who published a story, as a link to it where its address is known. */
export function Source({ url, source }: Pick<Story, "url" | "source">) {
  if (!url) return source ? <span>{source}</span> : null;
  return (
    <a href={url} target="_blank" rel="noreferrer" aria-label={say("archive.open", { source: source || url })}>
      {source || new URL(url).host} ↗
    </a>
  );
}

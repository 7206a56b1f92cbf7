import { useEffect, useState } from "preact/hooks";
import { whenIdle } from "../browser/idle";
import type { Article } from "../model/reading";
import type { Paragraph } from "./segments";

const first = 200; // segments that are shown at once: more than a window holds
const more = 300; // that follow each time the browser has nothing else to do
const patience = 300; // milliseconds that they wait for that at most

/**
 * useGrowing is how many paragraphs of an article are shown by now: at first as many as a reader sees, soon all, so
 * that a long text answers as soon as a short one.
 */
export function useGrowing(article: Article, parts: Paragraph[]): number {
  const [grown, setGrown] = useState({ text: article.text, to: first });
  const to = grown.text === article.text ? grown.to : first;
  const count = within(parts, to);
  useEffect(() => {
    if (count === parts.length) return;
    return whenIdle(() => setGrown({ text: article.text, to: to + more }), patience);
  }, [article.text, to, count, parts.length]);
  return count;
}

/** within is of how many paragraphs, from the first on, so many segments are; the first is always among them. */
export function within(parts: Paragraph[], segments: number): number {
  let left = segments;
  const over = parts.findIndex((part, i) => (left -= part.segments.length) < 0 && i > 0);
  return over < 0 ? parts.length : over;
}

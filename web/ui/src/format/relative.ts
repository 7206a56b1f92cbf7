import type { Claim } from "../model/claim";
import { language, say } from "../words/say";
import { directionWord, pointOf } from "./length";

/**
 * relativeName says where something lies by the text: "60 km south of Ankara" as the server puts it in English;
 * in other languages the article's own words and the direction before the place that they start from.
 */
export function relativeName({
  relative,
  text,
  to,
  direction,
}: Pick<Claim, "relative" | "text" | "to" | "direction">): string {
  if (language === "en" || !to) return relative?.name ?? text;
  const azimuth = pointOf(direction);
  const named = { words: text, place: to.name };
  if (azimuth === null) return say("position.name", named);
  return say("position.directed", { ...named, direction: directionWord(azimuth) });
}

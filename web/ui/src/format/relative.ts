import type { Claim } from "../model/claim";
import { language, say } from "../words/say";

/**
 * relativeName says where something lies by the text: "60 km south of Ankara" as the server puts it in English;
 * in other languages the article's own words before the place that they start from.
 */
export function relativeName({ relative, text, to }: Pick<Claim, "relative" | "text" | "to">): string {
  if (language === "en" || !to) return relative?.name ?? text;
  return say("position.name", { words: text, place: to.name });
}

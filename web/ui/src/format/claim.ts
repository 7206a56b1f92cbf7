import type { Claim } from "../model/claim";
import { language, say } from "../words/say";
import { lengthRange, lengthText, unitOf } from "./length";

/**
 * reasonOf says why a claim has its verdict. The server says so in English; in another language the page says
 * what it was judged by, where that was measured, or why it could not be. A direction that is wrong is
 * left to the server's words.
 */
export function reasonOf({ reason, from, to, measuredKm, allowedKm, text, unit, outcome }: Claim): string {
  if (language === "en") return reason;
  if (!from || !to) return say("claim.noEnd");
  if (outcome === "unverifiable" || measuredKm === null || !allowedKm) return say("claim.unsure");
  const [least, most] = allowedKm;
  if (outcome === "contradicted" && least <= measuredKm && measuredKm <= most) return reason;
  const by = unitOf(unit);
  const length = lengthText(measuredKm * 1000, by);
  const allowed = lengthRange(least * 1000, most * 1000, by);
  return say("claim.reason", { from: from.name, to: to.name, length, words: text, allowed });
}

import type { Claim } from "../model/claim";
import { language, say } from "../words/say";
import { lengthRange, lengthText, unitOf } from "./length";

/**
 * reasonOf says why a claim has its verdict. The server says so in English; in another language the page says
 * what it was judged by, where that was measured.
 */
export function reasonOf({ reason, from, to, measuredKm, allowedKm, text, unit, outcome }: Claim): string {
  if (language === "en" || !from || !to || measuredKm === null || !allowedKm || outcome === "unverifiable")
    return reason;
  const by = unitOf(unit);
  const length = lengthText(measuredKm * 1000, by);
  const allowed = lengthRange(allowedKm[0] * 1000, allowedKm[1] * 1000, by);
  return say("claim.reason", { from: from.name, to: to.name, length, words: text, allowed });
}

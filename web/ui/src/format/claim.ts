import type { Claim } from "../model/claim";
import { language, say } from "../words/say";
import { directionWord, lengthRange, lengthText, pointOf, unitOf } from "./length";

const slack = 67.5; // degrees that a stated direction may be off, as the server has it
const miss = 0.05; // of a distance, by which published ones differ, as the server has it

/**
 * reasonOf says why a claim has its verdict. The server says so in English; in another language the page says
 * what it was judged by, where that was measured, or why it could not be.
 */
export function reasonOf(claim: Claim): string {
  const { reason, from, to, measuredKm, allowedKm, text, unit, outcome } = claim;
  if (language === "en") return reason;
  if (!from || !to) return say("claim.noEnd");
  if (outcome === "unverifiable" || measuredKm === null || !allowedKm) return say("claim.unsure");
  const names = { from: from.name, to: to.name };
  const wrong = outcome === "contradicted" && wrongDirection(claim);
  if (wrong) return say("claim.direction", { ...names, ...wrong });
  const by = unitOf(unit);
  const length = lengthText(measuredKm * 1000, by);
  const allowed = lengthRange(allowedKm[0] * 1000, allowedKm[1] * 1000, by);
  return say("claim.reason", { ...names, length, words: text, allowed });
}

/** wrongDirection is where a place lies and where the text says it does, null where they agree or the length is too short. */
function wrongDirection(claim: Claim): { found: string; stated: string } | null {
  const { measuredKm, measuredRangeKm, allowedKm, azimuth, direction } = claim;
  const point = pointOf(direction);
  if (azimuth === null || point === null || measuredKm === null || !allowedKm) return null;
  const nearest = measuredRangeKm?.[0] ?? measuredKm;
  if (allowedKm[1] + miss * measuredKm < nearest) return null; // no way is that short, in whichever direction
  const off = Math.abs(((azimuth - point + 540) % 360) - 180);
  return off > slack ? { found: directionWord(azimuth), stated: directionWord(point) } : null;
}

import type { Claim } from "../model/claim";
import { language, say, type Key } from "../words/say";
import { directionWord, lengthRange, lengthText, pointOf, unitOf } from "./length";

/** sayings are what is said of a reason by its code; of those that are not here the fields of the claim tell. */
const sayings: Record<string, Key> = {
  not_stated: "claim.notStated",
  not_named: "claim.notNamed",
  by_distance: "claim.notNamed",
  part_of_name: "claim.partOfName",
  unsure: "claim.another",
  better_known: "claim.another",
  namesake: "claim.another",
  rival: "claim.another",
  to_letter: "claim.toLetter",
  other_reach: "claim.river",
  little_off: "claim.littleOff",
  winding_road: "claim.winding",
  nearly_any: "claim.tooLarge",
  too_large: "claim.tooLarge",
  no_outline: "claim.noOutline",
  no_course: "claim.noOutline",
  by_journey: "claim.way",
  by_road: "claim.way",
  by_sea: "claim.way",
  by_flight: "claim.way",
  by_border: "claim.way",
  by_way: "claim.way",
};

/**
 * reasonOf says why a claim has its verdict. The server says so in English; in another language the page says
 * what it was judged by, by the code of the reason and what was measured.
 */
export function reasonOf(claim: Claim): string {
  const { code, reason, from, to, measuredKm, allowedKm, text, unit, outcome } = claim;
  if (language === "en") return reason;
  if (!from || !to) return say("claim.noEnd");
  const names = { from: from.name, to: to.name, words: text };
  const saying = sayings[code];
  if (outcome === "unverifiable" || measuredKm === null || !allowedKm) return say(saying ?? "claim.unsure", names);
  const wrong = code === "wrong_direction" && directions(claim);
  if (wrong) return say("claim.direction", { ...names, ...wrong });
  const by = unitOf(unit);
  const length = lengthText(measuredKm * 1000, by);
  const allowed = lengthRange(allowedKm[0] * 1000, allowedKm[1] * 1000, by);
  return say(saying ?? "claim.reason", { ...names, length, allowed });
}

/** directions are where a place lies and where the text says it does. */
function directions({ azimuth, direction }: Claim): { found: string; stated: string } | null {
  const point = pointOf(direction);
  return azimuth === null || point === null ? null : { found: directionWord(azimuth), stated: directionWord(point) };
}

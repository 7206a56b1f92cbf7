import type { Reason } from "../model/reason";

const maxShown = 5;
const minCounts = 0.05; // below it a reason decides nothing

/**
 * tellingReasons are the words of those reasons that decided, rules and
 * corrections first, then what counted most. What spoke against is left out.
 */
export function tellingReasons(reasons: Reason[], max = maxShown): string[] {
  const strength = ({ counts }: Reason) => counts ?? Number.POSITIVE_INFINITY;
  const sorted = reasons.filter((reason) => strength(reason) > minCounts).sort((a, b) => strength(b) - strength(a));
  return [...new Set(sorted.map(reasonText))].filter(Boolean).slice(0, max);
}

/** reasonText says a reason in the words of a reader. */
export function reasonText({ label }: Reason): string {
  return label && `${label[0]?.toUpperCase()}${label.slice(1)}`;
}

/** likelihood says a probability in a word. */
export function likelihood(probability: number): string {
  if (probability >= 0.5) return "likely";
  return probability >= 0.1 ? "possible" : "unlikely";
}

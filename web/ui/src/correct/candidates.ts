import { likelihood, tellingReasons } from "../format/reasons";
import { featureName } from "../format/words";
import type { Candidate, Explanation, Reason } from "../model/reason";

/** Choice is a place that mentions may mean, in a reader's words. */
export interface Choice {
  id: string;
  name: string;
  label: string;
  type: string;
  likely: string; // how likely it is
  why: string[]; // what speaks for it, as the server says it
}

const maxReasons = 3;

/**
 * choicesOf are the places that some mentions may mean, likelier first; each by the best that any
 * mention says for it.
 */
export function choicesOf(explanations: Explanation[]): Choice[] {
  const best = new Map<string, Candidate>();
  for (const candidate of explanations.flatMap((explanation) => explanation.candidates)) {
    const old = best.get(candidate.id);
    if (!old || old.probability < candidate.probability) best.set(candidate.id, candidate);
  }
  const candidates = [...best.values()];
  const told = candidates.map(({ reasons }) => tellingReasons(reasons, Number.POSITIVE_INFINITY));
  const isShared = (text: string) => told.length > 1 && told.every((texts) => texts.includes(text));
  const own = (reasons: Reason[]) =>
    tellingReasons(reasons, Number.POSITIVE_INFINITY)
      .filter((text) => !isShared(text)) // tells nothing about which of them it is
      .slice(0, maxReasons);
  return candidates
    .sort((a, b) => b.probability - a.probability)
    .map((c) => ({
      id: c.id,
      name: c.name,
      label: c.label,
      type: featureName(c.featureClass, c.featureCode),
      likely: likelihood(c.probability),
      why: own(c.reasons),
    }));
}

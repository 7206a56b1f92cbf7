import { likelihood, tellingReasons } from "../format/reasons";
import { featureName } from "../format/words";
import type { Candidate, Explanation } from "../model/reason";

/** Choice is a place that mentions may mean, in a reader's words. */
export interface Choice {
  id: string;
  name: string;
  label: string;
  type: string;
  why: string; // how likely it is, and what speaks for it
}

const maxReasons = 3;

/** choicesOf are the places that some mentions may mean, likelier first; each by the best that any mention says for it. */
export function choicesOf(explanations: Explanation[]): Choice[] {
  const best = new Map<string, Candidate>();
  for (const candidate of explanations.flatMap((explanation) => explanation.candidates)) {
    const old = best.get(candidate.id);
    if (!old || old.probability < candidate.probability) best.set(candidate.id, candidate);
  }
  return [...best.values()]
    .sort((a, b) => b.probability - a.probability)
    .map((c) => ({
      id: c.id,
      name: c.name,
      label: c.label,
      type: featureName(c.featureClass, c.featureCode),
      why: [likelihood(c.probability), ...tellingReasons(c.reasons, maxReasons)].join(" · "),
    }));
}

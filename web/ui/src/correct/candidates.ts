import { explain } from "../api/client";
import type { WireCandidate, WireExplanation } from "../api/wire";
import { unitOffsets } from "../format/offsets";
import { featureName } from "../format/words";
import type { Mention, Reading } from "../state/reading";

/** Candidate is a place that mentions may mean, with what speaks for it. */
export interface Candidate {
  id: string;
  name: string;
  label: string;
  type: string;
  why: string;
}

/** candidatesOf are the places that some mentions may mean, likelier first. */
export async function candidatesOf(reading: Reading, mentions: Mention[]): Promise<Candidate[]> {
  const unit = unitOffsets(reading.article.text);
  const spans = new Set(mentions.map((mention) => mention.start));
  return merge((await explain(reading.article)).filter((explanation) => spans.has(unit(explanation.start))));
}

/** merge keeps each place once, by the best that any mention says for it. */
export function merge(explanations: WireExplanation[]): Candidate[] {
  const best = new Map<string, WireCandidate>();
  for (const candidate of explanations.flatMap((explanation) => explanation.candidates)) {
    const old = best.get(candidate.id);
    if (!old || old.probability < candidate.probability) best.set(candidate.id, candidate);
  }
  return [...best.values()]
    .sort((a, b) => b.probability - a.probability)
    .map((c) => ({ id: c.id, name: c.name, label: c.label, type: featureName(c.feature_class, c.feature_code), why: reasons(c) }));
}

const shown = 3;

/** reasons names the signals that speak most for a candidate. */
function reasons({ probability, signals = [] }: WireCandidate): string {
  const percent = probability < 0.01 ? "under 1 %" : `${Math.round(100 * probability)} %`;
  const strong = signals
    .map(({ name, value, weight }) => ({ name: name.replaceAll(/[_-]/g, " "), counts: value * weight }))
    .filter(({ counts }) => counts > 0.01)
    .sort((a, b) => b.counts - a.counts)
    .slice(0, shown)
    .map(({ name }) => name);
  return [percent, ...strong].join(" · ");
}

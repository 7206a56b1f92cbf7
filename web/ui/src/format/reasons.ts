import type { Explanation, Reason } from "../model/reason";
import { say } from "../words/say";

const maxShown = 5;
const minCounts = 0.05; // below it a reason decides nothing

/**
 * tellingReasons are the words of those reasons that decided, rules and
 * corrections first, then what counted most. What spoke against is left out.
 */
export function tellingReasons(reasons: Reason[], max = maxShown): string[] {
  const strength = ({ counts }: Reason) => counts ?? Number.POSITIVE_INFINITY;
  const sorted = reasons.filter((reason) => strength(reason) > minCounts).sort((a, b) => strength(b) - strength(a));
  return sorted
    .map(reasonText)
    .filter((text, i, all) => text && unique(text, i, all))
    .slice(0, max);
}

/**
 * Words of reasons whose own name a measure, and how much of it a reader would call so; no words for
 * what tells nothing.
 */
const measures: Record<string, { says: string; least: number }> = {
  fame: { says: say("reason.fame"), least: 0.4 },
  population: { says: say("reason.population"), least: 0.6 },
  fame_local: { says: "", least: 0 },
  rank: { says: "", least: 0 },
  combinations: { says: "", least: 0 },
  fit: { says: "", least: 0 },
};

/** reasonText says a reason in the words of a reader, "" for one that tells nothing. */
export function reasonText({ id, label, value }: Reason): string {
  const measure = measures[id];
  const said = measure ? (value >= measure.least ? measure.says : "") : label;
  return said && `${said[0]?.toUpperCase()}${said.slice(1)}`;
}

/** placeReasons say why some mentions mean a place: what decided about them, then what spoke for the place. */
export function placeReasons(explanations: Explanation[], place: string): string[] {
  const own = explanations.flatMap(({ reasons }) => reasons);
  const chosen = explanations.flatMap(({ candidates }) =>
    candidates.filter(({ id }) => id === place).flatMap(({ reasons }) => reasons),
  );
  const isReading = ({ decider }: Reason) => decider === "recogniser" || decider === "filter";
  const deciding = own.filter((reason) => !isReading(reason));
  return [...tellingReasons([...deciding, ...chosen]), ...tellingReasons(own.filter(isReading), 1)].filter(unique);
}

/** claimReasons say why a claim joins its two places. */
export function claimReasons(reasons: Reason[]): string[] {
  return reasons
    .map((reason) =>
      reasonText(reason)
        .replace(/^Located: /, "One place: ")
        .replace(/^Anchor: /, "The other: "),
    )
    .filter((text, i, all) => text && unique(text, i, all));
}

const unique = (text: string, i: number, all: string[]): boolean => all.indexOf(text) === i;

/** likelihood says a probability in a word. */
export function likelihood(probability: number): string {
  if (probability >= 0.5) return say("likely");
  return say(probability >= 0.1 ? "possible" : "unlikely");
}

import type { Decider, Explanation, Reason } from "../model/reason";
import { type Key, say } from "../words/say";

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

/** Saying is what a reader is told of some reasons, and, of a measure, how much of it a reader would call so. */
interface Saying {
  says: Key | ""; // "" for what tells a reader nothing
  by?: Decider; // the ranker where it is left out
  least?: number;
  ids: string[];
}

/** sayings are reasons of one kind in a reader's words; those that are not here are said in the server's. */
const sayings: Saying[] = [
  { says: "reason.fame", least: 0.4, ids: ["fame"] },
  { says: "reason.fame", ids: ["best_known", "campus", "opposed"] },
  { says: "reason.fame", by: "rule", ids: ["famous", "abroad"] },
  { says: "reason.population", least: 0.6, ids: ["population"] },
  { says: "reason.population", ids: ["big_town"] },
  { says: "reason.mainName", ids: ["name_main"] },
  {
    says: "reason.otherName",
    ids: ["name_alias", "name_former", "name_abbreviation", "name_adjective", "name_alternate"],
  },
  { says: "reason.onlyOne", ids: ["only"] },
  { says: "reason.textSays", ids: ["contained", "contained_loosely", "listed"] },
  { says: "reason.textSays", by: "rule", ids: ["said"] },
  { says: "reason.textKind", ids: ["cue"] },
  { says: "reason.acts", ids: ["acts"] },
  { says: "reason.dateline", ids: ["dateline"] },
  { says: "reason.near", ids: ["near", "nearest", "near_sentence", "pair"] },
  {
    says: "reason.sameRegion",
    ids: ["country_share", "admin1_share", "admin2_share", "support", "support_country", "holds"],
  },
  { says: "reason.regionNamed", ids: ["country_named", "admin1_named", "admin2_named"] },
  { says: "reason.home", ids: ["home", "home_region", "home_district", "variety", "variety_local", "phoned"] },
  { says: "reason.hint", ids: ["hint_country", "hint_region", "hint_near"] },
  { says: "reason.distance", by: "constraint", ids: ["stated_distance", "measured"] },
  // What sort of place it is, its card says; the rest is of the model's making.
  {
    says: "",
    ids: ["country", "continent", "region", "admin1", "admin2", "admin_other", "capital", "seat", "town", "hamlet"],
  },
  { says: "", ids: ["water", "land", "airport", "site", "fame_local", "rank", "combinations", "fit"] },
];
const keyOf = (decider: Decider, id: string): string => `${decider}:${id}`;
const sayingOf = new Map(
  sayings.flatMap((one) => one.ids.map((id): [string, Saying] => [keyOf(one.by ?? "ranker", id), one])),
);

/** reasonText says a reason in the words of a reader, "" for one that tells nothing. */
export function reasonText({ decider, id, label, value }: Reason): string {
  if (decider === "correction") return capital(say("reason.corrected"));
  const saying = sayingOf.get(keyOf(decider, id));
  if (!saying) return capital(label);
  return saying.says && value >= (saying.least ?? Number.NEGATIVE_INFINITY) ? capital(say(saying.says)) : "";
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

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

// Why the server decided as it did.

export type Decider = "recogniser" | "filter" | "ranker" | "rule" | "constraint" | "correction" | "claim";

/** Reason is one thing that spoke for what was decided, or, with a negative weight, against it. */
export interface Reason {
  decider: Decider;
  id: string;
  label: string;
  value: number; // how much of it there is, mostly from 0 to 1
  counts: number | null; // how much it counted; null for a rule, which holds or does not
}

/** Candidate is a place that a mention may mean. */
export interface Candidate {
  id: string;
  name: string;
  label: string; // name, region, country
  featureClass: string;
  featureCode: string;
  probability: number;
  reasons: Reason[];
}

/** Explanation is what decided about one mention. Offsets are UTF-16 code units. */
export interface Explanation {
  start: number;
  end: number;
  reasons: Reason[];
  candidates: Candidate[]; // likelier first
}

/** Explanations are those of an article's mentions, and the reasons of its claims, in their order. */
export interface Explanations {
  mentions: Explanation[];
  claims: Reason[][];
}

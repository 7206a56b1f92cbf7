// A reading is an article with what was found in it. Offsets are UTF-16 code
// units, so that they index the text as it is.
import type { Claim } from "./claim";
import type { Place } from "./place";

export interface Article {
  title: string; // given with the text, "" for none
  text: string;
}

/** MentionKind is how words refer to their place. */
export type MentionKind = "literal" | "associative" | "demonym" | "language" | "embedded" | "facility" | "organisation";

export interface Mention {
  start: number;
  end: number;
  kind: MentionKind;
  place: string; // id; "" where the gazetteer has no place for the words
  confidence: number; // from 0 to 1
}

/** sure is how certain the server must be of what is not marked as doubtful. */
export const sure = 0.5;

/** isUnsure tells the mentions whose place is more likely wrong than right. */
export const isUnsure = ({ confidence, place }: Pick<Mention, "confidence" | "place">): boolean =>
  place !== "" && confidence < sure;

export interface Reading {
  article: Article;
  headline: string; // the first line of the text, where it reads as one
  places: Place[];
  mentions: Mention[]; // ascending by start; those without a place are among them
  claims: Claim[];
  attribution: string;
  language: string; // that the text was read in, "" where it is not told
  written: string; // that it seems to be in, where that is another
}

/** titleOf is what an article is called: the title that it came with, or its headline. */
export const titleOf = ({ article, headline }: Pick<Reading, "article" | "headline">): string =>
  article.title || headline;

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
}

export interface Reading {
  article: Article;
  headline: string; // the first line of the text, where it reads as one
  places: Place[];
  mentions: Mention[]; // ascending by start; those without a place are among them
  claims: Claim[];
  attribution: string;
}

/** titleOf is what an article is called: the title that it came with, or its headline. */
export const titleOf = ({ article, headline }: Pick<Reading, "article" | "headline">): string =>
  article.title || headline;

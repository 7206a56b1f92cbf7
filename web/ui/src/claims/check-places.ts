import { distance, parse } from "../api/client";
import { decodeReading } from "../api/decode";
import { lengthRange, lengthText, unitOf } from "../format/length";
import { measuredBy } from "../model/place";
import { say } from "../words/say";
import { reasonOf } from "../format/claim";
import type { Claim, ClaimEnd, Outcome } from "../model/claim";
import type { Correction } from "../model/correction";
import type { Mention, Reading } from "../model/reading";
import { fixesOf } from "../state/fixes";
import type { State } from "../state/state";

/**
 * Said is what can be said of a claim between two other places; without a verdict where the text does
 * not name them.
 */
export interface Said {
  outcome: Outcome | null;
  text: string;
}

/**
 * checkPlaces asks the server whether a claim would hold if its ends meant
 * other places: the article is read again with these corrections. An end that
 * has no words of its own in the text cannot be corrected; then the answer is
 * the distance alone, and the page does not judge it.
 */
export async function checkPlaces(state: State, claim: Claim, from: string, to: string): Promise<Said> {
  const { reading } = state;
  const corrections = reading && correctionsFor(reading, claim, from, to);
  if (reading && corrections) {
    const { article } = reading;
    const again = decodeReading(article, await parse(article, fixesOf(state, corrections), state.focus));
    const same = again.claims.find(({ start, end }) => start === claim.start && end === claim.end);
    if (same && joins(same, from, to))
      return { outcome: same.outcome, text: `${say(`verdict.${same.outcome}`)}: ${reasonOf(same)}` };
  }
  const known = (id: string) => reading?.places.find((place) => place.id === id);
  const by = (id: string) => measuredBy(known(id) ?? { id, point: [0, 0] });
  const { metres } = await distance(by(from), by(to));
  const unit = unitOf(claim.unit);
  const [low, high] = claim.allowedKm ?? [0, Number.POSITIVE_INFINITY];
  const allowed = lengthRange(low * 1000, high * 1000, unit);
  return { outcome: null, text: say("claim.pointToPoint", { length: lengthText(metres, unit), allowed }) };
}

/** correctionsFor make the words of both ends mean two places; null where an end that changes has no words. */
function correctionsFor(reading: Reading, claim: Claim, from: string, to: string): Correction[] | null {
  const ends: [ClaimEnd | null, string][] = [
    [claim.from, from],
    [claim.to, to],
  ];
  const changed = ends.filter(([end, place]) => end?.id !== place);
  const corrections = changed.flatMap(([end, place]) => {
    const mention = end && mentionOf(reading, claim, end);
    return mention ? [{ spans: [{ start: mention.start, end: mention.end }], place, name: "" }] : [];
  });
  return corrections.length === changed.length ? corrections : null;
}

/** mentionOf is the mention of an end, the nearest to the claim of those with its words. */
export function mentionOf(
  { article, mentions }: Pick<Reading, "article" | "mentions">,
  { start }: Pick<Claim, "start">,
  { id, text }: Pick<ClaimEnd, "id" | "text">,
): Mention | null {
  const own = mentions.filter(
    (mention) => mention.place === id && text !== "" && article.text.slice(mention.start, mention.end) === text,
  );
  const far = (mention: Mention) => Math.abs(mention.start - start);
  return own.sort((a, b) => far(a) - far(b))[0] ?? null;
}

function joins({ from, to }: Claim, a: string, b: string): boolean {
  return from?.id === a && to?.id === b;
}

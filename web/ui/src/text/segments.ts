import type { Claim } from "../model/claim";
import type { Mention } from "../model/reading";

/** Segment is a stretch of text that is all of one mention, of one claim, of both, or of neither. */
export interface Segment {
  text: string;
  mention: Mention | null;
  claim: number | null; // index into the claims
}

export interface Paragraph {
  start: number; // UTF-16 offset in the article
  segments: Segment[];
}

/** paragraphs cuts a text at its line breaks, mentions and claims; blank lines make no paragraph. */
export function paragraphs(text: string, mentions: Mention[], claims: Pick<Claim, "start" | "end">[]): Paragraph[] {
  const result: Paragraph[] = [];
  let next = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (!line[0].trim()) continue;
    const [start, end] = [line.index, line.index + line[0].length];
    while (next < mentions.length && (mentions[next] as Mention).end <= start) next++;
    let last = next;
    while (last < mentions.length && (mentions[last] as Mention).start < end) last++;
    result.push({ start, segments: segments(text, start, end, mentions.slice(next, last), claims) });
  }
  return result;
}

function segments(
  text: string,
  start: number,
  end: number,
  mentions: Mention[],
  claims: Pick<Claim, "start" | "end">[],
): Segment[] {
  const here = claims
    .map((claim, index) => ({ ...claim, index }))
    .filter((claim) => claim.start < end && start < claim.end);
  const cuts = new Set([start, end]);
  for (const span of [...mentions, ...here]) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const at = [...cuts].sort((a, b) => a - b);
  let next = 0;
  return at.slice(1).map((to, i) => {
    const from = at[i] as number;
    while (next < mentions.length && (mentions[next] as Mention).end <= from) next++;
    const mention = mentions[next];
    return {
      text: text.slice(from, to),
      mention: mention && mention.start <= from ? mention : null,
      claim: here.find((claim) => claim.start <= from && to <= claim.end)?.index ?? null,
    };
  });
}

/** direction is in which way most letters of a text are written. */
export function direction(text: string): "ltr" | "rtl" {
  const rightward = text.match(/[A-Za-z\u00c0-\u024f\u0370-\u052f\u3040-\u9fff]/g)?.length ?? 0;
  const leftward = text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g)?.length ?? 0;
  return leftward > rightward ? "rtl" : "ltr";
}

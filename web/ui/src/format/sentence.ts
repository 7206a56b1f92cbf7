const maxQuote = 320; // characters; a longer sentence is cut around what it is quoted for

/** Quote is a sentence in three parts, the middle one of which it is quoted for. */
export interface Quote {
  before: string;
  words: string;
  after: string;
}

/** sentenceAround quotes the sentence of a text that holds a span; a very long one is cut at words. */
export function sentenceAround(text: string, start: number, end: number): Quote {
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const own = sentences(line).find((s) => s.start <= start - lineStart && end - lineStart <= s.end);
  const from = lineStart + (own?.start ?? 0);
  const to = lineStart + (own?.end ?? line.length);
  const room = Math.max(0, (maxQuote - (end - start)) / 2);
  return {
    before: cutLeft(text.slice(from, start).trimStart(), room),
    words: text.slice(start, end),
    after: cutRight(text.slice(end, to).trimEnd(), room),
  };
}

/** sentences are the spans of a line's sentences; the whole line where the browser cannot tell them apart. */
function sentences(line: string): { start: number; end: number }[] {
  if (!("Segmenter" in Intl)) return [{ start: 0, end: line.length }];
  const found = [...new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(line)];
  return found.map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

function cutLeft(words: string, room: number): string {
  return words.length <= room ? words : `… ${words.slice(-room).replace(/^\S*\s+/, "")}`;
}

function cutRight(words: string, room: number): string {
  return words.length <= room ? words : `${words.slice(0, room).replace(/\s+\S*$/, "")} …`;
}

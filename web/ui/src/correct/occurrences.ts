/** occurrences are the spans where words stand in a text as words of their own, in UTF-16 code units. */
export function occurrences(text: string, words: string): { start: number; end: number }[] {
  const wanted = words.trim();
  const spans: { start: number; end: number }[] = [];
  if (!wanted) return spans;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    if (!letterBefore.test(text.slice(Math.max(0, at - 2), at)) && !letterAfter.test(text.slice(end, end + 2)))
      spans.push({ start: at, end });
  }
  return spans;
}

const letterBefore = /[\p{L}\p{N}]$/u;
const letterAfter = /^[\p{L}\p{N}]/u;

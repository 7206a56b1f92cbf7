/**
 * unitOffsets returns a function from an offset in Unicode code points, which
 * is what the server counts, to one in UTF-16 code units, which is what a
 * JavaScript string counts. Offsets past the end give the length of the text.
 */
export function unitOffsets(text: string): (codePoint: number) => number {
  const astral: number[] = []; // code-point offset of each character of two units
  let codePoint = 0;
  for (let unit = 0; unit < text.length; unit++, codePoint++) {
    const code = text.charCodeAt(unit);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(unit + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      astral.push(codePoint);
      unit++;
    }
  }
  return (offset) => Math.min(offset + before(astral, offset), text.length);
}

/** codePointOffset is the inverse for one offset: code points before a UTF-16 offset. */
export function codePointOffset(text: string, unit: number): number {
  let codePoints = 0;
  for (const character of text.slice(0, unit)) codePoints += character ? 1 : 0;
  return codePoints;
}

/** before counts the entries of an ascending list that are smaller than limit. */
function before(ascending: number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

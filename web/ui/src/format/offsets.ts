/**
 * unitOffsets returns a function from an offset in Unicode code points, which
 * is what the server counts, to one in UTF-16 code units, which is what a
 * JavaScript string counts. Offsets past the end give the length of the text.
 */
export function unitOffsets(text: string): (codePoint: number) => number {
  const astral = astralUnits(text).map((unit, i) => unit - i); // their offsets in code points
  return (offset) => Math.min(offset + before(astral, offset), text.length);
}

/** codePointOffsets is the inverse: from an offset in UTF-16 code units to one in code points. */
export function codePointOffsets(text: string): (unit: number) => number {
  const astral = astralUnits(text);
  return (unit) => unit - before(astral, unit);
}

/** astralUnits are the offsets of the characters of two code units, in code units. */
function astralUnits(text: string): number[] {
  const units: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) units.push(index);
  return units;
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

const leftward = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/; // letters of Hebrew, Arabic and their kin

/**
 * isolated keeps words that run from right to left apart from the sentence around them, which runs the other way:
 * without it, its marks and numbers are drawn on the wrong side of theirs.
 */
export const isolated = (words: string): string => (leftward.test(words) ? `\u2068${words}\u2069` : words);

/** quotesIsolated does so for what a sentence quotes. */
export const quotesIsolated = (sentence: string): string =>
  sentence.replace(/“([^”]*)”/g, (_, words: string) => `“${isolated(words)}”`);

const least = 60; // letters, below which a guess is worth nothing
const near = 0.9; // of the best guess's score: one that comes so near is as good

// Words that stand all over English texts, and in no other language as often.
const english = new Set(
  "the and of to that was for with by from it had has were his her their this which after who would they he she".split(
    " ",
  ),
);
const often = 0.12; // of the words of a text

/** readsEnglish tells, without a look at other languages, that a text is in English. */
function readsEnglish(sample: string): boolean {
  const words = sample.match(/\p{L}+/gu) ?? [];
  return words.filter((word) => english.has(word)).length >= often * words.length;
}

/**
 * languageOf guesses in which language a text is written: a tag such as "es", or "" where it cannot tell, or
 * where the text may as well be in the language that is expected. Names say little about it, so words with
 * capitals are left out.
 */
export async function languageOf(text: string, expected = ""): Promise<string> {
  const sample = text.slice(0, 6000).replace(/\p{Lu}[\p{L}\p{M}’'-]*/gu, "");
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < least) return "";
  if (expected === "en" && readsEnglish(sample)) return expected; // what guesses is large, and is not loaded
  const { francAll } = await import("franc-min");
  const guesses = francAll(sample).map(([code, score]) => ({
    tag: code === "und" ? "" : new Intl.Locale(code).language,
    score,
  }));
  const own = guesses.find(({ tag }) => tag === expected);
  if (own && own.score >= near) return expected;
  return guesses[0]?.tag ?? "";
}

const least = 60; // letters, below which a guess is worth nothing
const near = 0.9; // of the best guess's score: one that comes so near is as good

/**
 * languageOf guesses in which language a text is written: a tag such as "es", or "" where it cannot tell, or
 * where the text may as well be in the language that is expected. Names say little about it, so words with
 * capitals are left out.
 */
export async function languageOf(text: string, expected = ""): Promise<string> {
  const sample = text.slice(0, 6000).replace(/\p{Lu}[\p{L}\p{M}’'-]*/gu, "");
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < least) return "";
  const { francAll } = await import("franc-min");
  const guesses = francAll(sample).map(([code, score]) => ({
    tag: code === "und" ? "" : new Intl.Locale(code).language,
    score,
  }));
  const own = guesses.find(({ tag }) => tag === expected);
  if (own && own.score >= near) return expected;
  return guesses[0]?.tag ?? "";
}

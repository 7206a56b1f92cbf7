const least = 60; // letters, below which a guess is worth nothing

/** languageOf guesses in which language a text is written: a tag such as "es", or "" where it cannot tell. */
export async function languageOf(text: string): Promise<string> {
  const sample = text.slice(0, 4000);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < least) return "";
  const { franc } = await import("franc-min");
  const code = franc(sample);
  return code === "und" ? "" : new Intl.Locale(code).language;
}

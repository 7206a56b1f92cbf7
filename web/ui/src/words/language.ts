// In which language the page speaks.

/** Language is one of those that the page has a catalogue of words in. */
export type Language = "en" | "de" | "fr" | "es" | "tr" | "uk" | "ru";

/** languages are all of them, with their own names, in the order in which the page offers them. */
export const languages: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  tr: "Türkçe",
  uk: "Українська",
  ru: "Русский",
};

const key = "dateline.language";

const isLanguage = (tag: string | null | undefined): tag is Language => Boolean(tag && Object.hasOwn(languages, tag));

/** chosenLanguage is the language kept in this browser, else the first that the reader prefers and the page has, else English. */
export function chosenLanguage(preferred: readonly string[] = globalThis.navigator?.languages ?? []): Language {
  try {
    const kept = localStorage.getItem(key);
    if (isLanguage(kept)) return kept;
  } catch {
    // Storage is off in this browser or frame.
  }
  return preferred.map((tag) => tag.toLowerCase().split("-")[0]).find(isLanguage) ?? "en";
}

/**
 * varietyOf is a language as a reader prefers it, "de-AT" for German in Austria; the language itself where they prefer
 * none of it.
 */
export function varietyOf(
  language: Language,
  preferred: readonly string[] = globalThis.navigator?.languages ?? [],
): string {
  return preferred.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}

/** keepLanguage lets the page speak a language from its next opening on. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is off: the browser's own preference holds.
  }
}

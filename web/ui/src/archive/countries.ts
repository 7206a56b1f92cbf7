import { locale } from "../words/say";

const names = new Intl.DisplayNames(locale, { type: "region" });
const tongues = new Intl.DisplayNames(locale, { type: "language" });

/** countryName is the name of a country by its code, in the language of the page. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // not a code that anybody knows
  }
}

/** languageName is the name of a language by its code, in the language of the page. */
export function languageName(code: string): string {
  try {
    return tongues.of(code) ?? code;
  } catch {
    return code;
  }
}

// What the page says, in the language of its reader. Messages are templates:
// "{name}" stands for a value; a message that counts has one form for each
// plural of its language, chosen by the value n.
import { en, type Key } from "./en";
import type { Message } from "./message";
import { isolated } from "./isolate";
import { chosenLanguage, type Language } from "./language";

export type { Key } from "./en";

/** Catalogue has every message of the page. */
export type Catalogue = Record<Key, Message>;

/** load gets a catalogue; English is always there. */
export async function load(language: Language): Promise<Catalogue> {
  switch (language) {
    case "de":
      return (await import("./de")).de;
    case "fr":
      return (await import("./fr")).fr;
    case "es":
      return (await import("./es")).es;
    case "tr":
      return (await import("./tr")).tr;
    case "uk":
      return (await import("./uk")).uk;
    case "ru":
      return (await import("./ru")).ru;
    default:
      return en;
  }
}

/** language is that of the page, which stays the same until it is loaded again. */
export const language: Language = chosenLanguage();

/** locale is the language as Intl takes it; dates and lists in English are those of Britain. */
export const locale: string = language === "en" ? "en-GB" : language;

/**
 * named asks the server for the names of places in the language of the page: parameters of an address. In English
 * there are none, for English is what the server speaks.
 */
export const named: { lang?: Language } = language === "en" ? {} : { lang: language };

const catalogue = await load(language).catch(() => en); // rather English than no page

const plurals = new Intl.PluralRules(locale);
const whole = new Intl.NumberFormat(locale);

type Values = Record<string, string | number>;

/** say is a message with its values. */
export function say(key: Key, values: Values = {}): string {
  return fill(template(key, values["n"]), values).join("");
}

/** sayAround is a message in pieces, with values of any kind among them, such as elements of the page. */
export function sayAround<T>(key: Key, values: Record<string, T | string | number>): (T | string)[] {
  return fill(template(key, values["n"]), values).map((part) => (typeof part === "number" ? whole.format(part) : part));
}

function template(key: Key, n: unknown): string {
  const message = catalogue[key];
  if (typeof message === "string") return message;
  const count = typeof n === "number" ? n : 0;
  return (count === 0 && message.zero) || (message[plurals.select(count)] ?? message.other);
}

function fill<T>(text: string, values: Record<string, T | string | number>): (T | string)[] {
  return text.split(/\{(\w+)\}/).flatMap((part, i) => {
    if (i % 2 === 0) return part ? [part] : [];
    const value = values[part];
    if (typeof value === "string") return [isolated(value)];
    return [typeof value === "number" ? whole.format(value) : (value ?? "")];
  });
}

const joined = {
  and: new Intl.ListFormat(locale, { type: "conjunction" }),
  or: new Intl.ListFormat(locale, { type: "disjunction" }),
};

/** list joins names as prose does: "A, B and C". */
export const list = (names: string[], last: "and" | "or" = "and"): string => joined[last].format(names);

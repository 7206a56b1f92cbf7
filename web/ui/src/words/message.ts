/** Message is a template, or one for each plural of its language; zero, where it is there, is for none at all. */
export type Message = string | ({ other: string } & Partial<Record<"zero" | Intl.LDMLPluralRule, string>>);

/** Like is the words of a topic in another language: the same keys, none left out. */
export type Like<English> = Record<keyof English, Message>;

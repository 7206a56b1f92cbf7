import { useMemo } from "preact/hooks";
import type { Reading } from "../model/reading";
import { useSelect, useStore } from "../state/store";
import { locale, say } from "../words/say";

/** LanguageChoice says in which language a text was read, and lets the reader choose another, where there are several. */
export function LanguageChoice({ reading }: { reading: Pick<Reading, "language"> }) {
  const store = useStore();
  const focus = useSelect((state) => state.focus);
  const saved = useSelect((state) => state.saved);
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: "language" }), []);
  const tags = useMemo(() => languagesRead(document), []);
  if (tags.length < 2 || saved?.isOld) return null;
  const name = (tag: string) => names.of(tag) ?? tag;
  const told = say("language.told");
  return (
    <label class="quiet language-choice">
      <span class="language-label">{say("language.ofText")} </span>
      <select
        value={focus.language}
        onChange={(event) => store.send({ type: "focus", focus: { ...focus, language: event.currentTarget.value } })}
      >
        <option value="">{focus.language ? told : `${name(reading.language)} (${told})`}</option>
        {[...tags]
          .sort((a, b) => name(a).localeCompare(name(b), locale))
          .map((tag) => (
            <option key={tag} value={tag}>
              {name(tag)}
            </option>
          ))}
      </select>
    </label>
  );
}

/** languagesRead are the tags of the languages that the server reads, as it names them in the page. */
export const languagesRead = (page: Document): string[] =>
  (page.querySelector<HTMLMetaElement>('meta[name="dateline-languages"]')?.content ?? "").split(" ").filter(Boolean);

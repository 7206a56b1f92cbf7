import type { Reading } from "../model/reading";
import { locale, say } from "../words/say";

/** LanguageNotice says when a text is in another language than the one that it was read in. */
export function LanguageNotice({ reading: { language, written } }: { reading: Pick<Reading, "language" | "written"> }) {
  if (!written) return null;
  const name = (tag: string) => new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  return (
    <p class="hint" role="status">
      {say("language.notice", { written: name(written), read: name(language) })}
    </p>
  );
}

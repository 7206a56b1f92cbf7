import { useEffect, useState } from "preact/hooks";
import { languageOf } from "../browser/language-of";
import type { Reading } from "../model/reading";
import { locale, say } from "../words/say";

/** LanguageNotice says when a text is in another language than the one that it was read in. */
export function LanguageNotice({ reading }: { reading: Reading }) {
  const { article, language } = reading;
  const [written, setWritten] = useState("");
  useEffect(() => {
    let isCurrent = true;
    setWritten("");
    languageOf(article.text, language && new Intl.Locale(language).language).then(
      (found) => isCurrent && setWritten(found),
      () => {}, // the server is gone: the text is read as it is
    );
    return () => {
      isCurrent = false;
    };
  }, [article.text, language]);
  if (!written || !language || written === new Intl.Locale(language).language) return null;
  const name = (tag: string) => new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  return (
    <p class="hint" role="status">
      {say("language.notice", { written: name(written), read: name(language) })}
    </p>
  );
}

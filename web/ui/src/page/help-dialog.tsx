import { at } from "../browser/root";
import { Dialog } from "../controls/dialog";
import { keepLanguage, type Language, languages } from "../words/language";
import { type Key, language, say } from "../words/say";

const parts: [Key, Key][] = [
  ["help.names", "help.names.says"],
  ["help.claims", "help.claims.says"],
  ["help.correct", "help.correct.says"],
  ["help.keep", "help.keep.says"],
];

const keys: [string, Key][] = [
  ["← → ↑ ↓", "help.key.arrows"],
  ["Enter", "help.key.enter"],
  ["Esc", "help.key.escape"],
  ["Ctrl+Z", "help.key.undo"],
  ["Ctrl+Shift+Z", "help.key.redo"],
  ["+ −", "help.key.zoom"],
  ["?", "help.key.help"],
];

/** HelpDialog says what the page is, how it is used by keyboard, and in which language. */
export function HelpDialog() {
  const speak = (chosen: Language) => {
    keepLanguage(chosen);
    location.reload();
  };
  return (
    <Dialog title={say("help")}>
      {parts.map(([head, text]) => (
        <section key={head}>
          <h3>{say(head)}</h3>
          <p>{say(text)}</p>
        </section>
      ))}
      <h3>{say("help.keys")}</h3>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <h3 id="language">{say("help.language")}</h3>
      <select
        aria-labelledby="language"
        value={language}
        onChange={(event) => speak(event.currentTarget.value as Language)}
      >
        {(Object.entries(languages) as [Language, string][]).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      <p class="quiet links">
        <a href={at("/docs")}>{say("help.docs")}</a>
      </p>
    </Dialog>
  );
}

import { useState } from "preact/hooks";
import { say } from "../words/say";

/** Copy shows a text with a button that copies it; a long one in several rows. */
export function Copy({ label, text, rows = 1 }: { label: string; text: string; rows?: number }) {
  const [done, setDone] = useState<"copied" | "copied.not" | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone("copied"),
      () => setDone("copied.not"),
    );
  };
  const shared = {
    readOnly: true,
    value: text,
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => event.currentTarget.select(),
  };
  return (
    <div class="copy">
      <label>
        {label}
        {rows > 1 ? <textarea rows={rows} spellcheck={false} {...shared} /> : <input type="text" {...shared} />}
      </label>
      <button type="button" aria-label={say("copy.of", { label })} onClick={copy}>
        {say(done === "copied" ? "copied" : "copy")}
      </button>
      <span role="status" class={done === "copied.not" ? "quiet" : "visually-hidden"}>
        {done && say(done)}
      </span>
    </div>
  );
}

import { useState } from "preact/hooks";
import { Dialog } from "../page/dialog";

/** ShareDialog gives the address of what is on the screen. */
export function ShareDialog() {
  return (
    <Dialog title="Share">
      <Copy label="Link to this view" text={location.href} />
    </Dialog>
  );
}

/** Copy shows a text with a button that copies it. */
export function Copy({ label, text }: { label: string; text: string }) {
  const [done, setDone] = useState("");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone("Copied."),
      () => setDone("This browser does not let pages copy. Select the text and copy it."),
    );
  };
  return (
    <div class="copy">
      <label>
        {label}
        <input type="text" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" onClick={copy}>
        Copy
      </button>
      <span role="status" class="quiet">
        {done}
      </span>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../state/store";
import { say } from "../words/say";

/** Dialog is a modal window of the page of an article. */
export function Dialog({ title, children }: { title: string; children: ComponentChildren }) {
  const store = useStore();
  return (
    <DialogBox title={title} onClose={() => store.send({ type: "dialog", dialog: null })}>
      {children}
    </DialogBox>
  );
}

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** DialogBox is a modal window: the focus stays in it, and goes back to where it came from. */
export function DialogBox({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const written = useRef(new Set<HTMLInputElement | HTMLTextAreaElement>()); // fields that the reader wrote in
  const [isAsking, setAsking] = useState(false);
  const leave = () => {
    const isLost = [...written.current].some((field) => field.isConnected && field.value.trim() !== "");
    if (isLost && !isAsking) setAsking(true);
    else onClose();
  };
  useLayoutEffect(() => {
    const dialog = box.current;
    const from = document.activeElement;
    dialog?.showModal();
    if (!dialog?.querySelector("[autofocus]")) heading.current?.focus();
    return () => {
      dialog?.close();
      if (from instanceof HTMLElement) from.focus(); // the browser does so only while the dialog is in the page
    };
  }, []);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus(); // what had it has just gone
  });
  return (
    <dialog
      ref={box}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onPointerDown={(event) => event.target === box.current && leave()}
      onInput={({ target }) => isWriting(target) && written.current.add(target)}
    >
      <div class="dialog-box">
        <header role="presentation">
          <h2 id="dialog-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="icon" aria-label={say("close")} onClick={leave}>
            ×
          </button>
        </header>
        {isAsking && (
          <p class="hint unkept" role="alert">
            {say("dialog.unkept")}{" "}
            <button type="button" class="small" onClick={onClose}>
              {say("close")}
            </button>{" "}
            <button type="button" class="small" onClick={() => setAsking(false)}>
              {say("cancel")}
            </button>
          </p>
        )}
        {children}
      </div>
    </dialog>
  );
}

/** isWriting reports whether an element is a field of a form: what is written there is lost when its window closes. */
function isWriting(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLElement && target.matches("form :is(textarea, input:is([type=text], [type=url]))");
}

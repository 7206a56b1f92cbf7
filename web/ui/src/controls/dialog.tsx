import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
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
        onClose();
      }}
      onPointerDown={(event) => event.target === box.current && onClose()}
    >
      <div class="dialog-box">
        <header role="presentation">
          <h2 id="dialog-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="icon" aria-label={say("close")} onClick={onClose}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

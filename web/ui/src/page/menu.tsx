import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

/** Menu is a list of buttons that opens below its name and closes when one is chosen or left. */
export function Menu({ name, label, children }: { name: string; label?: string; children: ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.stopPropagation();
    close();
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={menu} onKeyDown={onKey} onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}>
      <summary {...(label ? { "aria-label": label } : {})}>{name}</summary>
      <ul onClick={close}>{children}</ul>
    </details>
  );
}

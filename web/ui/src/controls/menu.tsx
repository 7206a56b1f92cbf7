import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

/** Menu is a list of buttons that opens below its name and closes when one is chosen or left. */
export function Menu({
  name,
  label,
  children,
}: {
  name: ComponentChildren;
  label?: string;
  children: ComponentChildren;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const back = () => {
    menu.current?.querySelector("summary")?.focus();
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.stopPropagation();
    back();
  };
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={onKey}
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}
    >
      <summary {...(label ? { "aria-label": label } : {})}>{name}</summary>
      <ul onClickCapture={back}>{children}</ul>
    </details>
  );
}

import { type RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Keys that move within a list, and by how much. */
const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * useRoving makes a long list one stop of the Tab key: the arrows move within it, Home and End to its ends.
 * Items are given tabIndex -1; the one that was reached last gets 0.
 */
export function useRoving(
  box: RefObject<HTMLElement | null>,
  selector: string,
  step: Partial<typeof steps> = steps,
): void {
  useEffect(() => {
    if (box.current) settle(box.current, selector);
  });
  useEffect(() => {
    const list = box.current;
    if (!list) return;
    return rove(list, selector, step);
  }, [box.current]);
}

/** rove lets the arrows move among the items of a list that is there, until what it returns is called. */
export function rove(list: HTMLElement, selector: string, step: Partial<typeof steps> = steps): () => void {
  const items = () =>
    [...list.querySelectorAll<HTMLElement>(selector)].filter((item) => item.getClientRects().length > 0);
  const onFocus = (event: Event) => {
    const item = (event.target as Element).closest<HTMLElement>(selector);
    if (item) makeStop(list, selector, item);
  };
  const onKey = (event: KeyboardEvent) => {
    const at = (event.target as Element).closest<HTMLElement>(selector);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const by = step[event.key];
    const next =
      event.key === "Home"
        ? all[0]
        : event.key === "End"
          ? all.at(-1)
          : by === undefined
            ? undefined
            : all[all.indexOf(at) + by];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  list.addEventListener("focusin", onFocus);
  list.addEventListener("keydown", onKey);
  return () => {
    list.removeEventListener("focusin", onFocus);
    list.removeEventListener("keydown", onKey);
  };
}

/** settle sees to it that one item of a list is a stop of the Tab key. */
export function settle(list: HTMLElement, selector: string): void {
  const isSeen = (item: HTMLElement) => item.getClientRects().length > 0; // costs a layout: few are asked
  if ([...list.querySelectorAll<HTMLElement>(`:is(${selector})[tabindex="0"]`)].some(isSeen)) return;
  const all = list.querySelectorAll<HTMLElement>(selector);
  const stop = [...all].find(isSeen) ?? all[0];
  if (stop) makeStop(list, selector, stop);
}

function makeStop(list: HTMLElement, selector: string, item: HTMLElement): void {
  for (const other of list.querySelectorAll<HTMLElement>(`:is(${selector})[tabindex="0"]`)) other.tabIndex = -1;
  item.tabIndex = 0;
}

import { useEffect, useRef } from "preact/hooks";

/** The parts of the page, each with where its focus goes when what had it is gone. */
const parts = [
  { part: "#text", selected: ".mention.is-selected", self: "#text" },
  { part: "#map", selected: ".place-marker.is-selected", self: ".leaflet-container" },
  { part: "#panel", selected: "tr.is-selected th button", self: "#panel" },
];

/**
 * useKeptFocus keeps the focus in its part of the page when a change takes away
 * what had it: a row that was corrected into another, a marker of no place.
 */
export function useKeptFocus(changed: unknown): void {
  const last = useRef<(typeof parts)[number] | undefined>(undefined);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      const at = event.target as Element;
      if (!at.closest("dialog")) last.current = parts.find(({ part }) => at.closest(part));
    };
    addEventListener("focusin", note);
    return () => removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    if (document.activeElement !== document.body || !last.current) return;
    const { part, selected, self } = last.current;
    const next =
      document.querySelector<HTMLElement>(`${part} ${selected}`) ?? document.querySelector<HTMLElement>(self);
    next?.focus({ preventScroll: true });
  }, [changed]);
}

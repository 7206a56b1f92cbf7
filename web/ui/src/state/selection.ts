import type { State } from "./state";

/** selectedIds are the places that a selection is about. */
export function selectedIds({ selection, reading }: Pick<State, "selection" | "reading">): string[] {
  if (selection?.kind === "place") return [selection.id];
  if (selection?.kind === "pair") return [selection.from, selection.to];
  if (selection?.kind === "claim") {
    const claim = reading?.claims[selection.index];
    return [claim?.from?.id ?? "", claim?.to?.id ?? ""].filter(Boolean);
  }
  return [];
}

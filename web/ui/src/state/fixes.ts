import type { Fix } from "../api/wire";
import { codePointOffsets } from "../format/offsets";
import { type Correction, settled } from "../model/correction";
import type { State } from "./state";

/** fixesOf are the corrections of a state, and further ones, as the server takes them. */
export function fixesOf(
  { reading, corrections, saved }: Pick<State, "reading" | "corrections" | "saved">,
  further: Correction[] = [],
): Fix[] {
  const codePoint = codePointOffsets(reading?.article.text ?? "");
  const own = settled([...corrections, ...further]).map(({ start, end, place }): Fix => ({
    start: codePoint(start),
    end: codePoint(end),
    place,
  }));
  return [...(saved?.fixes ?? []), ...own];
}

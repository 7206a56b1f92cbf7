import type { Reading } from "../model/reading";
import { count } from "./words";

/** summaryOf says what was found: "12 places", "1 claim", and "2 positions" where there are any. */
export function summaryOf({ places, claims }: Pick<Reading, "places" | "claims">): string[] {
  const positions = claims.filter((claim) => claim.kind === "position").length;
  const all = [count(places.length, "place"), count(claims.length - positions, "claim")];
  return positions ? [...all, count(positions, "position")] : all;
}

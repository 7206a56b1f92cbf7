import type { Reading } from "../model/reading";
import { say } from "../words/say";

/** summaryOf says what was found: "12 places", "1 claim", and "2 positions" where there are any. */
export function summaryOf({ places, claims }: Pick<Reading, "places" | "claims">): string[] {
  const positions = claims.filter((claim) => claim.kind === "position").length;
  const all = [say("count.places", { n: places.length })];
  if (claims.length > positions || !positions) all.push(say("count.claims", { n: claims.length - positions }));
  return positions ? [...all, say("count.positions", { n: positions })] : all;
}

import { downloadReviews } from "../api/download";
import type { Claim } from "../model/claim";
import { fixesOf } from "../state/fixes";
import { useStore } from "../state/store";

/** checked are the claims that could be checked, of which there are ClaimReview drafts. */
export function checked(claims: Claim[]): Claim[] {
  return claims.filter((claim) => claim.kind === "claim" && claim.outcome !== "unverifiable");
}

/** useReviews returns what hands the drafts of the article, as it is corrected, to the browser. */
export function useReviews(): () => void {
  const store = useStore();
  return () => {
    const state = store.get();
    const { reading, saved, corrections } = state;
    if (!reading) return;
    // Corrections of one's own map are kept with it.
    const kept = saved && (saved.editToken || !corrections.length) ? saved.id : null;
    downloadReviews(reading.article, fixesOf(state), state.focus, kept).catch((error: Error) =>
      store.send({ type: "notice", text: error.message }),
    );
  };
}

import type { Claim } from "../model/claim";
import type { Place } from "../model/place";
import type { Mention } from "../model/reading";

interface Row {
  css: string;
  sample: string;
  says: string;
  isUsed: (used: Used) => boolean;
}

interface Used {
  kinds: Set<string>;
  claims: Set<string>;
  hasSites: boolean;
  hasUnknown: boolean;
}

const kind =
  (...kinds: string[]) =>
  (used: Used) =>
    kinds.some((one) => used.kinds.has(one));

const rows: Row[] = [
  { css: "mention literal", sample: "Aa", says: "a place", isUsed: kind("literal", "embedded", "facility", "organisation") },
  { css: "mention within", sample: "Aa", says: "a site within a place", isUsed: ({ hasSites }) => hasSites },
  {
    css: "mention associative",
    sample: "Aa",
    says: "used for its government or as a modifier",
    isUsed: kind("associative"),
  },
  { css: "mention demonym", sample: "Aa", says: "adjective, people or language", isUsed: kind("demonym", "language") },
  { css: "mention unresolved", sample: "Aa", says: "not in the gazetteer", isUsed: ({ hasUnknown }) => hasUnknown },
  { css: "claim-mark", sample: "400 km", says: "a distance, checked", isUsed: ({ claims }) => claims.has("claim") },
  {
    css: "claim-mark position",
    sample: "12 km",
    says: "where something lies",
    isUsed: ({ claims }) => claims.has("position"),
  },
];

/** Legend explains the underlines that occur in this article, and no others. */
export function Legend({ mentions, places, claims }: { mentions: Mention[]; places: Place[]; claims: Claim[] }) {
  const sites = new Set(places.filter(({ within }) => within).map(({ id }) => id));
  const used: Used = {
    kinds: new Set(mentions.filter(({ place }) => place && !sites.has(place)).map((mention) => mention.kind)),
    claims: new Set(claims.map((claim) => claim.kind)),
    hasSites: sites.size > 0,
    hasUnknown: mentions.some(({ place }) => !place),
  };
  const shown = rows.filter((row) => row.isUsed(used));
  if (!shown.length) return null;
  return (
    <ul class="legend" aria-label="How the text is marked">
      {shown.map(({ css, sample, says }) => (
        <li key={css}>
          <span class={css} aria-hidden="true">
            {sample}
          </span>{" "}
          {says}
        </li>
      ))}
    </ul>
  );
}

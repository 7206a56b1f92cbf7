import { usePhone } from "../browser/use-phone";
import type { Claim } from "../model/claim";
import type { Place } from "../model/place";
import { isUnsure, type Mention } from "../model/reading";
import { type Key, say } from "../words/say";

interface Row {
  css: string;
  sample: string;
  says: Key;
  isUsed: (used: Used) => boolean;
}

interface Used {
  kinds: Set<string>;
  claims: Set<string>;
  hasSites: boolean;
  hasUnknown: boolean;
  hasUnsure: boolean;
}

const kind =
  (...kinds: string[]) =>
  (used: Used) =>
    kinds.some((one) => used.kinds.has(one));

const rows: Row[] = [
  {
    css: "mention literal",
    sample: "Aa",
    says: "legend.place",
    isUsed: kind("literal", "embedded", "facility", "organisation"),
  },
  { css: "mention literal is-unsure", sample: "Aa", says: "mark.unsure", isUsed: ({ hasUnsure }) => hasUnsure },
  { css: "mention within", sample: "Aa", says: "mark.within", isUsed: ({ hasSites }) => hasSites },
  { css: "mention associative", sample: "Aa", says: "kind.associative", isUsed: kind("associative") },
  { css: "mention demonym", sample: "Aa", says: "legend.demonym", isUsed: kind("demonym", "language") },
  { css: "mention unresolved", sample: "Aa", says: "legend.unresolved", isUsed: ({ hasUnknown }) => hasUnknown },
  { css: "claim-mark", sample: "400 km", says: "legend.claim", isUsed: ({ claims }) => claims.has("claim") },
  {
    css: "claim-mark position",
    sample: "12 km",
    says: "mark.position",
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
    hasUnsure: mentions.some((mention) => !sites.has(mention.place) && isUnsure(mention)),
  };
  const phone = usePhone(); // where the text comes first
  const shown = rows.filter((row) => row.isUsed(used));
  if (!shown.length) return null;
  const list = (
    <ul class="legend" aria-label={say("legend")}>
      {shown.map(({ css, sample, says }) => (
        <li key={css}>
          <span class={css} aria-hidden="true">
            {sample}
          </span>{" "}
          {say(says)}
        </li>
      ))}
    </ul>
  );
  if (!phone) return list;
  return (
    <details class="legend-box">
      <summary>{say("legend")}</summary>
      {list}
    </details>
  );
}

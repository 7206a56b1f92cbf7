import type { Mention } from "../model/reading";

const rows = [
  { kinds: ["literal", "embedded", "facility"], show: "literal", says: "a place" },
  { kinds: ["associative"], show: "associative", says: "what belongs to it or speaks for it" },
  { kinds: ["demonym", "language"], show: "demonym", says: "its people or language" },
];

/** Legend explains the underlines that occur in this article, and no others. */
export function Legend({ mentions, claims }: { mentions: Mention[]; claims: number }) {
  const used = new Set<string>(mentions.map((mention) => mention.kind));
  const shown = rows.filter((row) => row.kinds.some((kind) => used.has(kind)));
  if (!shown.length && !claims) return null;
  return (
    <ul class="legend" aria-label="How mentions are marked">
      {shown.map((row) => (
        <li key={row.show}>
          <span class={`mention ${row.show}`} aria-hidden="true">
            Aa
          </span>{" "}
          {row.says}
        </li>
      ))}
      {claims > 0 && (
        <li>
          <span class="claim-mark" aria-hidden="true">
            400 km
          </span>{" "}
          a distance, checked
        </li>
      )}
    </ul>
  );
}

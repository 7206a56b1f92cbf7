import { saveFile } from "../browser/save-file";
import type { Article } from "../model/reading";
import { ask, parseBody, query, type Said } from "./client";
import type { Fix, WireFormat, WireFormats } from "./wire";

/** Format is one that the server writes an article in. */
export interface Format {
  key: string; // of ?f=
  name: string;
  use: string;
  isPicture: boolean; // it shows what the map shows
}

/** formats are those in which the server writes the places of an article, the distances and the drafts of reviews. */
export async function formats(): Promise<Format[]> {
  const { formats } = (await (await ask("/v1/formats")).json()) as WireFormats;
  const isOffered = ({ name, file }: WireFormat) =>
    file.startsWith("places.") || name === reviewFormat || name === distanceFormat;
  return formats.filter(isOffered).map(({ name, title, purpose, media_type }) => ({
    key: name,
    name: title,
    use: purpose.replace(/^For /, "for ").replace(/\.$/, ""),
    isPicture: media_type.startsWith("image/") || media_type === "application/pdf",
  }));
}

export const reviewFormat = "claimreview";
export const distanceFormat = "distances.csv";

/** download asks for the corrected article in a format and hands the file to the browser. */
export async function download(article: Article, fixes: Fix[], said: Said, key: string): Promise<void> {
  const answer = await ask(`/v1/parse${query(said, { f: key })}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parseBody(article, fixes)),
  });
  await keep(answer, `places.${key}`);
}

/** Drawn is a picture of the server, with the characters that it has no font for. */
export interface Drawn {
  response: Response;
  picture(): Promise<{ blob: Blob; missing: string }>;
}

/** drawn asks for a picture of the corrected article. */
export async function drawn(
  article: Article,
  fixes: Fix[],
  said: Said,
  key: string,
  look: Record<string, string>,
): Promise<Drawn> {
  const response = await ask(`/v1/parse${query(said, { ...look, f: key })}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parseBody(article, fixes)),
  });
  return {
    response,
    picture: async () => ({
      blob: await response.blob(),
      missing: decodeURIComponent((response.headers.get("dateline-missing-characters") ?? "").replaceAll("+", " ")),
    }),
  };
}

/** downloadReviews asks for the drafts that fact checkers complete and sign; a saved map has them at hand. */
export async function downloadReviews(article: Article, fixes: Fix[], said: Said, saved: string | null): Promise<void> {
  if (!saved) await download(article, fixes, said, reviewFormat);
  else await keep(await ask(`/v1/maps/${encodeURIComponent(saved)}/claimreview.json`), "claimreview.json");
}

/** keep saves an answer under the name that the server gives it, or else under another. */
export async function keep(answer: Response, otherwise: string): Promise<void> {
  saveFile(await answer.blob(), fileName(answer.headers.get("content-disposition")) || otherwise);
}

/** fileName reads the name of a file in a Content-Disposition (RFC 6266), "" for none. */
export function fileName(disposition: string | null): string {
  const full = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? "")?.[1];
  if (full) {
    try {
      return decodeURIComponent(full);
    } catch {
      // The name in ASCII stands beside it.
    }
  }
  const plain = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? "");
  return plain?.[1]?.replace(/\\(.)/g, "$1") ?? plain?.[2] ?? "";
}

import { saveFile } from "../browser/save-file";
import type { Article } from "../model/reading";
import { ask, parseBody } from "./client";
import type { Fix } from "./wire";

/** Format is one that the server writes the places of an article in. */
export interface Format {
  key: string; // of ?f=
  name: string;
  use: string;
  picture?: true; // it shows what the map shows
}

export const formats: Format[] = [
  { key: "geojson", name: "GeoJSON", use: "web maps, QGIS, most programs; with the claims" },
  { key: "kml", name: "KML", use: "Google Earth, My Maps" },
  { key: "csv", name: "CSV", use: "spreadsheets" },
  { key: "gpx", name: "GPX", use: "GPS receivers, hiking maps" },
  { key: "gpkg", name: "GeoPackage", use: "QGIS, ArcGIS" },
  { key: "parquet", name: "GeoParquet", use: "DuckDB, GeoPandas" },
  { key: "geojsonseq", name: "GeoJSON sequence", use: "pipelines, one feature a line" },
  { key: "wkt", name: "WKT", use: "databases, to paste into a query" },
  { key: "png", name: "PNG", use: "this view as a picture, for pages and slides", picture: true },
  { key: "svg", name: "SVG", use: "this view as a drawing, for print and graphics", picture: true },
];

const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** download asks for the corrected places in a format and hands the file to the browser. */
export async function download(
  article: Article,
  fixes: Fix[],
  { key }: Format,
  more: Record<string, string> = {},
): Promise<void> {
  const query = new URLSearchParams({ f: key, ...more });
  await keep(await ask(`/v1/parse?${query}`, post(parseBody(article, fixes))), `places.${key}`);
}

/** downloadReviews asks for the drafts that fact checkers complete and sign; a saved map has them at hand. */
export async function downloadReviews(article: Article, fixes: Fix[], saved: string | null): Promise<void> {
  const answer = saved
    ? await ask(`/v1/maps/${encodeURIComponent(saved)}/claimreview.json`)
    : await ask("/v1/parse?f=claimreview", post(parseBody(article, fixes)));
  await keep(answer, "claimreview.json");
}

/** downloadDistances asks for the distances among places as a table, a row for each pair. */
export async function downloadDistances(places: string[]): Promise<void> {
  await keep(await ask("/v1/distances?f=csv", post({ places })), "distances.csv");
}

/** keep saves an answer under the name that the server gives it, or else under another. */
async function keep(answer: Response, otherwise: string): Promise<void> {
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

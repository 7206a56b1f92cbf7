import type { Article } from "../state/reading";
import { titleOf } from "../text/segments";
import { ask, parseBody } from "./client";
import type { Fix } from "./wire";

/** Format is one that the server writes the places of an article in. */
export interface Format {
  key: string; // of ?f=
  name: string;
  extension: string;
  use: string;
  picture?: true; // it shows what the map shows
}

export const formats: Format[] = [
  { key: "geojson", name: "GeoJSON", extension: "geojson", use: "web maps, QGIS, most programs; with the claims" },
  { key: "kml", name: "KML", extension: "kml", use: "Google Earth, My Maps" },
  { key: "csv", name: "CSV", extension: "csv", use: "spreadsheets" },
  { key: "gpx", name: "GPX", extension: "gpx", use: "GPS receivers, hiking maps" },
  { key: "gpkg", name: "GeoPackage", extension: "gpkg", use: "QGIS, ArcGIS" },
  { key: "parquet", name: "GeoParquet", extension: "parquet", use: "DuckDB, GeoPandas" },
  { key: "geojsonseq", name: "GeoJSON sequence", extension: "geojsonseq", use: "pipelines, one feature a line" },
  { key: "wkt", name: "WKT", extension: "wkt", use: "databases, to paste into a query" },
  { key: "png", name: "PNG", extension: "png", use: "this view as a picture, for pages and slides", picture: true },
  { key: "svg", name: "SVG", extension: "svg", use: "this view as a drawing, for print and graphics", picture: true },
];

/** download asks for the corrected places in a format and hands the file to the browser. */
export async function download(article: Article, fixes: Fix[], { key, extension }: Format, more: Record<string, string> = {}): Promise<void> {
  const response = await ask(`/v1/parse?${new URLSearchParams({ f: key, ...more })}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parseBody(article, fixes)),
  });
  save(await response.blob(), `${fileName(titleOf(article))}.${extension}`);
}

/** downloadReviews asks for the drafts that fact checkers complete and sign; a saved map has them at hand. */
export async function downloadReviews(article: Article, fixes: Fix[], saved: string | null): Promise<void> {
  const path = saved ? `/v1/maps/${encodeURIComponent(saved)}/claimreview.json` : "/v1/parse?f=claimreview";
  const response = await ask(path, saved ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(parseBody(article, fixes)) });
  save(await response.blob(), `${fileName(titleOf(article))}-claimreview.json`);
}

/** downloadDistances asks for the distances among places as a table, a row for each pair. */
export async function downloadDistances(article: Article, places: string[]): Promise<void> {
  const response = await ask("/v1/distances?f=csv", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ places }) });
  save(await response.blob(), `${fileName(titleOf(article))}-distances.csv`);
}

/** save hands a file to the browser. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** fileName is a title as a name that every file system takes. */
export function fileName(title: string): string {
  const plain = title.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return plain.slice(0, 60) || "places";
}

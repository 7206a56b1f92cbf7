import type { Article } from "../state/reading";
import { titleOf } from "../text/segments";
import { ask, parseBody } from "./client";
import type { Fix } from "./wire";

/** Format is one that the server writes parse results in. */
export interface Format {
  key: string; // of ?f=
  name: string;
  extension: string;
  use: string;
}

/** reviewFormat is the format of the drafts that fact checkers complete and sign. */
export const reviewFormat = "claimreview";

export const formats: Format[] = [
  { key: "geojson", name: "GeoJSON", extension: "geojson", use: "web maps, QGIS, most programs" },
  { key: "kml", name: "KML", extension: "kml", use: "Google Earth, My Maps" },
  { key: "csv", name: "CSV", extension: "csv", use: "spreadsheets" },
  { key: "gpx", name: "GPX", extension: "gpx", use: "GPS receivers, hiking maps" },
  { key: "gpkg", name: "GeoPackage", extension: "gpkg", use: "QGIS, ArcGIS" },
  { key: "parquet", name: "GeoParquet", extension: "parquet", use: "DuckDB, GeoPandas" },
  { key: "geojsonseq", name: "GeoJSON sequence", extension: "geojsonseq", use: "pipelines, one feature a line" },
  { key: "png", name: "PNG", extension: "png", use: "picture of the map, for pages and slides" },
  { key: "svg", name: "SVG", extension: "svg", use: "picture of the map, for print and graphics" },
  { key: "wkt", name: "WKT", extension: "wkt", use: "databases, to paste into a query" },
  { key: reviewFormat, name: "ClaimReview", extension: "json", use: "drafts of the checked claims, for fact checkers" },
];

/** download asks for the corrected article in a format and hands the file to the browser; a saved map has it at hand. */
export async function download(article: Article, fixes: Fix[], saved: string | null, key: string): Promise<void> {
  const format = formats.find((f) => f.key === key);
  if (!format) throw new Error(`download: no format ${key}`);
  const review = key === reviewFormat;
  const response = saved
    ? await ask(`/v1/maps/${encodeURIComponent(saved)}/${review ? "claimreview" : "places"}.${format.extension}`)
    : await ask(`/v1/parse?${new URLSearchParams({ f: key })}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(parseBody(article, fixes)),
      });
  save(await response.blob(), `${fileName(titleOf(article))}${review ? "-claimreview" : ""}.${format.extension}`);
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

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
];

/** download asks for the corrected places in a format and hands the file to the browser. */
export async function download(article: Article, fixes: Fix[], key: string): Promise<void> {
  const format = formats.find((f) => f.key === key);
  if (!format) throw new Error(`download: no format ${key}`);
  const response = await ask(`/v1/parse?${new URLSearchParams({ f: key })}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parseBody(article, fixes)),
  });
  save(await response.blob(), `${fileName(titleOf(article))}.${format.extension}`);
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

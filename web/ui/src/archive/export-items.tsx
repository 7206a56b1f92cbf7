import { at } from "../browser/root";
import { archivePath } from "../api/archive";
import { parametersOf } from "../model/question";
import { say } from "../words/say";
import { useDesk } from "./state";

/** files are what can be taken along, by what it lists and the formats that it comes in. */
const files: {
  path: string;
  name: "archive.tab.articles" | "archive.tab.places" | "archive.tab.claims" | "archive.days";
  formats: string[][];
}[] = [
  {
    path: "/articles",
    name: "archive.tab.articles",
    formats: [
      ["csv", "CSV"],
      ["xlsx", "Excel"],
      ["geojson", "GeoJSON"],
      ["json", "JSON"],
      ["parquet", "GeoParquet"],
      ["gpkg", "GeoPackage"],
      ["kml", "KML"],
    ],
  },
  {
    path: "/places",
    name: "archive.tab.places",
    formats: [
      ["csv", "CSV"],
      ["xlsx", "Excel"],
      ["geojson", "GeoJSON"],
      ["json", "JSON"],
      ["parquet", "GeoParquet"],
      ["kml", "KML"],
    ],
  },
  {
    path: "/claims",
    name: "archive.tab.claims",
    formats: [
      ["csv", "CSV"],
      ["xlsx", "Excel"],
      ["geojson", "GeoJSON"],
      ["json", "JSON"],
    ],
  },
  {
    path: "/days",
    name: "archive.days",
    formats: [
      ["csv", "CSV"],
      ["json", "JSON"],
    ],
  },
];

const most = 10_000; // rows of a file; the server may give fewer

/** ExportItems are the files of what the question finds, one line of links for each list. */
export function ExportItems() {
  const { question, box } = useDesk().get();
  const query = parametersOf(question, new Date(), box);
  const address = (path: string, format: string) => {
    const asked = new URLSearchParams(query);
    asked.set("f", format);
    if (path !== "/days") asked.set("limit", String(most));
    return `${at(archivePath)}${path}?${asked}`;
  };
  return (
    <>
      {files.map(({ path, name, formats }) => (
        <li key={path} class="export">
          <span class="quiet">{say(name)}</span>
          <span class="formats">
            {formats.map(([format = "", label = ""]) => (
              <a
                key={format}
                href={address(path, format)}
                download={`${path.slice(1)}.${format}`}
                aria-label={`${say(name)}, ${label}`}
              >
                {label}
              </a>
            ))}
          </span>
        </li>
      ))}
      <li class="quiet export-note">{say("archive.export.most", { n: most })}</li>
    </>
  );
}

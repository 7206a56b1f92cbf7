import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { distanceFormat, download, type Format, formats as fetchFormats, reviewFormat } from "../api/download";
import { checked, useReviews } from "../claims/reviews";
import { Told } from "../controls/told";
import { venues } from "../model/place";
import type { Reading } from "../model/reading";
import { fixesOf } from "../state/fixes";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

/** DownloadItems offers the article in every format that makes sense for it, and says what each is for. */
export function DownloadItems() {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  const [formats, setFormats] = useState<Format[]>([]);
  const reviews = useReviews();
  const fail = (error: Error) => store.send({ type: "notice", text: error.message });
  useEffect(() => {
    fetchFormats().then(setFormats, fail);
  }, []);
  if (!reading) return null;
  const offered = formats.filter(isOffered(reading)).sort((a, b) => rankOf(a) - rankOf(b));
  const other = offered.find((format) => rankOf(format) === common.length)?.key; // the first of them
  const get = (format: Format) => {
    if (format.key === reviewFormat) return reviews();
    download(reading.article, fixesOf(store.get()), store.get().focus, format.key).catch(fail);
  };
  return (
    <>
      <li>
        <button type="button" onClick={() => store.send({ type: "dialog", dialog: { kind: "picture" } })}>
          <strong>{say("picture.menu")}</strong> <span class="quiet">{say("picture.use")}</span>
        </button>
      </li>
      {offered.map((format) => (
        <Fragment key={format.key}>
          {format.key === other && <li class="menu-head quiet">{say("download.more")}</li>}
          <li>
            <button type="button" onClick={() => get(format)}>
              <strong>{format.name}</strong> <Use format={format} />
            </button>
          </li>
        </Fragment>
      ))}
    </>
  );
}

/** common are the formats that newsrooms ask for, the most common first; the page says what each is for. */
const common = ["xlsx", "csv", "kml", "geojson", reviewFormat, distanceFormat] as const;
type Common = (typeof common)[number];

const rankOf = ({ key }: Format): number => {
  const rank = common.indexOf(key as Common);
  return rank < 0 ? common.length : rank;
};

/** Use says what a format is for; of those that few ask for, the server says it. */
function Use({ format }: { format: Format }) {
  const isCommon = rankOf(format) < common.length;
  return <span class="quiet">{isCommon ? say(`format.${format.key as Common}`) : <Told>{format.use}</Told>}</span>;
}

/** isOffered leaves out the drafts of reviews and the distances where there are none. */
const isOffered =
  ({ claims, places }: Reading) =>
  ({ key, isPicture }: Format): boolean => {
    if (isPicture) return false; // they have a dialog of their own
    if (key === reviewFormat) return checked(claims).length > 0;
    return key !== distanceFormat || venues(places).length > 1;
  };

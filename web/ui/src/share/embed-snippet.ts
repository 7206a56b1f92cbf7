// The code by which another page shows a saved map.
import type { Theme } from "../browser/theme";
import type { View } from "../model/geo";
import { wrapped } from "../model/geo";

/** EmbedForm is how a page shows the map: a frame, one whose height a script sets, or a picture without scripts. */
export type EmbedForm = "frame" | "script" | "picture";

export interface EmbedOptions {
  form: EmbedForm;
  ratio: [number, number]; // width to height
  theme: Theme;
  heading: boolean; // the map's headline above it
  box: Box | null; // what is shown at least; null for all of the article
  title: string; // of the map
  alt: string; // what a picture of it shows, for who cannot see it
}

/** Box is west, south, east, north. */
export type Box = [number, number, number, number];

/** Place is where a map is found. */
export interface Place {
  page: string;
  embed: string;
}

/** embedAddress is the address of the frame, with what the author has chosen for it. */
export function embedAddress({ embed }: Pick<Place, "embed">, { theme, heading, box }: EmbedOptions): string {
  const query = new URLSearchParams();
  if (theme !== "auto") query.set("theme", theme);
  if (heading) query.set("title", "yes");
  if (box) query.set("view", box.map((degrees) => degrees.toFixed(4)).join(","));
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `${embed}?${text}` : embed;
}

/** snippet is the code to paste. It fills the column that it stands in, at any width. */
export function snippet(place: Place, options: EmbedOptions): string {
  const { form, ratio, theme, heading, box, title, alt } = options;
  if (form === "picture") {
    const width = 560; // of which letters can still be read in a column half as wide
    const query = new URLSearchParams({
      width: String(width),
      height: String(Math.round((width * ratio[1]) / ratio[0])),
      scale: "true",
      theme: theme === "dark" ? "dark" : "light",
    });
    if (!heading) query.set("heading", "");
    if (box) query.set("bbox", box.map((degrees) => degrees.toFixed(4)).join(","));
    const address = `${place.page.replace(/\/m\/([^/]+)$/, "/v1/maps/$1")}/places.svg?${query}`;
    return (
      `<a href="${escaped(place.page)}"><img src="${escaped(address)}" alt="${escaped(alt)}" ` +
      `style="display:block;width:100%;height:auto" loading="lazy"></a>`
    );
  }
  const shape = form === "script" ? "height:420px" : `aspect-ratio:${ratio.join("/")};min-height:340px`;
  const frame =
    `<iframe src="${escaped(embedAddress(place, options))}" title="${escaped(title)}" loading="lazy" allowfullscreen ` +
    `style="display:block;width:100%;${shape};border:0"></iframe>`;
  return form === "script" ? `${frame}\n${script(place)}` : frame;
}

/** script sets the height of the map's frames to what their page asks for, and listens to no other page. */
function script({ embed }: Pick<Place, "embed">): string {
  const origin = new URL(embed).origin;
  return (
    `<script>addEventListener("message",function(e){if(e.origin!=="${origin}"||!e.data||!e.data.datelineHeight)return;` +
    `document.querySelectorAll('iframe[src^="${embed}"]').forEach(function(f){` +
    `if(f.contentWindow===e.source)f.style.height=e.data.datelineHeight+"px"})})</script>`
  );
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** boxOf is what a map of some size shows. */
export function boxOf({ zoom, centre: [lon, lat] }: View, width: number, height: number): Box {
  const world = 256 * 2 ** zoom;
  const reach = Math.min(179.9, (180 * width) / world);
  const middle = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const up = (Math.PI * height) / world;
  const latitude = (y: number) => (Math.atan(Math.sinh(Math.max(-Math.PI, Math.min(Math.PI, y)))) * 180) / Math.PI;
  return [wrapped(lon - reach), latitude(middle - up), wrapped(lon + reach), latitude(middle + up)];
}

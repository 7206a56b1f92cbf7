import type { MentionKind } from "../model/reading";
import { type Key, locale, say } from "../words/say";

export { list } from "../words/say";

/** population rounds to what a reader remembers: "15.7 million", "84,000", "950". */
export function population(n: number): string {
  if (n >= 999_500) {
    const digits = n < 99.5e6 ? 1 : 0;
    const millions = (n / 1e6).toLocaleString(locale, { maximumFractionDigits: digits });
    return say("population.million", { millions });
  }
  return (n >= 10_000 ? Math.round(n / 1000) * 1000 : n).toLocaleString(locale);
}

const codes = [
  "PPLC",
  "PPLA",
  "PPLA2",
  "PPLX",
  "PCLI",
  "PCLD",
  "PCLS",
  "PCLIX",
  "PCL",
  "TERR",
  "ADM1",
  "ADM2",
  "CONT",
  "RGN",
  "AIRP",
  "PRT",
  "SEA",
  "OCN",
  "GULF",
  "BAY",
  "STRT",
  "STM",
  "LK",
  "ISL",
  "ISLS",
  "PEN",
  "MTS",
  "MT",
  "DSRT",
] as const;

const classes = ["A", "P", "H", "L", "S", "T", "R", "V", "U"] as const;

/** featureName says in a word or two what a GeoNames feature code means. */
export function featureName(featureClass: string, featureCode: string): string {
  const code = codes.find((one) => one === featureCode);
  if (code) return say(`feature.${code}`);
  const one = classes.find((letter) => letter === featureClass);
  return say(one ? `feature.${one}` : "feature.place");
}

/** kindName says how a mention refers to its place. */
export const kindName = (kind: MentionKind): string => say(`kind.${kind}`);

/** Layers of the geocoder, by the words that the page has for the same. */
const layers: Record<string, Key> = {
  venue: "feature.S",
  neighbourhood: "feature.PPLX",
  locality: "feature.P",
  localadmin: "layer.localadmin",
  county: "feature.ADM2",
  region: "feature.ADM1",
  macroregion: "feature.RGN",
  country: "feature.PCLI",
  dependency: "feature.PCLD",
  continent: "feature.CONT",
  ocean: "feature.OCN",
  marinearea: "feature.SEA",
};

/** layerName is the layer of a search result in a reader's words. */
export function layerName(layer: string): string {
  const key = layers[layer];
  return key ? say(key) : layer;
}

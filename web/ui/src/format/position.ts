import { locale, say } from "../words/say";

const thousandths = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** position writes a point as an atlas does: "41.014° N, 28.950° E". */
export function position(lat: number, lon: number): string {
  const [north, , , , east, , , , south, , , , west] = say("compass").split(" ");
  return `${thousandths.format(Math.abs(lat))}° ${lat < 0 ? south : north}, ${thousandths.format(Math.abs(lon))}° ${lon < 0 ? west : east}`;
}

/** readPosition reads decimal latitude and longitude, or degrees, minutes and seconds with their sides; null for anything else. */
export function readPosition(text: string): [lon: number, lat: number] | null {
  const decimal = /^\s*\(?\s*([-+−]?\d{1,2}(?:\.\d+)?)\s*°?\s*[,;\s]\s*([-+−]?\d{1,3}(?:\.\d+)?)\s*°?\s*\)?\s*$/.exec(
    text,
  );
  if (decimal) return onEarth(number(decimal[1]), number(decimal[2]));
  const part = String.raw`(\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|''|′′)\s*)?`;
  const sided = new RegExp(`^\\s*${part}([NS])\\s*[,;]?\\s*${part}([EW])\\s*$`, "i").exec(text);
  if (!sided) return null;
  const [, d1, m1, s1, ns, d2, m2, s2, ew] = sided;
  const degrees = (d?: string, m?: string, s?: string) => Number(d) + Number(m ?? 0) / 60 + Number(s ?? 0) / 3600;
  const lat = degrees(d1, m1, s1) * (/s/i.test(ns ?? "") ? -1 : 1);
  return onEarth(lat, degrees(d2, m2, s2) * (/w/i.test(ew ?? "") ? -1 : 1));
}

const number = (text = ""): number => Number(text.replace("−", "-"));

const onEarth = (lat: number, lon: number): [number, number] | null =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;

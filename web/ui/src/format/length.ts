import { locale, say } from "../words/say";

export type Unit = "km" | "mi" | "nmi";

/** Metres in one unit; the mile is the international one, the nautical mile that of 1929. */
export const metresIn: Record<Unit, number> = { km: 1000, mi: 1609.344, nmi: 1852 };

/** unitName is a unit in full. */
export const unitName = (unit: Unit): string => say(`unit.${unit}.name`);

/** unitSign is a unit as it stands behind a number. */
export const unitSign = (unit: Unit): string => say(`unit.${unit}`);

/** unitOf is the unit in which the page writes a length that a text states in another: kilometres, but for miles. */
export const unitOf = (stated: string): Unit => (stated === "mi" || stated === "nmi" ? stated : "km");

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, minimumFractionDigits: 3 });

/** lengthNumber rounds for people: tenths below ten, whole above. */
export function lengthNumber(metres: number, unit: Unit): string {
  const value = metres / metresIn[unit];
  return value < 9.95 ? tenth.format(value) : whole.format(value);
}

/** lengthText is lengthNumber with its unit: "352 km". */
export function lengthText(metres: number, unit: Unit): string {
  return `${lengthNumber(metres, unit)} ${unitSign(unit)}`;
}

/** exactLength is for titles, where nothing is rounded away: "352.686 km". */
export function exactLength(metres: number, unit: Unit): string {
  return `${exact.format(metres / metresIn[unit])} ${unitSign(unit)}`;
}

const wide = 5; // units; a narrower interval is written with tenths, which its ends may differ by

/** lengthRange writes an interval of metres once when both ends read the same: "350–450 km", "11.5–12.5 km". */
export function lengthRange(low: number, high: number, unit: Unit): string {
  if (high === Number.POSITIVE_INFINITY) return say("length.atLeast", { length: lengthText(low, unit) });
  if (low <= 0) return say("length.atMost", { length: lengthText(high, unit) });
  const narrow = (high - low) / metresIn[unit] < wide;
  const number = (metres: number) => (narrow ? tenth.format(metres / metresIn[unit]) : lengthNumber(metres, unit));
  const [from, to] = [number(low), number(high)];
  return from === to ? `${from} ${unitSign(unit)}` : `${from}–${to} ${unitSign(unit)}`;
}

const step = 22.5; // degrees from one point of the compass to the next

const letters = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(" ");

/** pointOf is the azimuth of a point of the compass as the server writes it, "SSE"; null for none. */
export function pointOf(direction: string): number | null {
  const at = letters.indexOf(direction);
  return at < 0 ? null : at * step;
}

/** directionWord says an azimuth in degrees in a word, as "claim.direction" needs it. */
export function directionWord(azimuth: number): string {
  return say("compass.words").split("|")[Math.round((((azimuth % 360) + 360) % 360) / step) % letters.length] ?? "";
}

/** bearing writes an azimuth in degrees as a reader says it: "102° ESE". */
export function bearing(azimuth: number): string {
  const degrees = ((Math.round(azimuth) % 360) + 360) % 360;
  return `${degrees}° ${say("compass").split(" ")[Math.round(degrees / step) % letters.length]}`;
}

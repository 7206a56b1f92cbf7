export type Unit = "km" | "mi" | "nmi";

/** Metres in one unit; the mile is the international one, the nautical mile that of 1929. */
export const metresIn: Record<Unit, number> = { km: 1000, mi: 1609.344, nmi: 1852 };

export const unitNames: Record<Unit, string> = { km: "kilometres", mi: "miles", nmi: "nautical miles" };

/** unitOf is the unit in which the page writes a length that a text states in another: kilometres, but for miles. */
export const unitOf = (stated: string): Unit => (stated === "mi" || stated === "nmi" ? stated : "km");

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat("en", { maximumFractionDigits: 3, minimumFractionDigits: 3 });

/** lengthNumber rounds for people: tenths below ten, whole above. */
export function lengthNumber(metres: number, unit: Unit): string {
  const value = metres / metresIn[unit];
  return value < 9.95 ? tenth.format(value) : whole.format(value);
}

/** lengthText is lengthNumber with its unit: "352 km". */
export function lengthText(metres: number, unit: Unit): string {
  return `${lengthNumber(metres, unit)} ${unit}`;
}

/** exactLength is for titles, where nothing is rounded away: "352.686 km". */
export function exactLength(metres: number, unit: Unit): string {
  return `${exact.format(metres / metresIn[unit])} ${unit}`;
}

/** lengthRange writes an interval of metres once when both ends read the same: "350–450 km". */
export function lengthRange(low: number, high: number, unit: Unit): string {
  if (high === Number.POSITIVE_INFINITY) return `${lengthText(low, unit)} or more`;
  if (low <= 0) return `up to ${lengthText(high, unit)}`;
  const from = lengthNumber(low, unit);
  const to = lengthNumber(high, unit);
  return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
}

const points = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

/** bearing writes an azimuth in degrees as a reader says it: "102° ESE". */
export function bearing(azimuth: number): string {
  const degrees = ((Math.round(azimuth) % 360) + 360) % 360;
  return `${degrees}° ${points[Math.round(degrees / 22.5) % 16]}`;
}

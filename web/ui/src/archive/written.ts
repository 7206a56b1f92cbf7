import { locale } from "../words/say";

const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** dayText writes a day, or the day (UTC) of a time: "28 Nov 2026". */
export function dayText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : short.format(time);
}

/** timeText writes a time exactly, for titles: "2026-11-28 20:30 UTC". */
export const timeText = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;

const whole = new Intl.NumberFormat(locale);

/** count writes a number. */
export const count = (n: number): string => whole.format(n);

import { language } from "../words/say";

/** Told is a sentence of the server, which speaks English whatever the page speaks. */
export function Told({ children }: { children: string }) {
  return language === "en" ? <>{children}</> : <span lang="en">{children}</span>;
}

/** Theme is the choice of colours; "auto" is that of the system. */
export type Theme = "auto" | "light" | "dark";

const key = "dateline.theme";

const isTheme = (value: string | null): value is Theme => value === "auto" || value === "light" || value === "dark";

/** chosenTheme is the theme of the link or of the frame, else the one kept in this browser, else "auto". */
export function chosenTheme(): Theme {
  const linked = new URLSearchParams(location.hash.slice(1)).get("theme");
  if (isTheme(linked)) return linked;
  const framed = new URLSearchParams(location.search).get("theme");
  if (isTheme(framed)) return framed;
  try {
    const kept = localStorage.getItem(key);
    return isTheme(kept) ? kept : "auto";
  } catch {
    return "auto"; // storage is off in this browser or frame
  }
}

/** showTheme shows a theme as long as the page lasts. */
export function showTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** keepTheme is what a reader's own choice does: the next page has this theme, too. A link's theme is never kept. */
export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is off: the theme lasts as long as the page.
  }
}

/** isDark reports whether a theme shows dark colours here and now. */
export const isDark = (theme: Theme): boolean =>
  theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);

import { at } from "./root";

// Files that the build names in the page, all at once: their imports would only be found one after the other.
const named = (name: string) =>
  (document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "").split(" ").filter(Boolean);

function preload(files: string[]): void {
  for (const href of files)
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: at(href) }));
}

/** loadLater has the code of the map fetched while the page is drawn. */
export function loadLater(): void {
  preload(named("dateline-later"));
}

/** loadWords has the words of a language fetched beside the script that starts the page. */
export function loadWords(language: string): void {
  preload(named("dateline-words").filter((file) => file.startsWith(`/assets/${language}-`)));
}

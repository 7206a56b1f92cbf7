/**
 * loadLater has the code of the map fetched while the page is drawn. The build names its files in the page,
 * all at once: their own imports would only be found one after the other.
 */
export function loadLater(): void {
  const files = document.querySelector<HTMLMetaElement>('meta[name="dateline-later"]')?.content ?? "";
  for (const href of files.split(" ").filter(Boolean))
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}

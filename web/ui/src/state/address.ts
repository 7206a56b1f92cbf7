// Which article an address leads to: /m/ID and /embed/ID to a saved map, /?i=2 to
// one of those that the server was started with.

export interface Address {
  map: string; // id, or ""
  framed: boolean;
  article: number;
}

/** readAddress reads the part of an address before "#". */
export function readAddress({ pathname, search }: Pick<Location, "pathname" | "search">): Address {
  const [, kind, id = ""] = /^\/(m|embed)\/([^/]+)/.exec(pathname) ?? [];
  const article = Number(new URLSearchParams(search).get("i") ?? 0);
  return {
    map: decodeURIComponent(id),
    framed: kind === "embed",
    article: Number.isInteger(article) && article > 0 ? article : 0,
  };
}

/**
 * leadsTo reports whether an address leads to what a state shows; the plain one also stands for a text
 * of the reader's own.
 */
export function leadsTo({ map, article }: Address, state: { saved: { id: string } | null; article: number }): boolean {
  return map ? state.saved?.id === map : !state.saved && article === Math.max(0, state.article);
}

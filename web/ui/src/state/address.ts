// Which article an address leads to: /m/ID and /embed/ID to a saved map, /?draft=ID
// to a text that this browser keeps, /?i=2 to one of those that the server was
// started with.
import type { State } from "./state";

export interface Address {
  map: string; // id, or ""
  framed: boolean;
  article: number;
  draft: string; // id, or ""
  version: number; // of a saved map; 0 for the last
}

/** readAddress reads the part of an address before "#". */
export function readAddress({ pathname, search }: Pick<Location, "pathname" | "search">): Address {
  const [, kind, id = ""] = /^\/(m|embed)\/([^/]+)/.exec(pathname) ?? [];
  const query = new URLSearchParams(search);
  const article = Number(query.get("i") ?? 0);
  const version = Number(query.get("version") ?? 0);
  return {
    map: decodeURIComponent(id),
    framed: kind === "embed",
    article: Number.isInteger(article) && article > 0 ? article : 0,
    draft: id ? "" : (query.get("draft") ?? ""),
    version: id && Number.isInteger(version) && version > 0 ? version : 0,
  };
}

/** addressOf is the address that leads to what a state shows, without its fragment. */
export function addressOf({ saved, draft, article }: Pick<State, "saved" | "draft" | "article">): string {
  if (draft) return `/?draft=${encodeURIComponent(draft)}`;
  if (saved) return `/m/${encodeURIComponent(saved.id)}${saved.isOld ? `?version=${saved.version}` : ""}`;
  return article > 0 ? `/?i=${article}` : "/";
}

/** leadsTo reports whether an address leads to what a state shows. */
export function leadsTo(address: Address, state: Pick<State, "saved" | "draft" | "article">): boolean {
  const { map, draft, version, article } = address;
  if (draft) return state.draft === draft;
  if (map) return !state.draft && state.saved?.id === map && (state.saved.isOld ? state.saved.version : 0) === version;
  return !state.draft && !state.saved && article === Math.max(0, state.article);
}

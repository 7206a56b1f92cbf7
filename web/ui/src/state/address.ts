// Which article an address leads to: /m/ID and /embed/ID to a saved map, /?draft=ID
// to a text that this browser keeps, /?i=2 to one of those that the server was
// started with, /?all=articles to all of these on one map, /?all=maps to all of one's
// own saved maps.
import { pathOf } from "../browser/root";
import type { Works } from "../model/together";
import type { State } from "./state";

export interface Address {
  map: string; // id, or ""
  framed: boolean;
  article: number;
  draft: string; // id, or ""
  version: number; // of a saved map; 0 for the last
  all: Works["of"] | ""; // what is shown together
}

/** readAddress reads the part of an address before "#". */
export function readAddress({ pathname, search }: Pick<Location, "pathname" | "search">): Address {
  const [, kind, id = ""] = /^\/(m|embed)\/([^/]+)/.exec(pathOf({ pathname })) ?? [];
  const query = new URLSearchParams(search);
  const article = Number(query.get("i") ?? 0);
  const version = Number(query.get("version") ?? 0);
  const all = query.get("all");
  return {
    map: decodeURIComponent(id),
    framed: kind === "embed",
    article: Number.isInteger(article) && article > 0 ? article : 0,
    draft: id ? "" : (query.get("draft") ?? ""),
    all: !id && (all === "articles" || all === "maps") ? all : "",
    version: id && Number.isInteger(version) && version > 0 ? version : 0,
  };
}

type Shown = Pick<State, "saved" | "draft" | "article" | "works">;

/** addressOf is the address that leads to what a state shows, without its fragment. */
export function addressOf({ saved, draft, article, works }: Shown): string {
  if (works) return `/?all=${works.of}`;
  if (draft) return `/?draft=${encodeURIComponent(draft)}`;
  if (saved) return `/m/${encodeURIComponent(saved.id)}${saved.isOld ? `?version=${saved.version}` : ""}`;
  return article > 0 ? `/?i=${article}` : "/";
}

/** leadsTo reports whether an address leads to what a state shows. */
export function leadsTo(address: Address, state: Shown): boolean {
  const { map, draft, version, article, all } = address;
  if (all || state.works) return all === state.works?.of;
  if (draft) return state.draft === draft;
  if (map) return !state.draft && state.saved?.id === map && (state.saved.isOld ? state.saved.version : 0) === version;
  return !state.draft && !state.saved && article === Math.max(0, state.article);
}

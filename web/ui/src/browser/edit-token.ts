// The token by which a map may be changed. It comes in the fragment of the edit
// link, which no server sees, and is taken out of the address at once, so that
// the address can be passed on.

import { pathOf } from "./root";

const key = (id: string) => `dateline.edit.${id}`;

/** takeEditToken moves a token from the address into this browser. */
export function takeEditToken(): void {
  const id = /^\/m\/([^/]+)/.exec(pathOf(location))?.[1];
  const query = new URLSearchParams(location.hash.slice(1));
  const token = query.get("edit");
  if (!id || !token) return;
  keepEditToken(id, token);
  const rest = location.hash
    .slice(1)
    .split("&")
    .filter((part) => !part.startsWith("edit="));
  history.replaceState(
    history.state,
    "",
    location.pathname + location.search + (rest.length ? `#${rest.join("&")}` : ""),
  );
}

export function keepEditToken(id: string, token: string): void {
  try {
    localStorage.setItem(key(id), token);
  } catch {
    // Storage is off: the map can be changed with its edit link only.
  }
}

/** editTokenOf is the token of a map that this browser may change, or "". */
export function editTokenOf(id: string): string {
  try {
    return localStorage.getItem(key(id)) ?? "";
  } catch {
    return "";
  }
}

export function forgetEditToken(id: string): void {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // Storage is off: there is nothing to forget.
  }
}

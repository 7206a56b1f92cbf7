/** root is the path under which the server lies, as the page says; "" where it has its host to itself. */
export const root: string =
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name="dateline-root"]')?.content ?? "";

/** at is the address of a path of the server. */
export const at = (path: string): string => root + path;

/** pathOf is the path of the server in an address of the page. */
export const pathOf = ({ pathname }: Pick<Location, "pathname">): string =>
  pathname.startsWith(`${root}/`) ? pathname.slice(root.length) : pathname;

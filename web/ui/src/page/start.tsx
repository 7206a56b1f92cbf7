import { type ComponentChildren, render } from "preact";
import { loadLater } from "../browser/later";
import { chosenTheme } from "../browser/theme";
import { readAddress } from "../state/address";
import { applyLink, follow } from "../state/effects";
import { openAddress } from "../state/opening";
import { type Store, StoreContext } from "../state/store";
import { language, named } from "../words/say";

const patience = 100; // milliseconds that the page waits to be drawn once, with its article

/** start draws a page and shows what its address leads to. It is done when that is shown. */
export async function start(store: Store, page: ComponentChildren): Promise<void> {
  loadLater();
  takePreloaded();
  const root = document.getElementById("page");
  if (!root) throw new Error("the document has no #page");
  document.documentElement.lang = language;
  const fragment = location.hash; // before the state is written into it

  follow(store);
  store.send({ type: "theme", theme: chosenTheme() });
  const opening = openAddress(store, readAddress(location));
  await Promise.race([opening, new Promise((go) => setTimeout(go, patience))]);
  root.replaceChildren();
  render(<StoreContext.Provider value={store}>{page}</StoreContext.Provider>, root);
  await opening;
  if (!store.get().reading || !fragment) return;
  history.replaceState(history.state, "", fragment);
  applyLink(store, fragment);
}

/**
 * takePreloaded takes what the server let the browser load early for a page in another language, which it could not
 * know to have been chosen here: browsers complain of what is loaded and never used.
 */
function takePreloaded(): void {
  const early = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  if (early && new URL(early.href).searchParams.get("lang") !== (named.lang ?? null)) {
    void fetch(early.href).catch(() => undefined);
  }
}

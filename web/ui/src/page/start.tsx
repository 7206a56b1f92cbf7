import { type ComponentChildren, render } from "preact";
import { loadLater } from "../browser/later";
import { chosenTheme } from "../browser/theme";
import { readAddress } from "../state/address";
import { applyLink, follow } from "../state/effects";
import { openAddress } from "../state/opening";
import { type Store, StoreContext } from "../state/store";
import { language } from "../words/say";

/** start draws a page and shows what its address leads to. It is done when that is shown. */
export async function start(store: Store, page: ComponentChildren): Promise<void> {
  loadLater();
  const root = document.getElementById("page");
  if (!root) throw new Error("the document has no #page");
  root.replaceChildren();
  document.documentElement.lang = language;
  const fragment = location.hash; // before the state is written into it

  follow(store);
  store.send({ type: "theme", theme: chosenTheme() });
  render(<StoreContext.Provider value={store}>{page}</StoreContext.Provider>, root);
  await openAddress(store, readAddress(location));
  if (!store.get().reading || !fragment) return;
  history.replaceState(history.state, "", fragment);
  applyLink(store, fragment);
}

import "leaflet/dist/leaflet.css";
import "./styles/map.css";
import "./styles/panel.css";
import "./styles/dialog.css";
import "./styles/print.css";
import { render } from "preact";
import { takeEditToken } from "./browser/edit-token";
import { loadLater } from "./browser/later";
import { chosenTheme } from "./browser/theme";
import { Embed } from "./page/embed";
import { Page } from "./page/page";
import { printParts } from "./page/paper";
import { readAddress } from "./state/address";
import { applyLink, follow, offerDraft } from "./state/effects";
import { openAddress } from "./state/opening";
import { createStore, StoreContext } from "./state/store";
import { language } from "./words/say";

loadLater();

const store = createStore();
const root = document.getElementById("page");
if (!root) throw new Error("index.html has no #page");
root.replaceChildren();
document.documentElement.lang = language;
takeEditToken();
const fragment = location.hash;

follow(store);
printParts(store);
store.send({ type: "theme", theme: chosenTheme() });
const address = readAddress(location);
render(<StoreContext.Provider value={store}>{address.framed ? <Embed /> : <Page />}</StoreContext.Provider>, root);
void openAddress(store, address).then(() => {
  if (!store.get().reading) return;
  if (fragment) {
    history.replaceState(history.state, "", fragment);
    applyLink(store, fragment);
  }
  if (!address.framed) offerDraft(store);
});

import "leaflet/dist/leaflet.css";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/text.css";
import "./styles/map.css";
import "./styles/panel.css";
import "./styles/dialog.css";
import "./styles/print.css";
import { render } from "preact";
import { Embed } from "./page/embed";
import { Page } from "./page/page";
import { chosenTheme } from "./browser/theme";
import { takeEditToken } from "./browser/edit-token";
import { readAddress } from "./state/address";
import { applyLink, follow, open, openSaved } from "./state/effects";
import { createStore, StoreContext } from "./state/store";

const store = createStore();
const root = document.getElementById("page");
if (!root) throw new Error("index.html has no #page");
root.replaceChildren();
takeEditToken();
const address = location.hash;

follow(store);
store.send({ type: "theme", theme: chosenTheme() });
const { map, framed, article } = readAddress(location);
render(<StoreContext.Provider value={store}>{framed ? <Embed /> : <Page />}</StoreContext.Provider>, root);
const opened = map ? openSaved(store, map) : open(store, article);
void opened.then(() => {
  if (address && store.get().reading) {
    history.replaceState(history.state, "", address);
    applyLink(store, address);
  }
});

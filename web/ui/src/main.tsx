import "leaflet/dist/leaflet.css";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/text.css";
import "./styles/map.css";
import "./styles/panel.css";
import "./styles/dialog.css";
import "./styles/print.css";
import { render } from "preact";
import { Page } from "./page/page";
import { chosenTheme } from "./page/theme";
import { applyLink, follow, open } from "./state/effects";
import { createStore, StoreContext } from "./state/store";

const store = createStore();
const root = document.getElementById("page");
if (!root) throw new Error("index.html has no #page");
root.replaceChildren();
const address = location.hash;

follow(store);
store.send({ type: "theme", theme: chosenTheme() });
render(
  <StoreContext.Provider value={store}>
    <Page />
  </StoreContext.Provider>,
  root,
);
void open(store, Number(new URLSearchParams(location.search).get("i") ?? 0)).then(() => {
  if (address) {
    history.replaceState(history.state, "", address);
    applyLink(store);
  }
});

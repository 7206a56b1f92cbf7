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
import { chosenTheme } from "./page/theme";
import { takeEditToken } from "./share/edit-token";
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
const [, kind, id] = /^\/(m|embed)\/([^/]+)/.exec(location.pathname) ?? [];
render(
  <StoreContext.Provider value={store}>{kind === "embed" ? <Embed /> : <Page />}</StoreContext.Provider>,
  root,
);
const opened = id ? openSaved(store, decodeURIComponent(id)) : open(store, Number(new URLSearchParams(location.search).get("i") ?? 0));
void opened.then(() => {
  if (address && store.get().reading) {
    history.replaceState(history.state, "", address);
    applyLink(store);
  }
});

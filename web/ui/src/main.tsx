import { takeEditToken } from "./browser/edit-token";
import { Page } from "./page/page";
import { printParts } from "./page/paper";
import { start } from "./page/start";
import { offerDraft } from "./state/effects";
import { createStore } from "./state/store";

takeEditToken();
const store = createStore();
printParts(store);
void start(store, <Page />).then(() => store.get().reading && offerDraft(store));

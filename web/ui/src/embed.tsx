import { takeEditToken } from "./browser/edit-token";
import { Embed } from "./page/embed";
import { start } from "./page/start";
import { createStore } from "./state/store";

takeEditToken();
void start(createStore(), <Embed />);

import { pathOf } from "./browser/root";
import { render } from "preact";
import { ArchiveEmbed } from "./archive/embed";
import { follow } from "./archive/asking";
import { ArchivePage } from "./archive/page";
import { atFirst, Desk, DeskContext } from "./archive/state";
import { loadLater } from "./browser/later";
import { chosenTheme } from "./browser/theme";
import { readAddress } from "./model/question";
import { language, say } from "./words/say";

loadLater();

const root = document.getElementById("page");
if (!root) throw new Error("archive.html has no #page");
root.replaceChildren();
document.documentElement.lang = language;
document.title = `${say("archive")} · dateline`;

const { question, article, tab, view } = readAddress(location.search);
const desk = new Desk({ ...atFirst, question, article, tab, view, theme: chosenTheme() });
follow(desk);
const framed = pathOf(location).startsWith("/embed/");
render(<DeskContext.Provider value={desk}>{framed ? <ArchiveEmbed /> : <ArchivePage />}</DeskContext.Provider>, root);

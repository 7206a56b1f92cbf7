// Runs before the first paint, so that a chosen theme never flashes. The style of an article's text is its own.
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/text.css";
import { loadWords } from "../browser/later";
import { chosenTheme } from "../browser/theme";
import { chosenLanguage } from "../words/language";

const theme = chosenTheme();
if (theme !== "auto") document.documentElement.dataset.theme = theme;
loadWords(chosenLanguage());

// Runs before the first paint, so that a chosen theme never flashes.
import { chosenTheme } from "../browser/theme";

const theme = chosenTheme();
if (theme !== "auto") document.documentElement.dataset.theme = theme;

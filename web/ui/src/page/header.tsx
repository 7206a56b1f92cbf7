import type { Theme } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { DownloadMenu } from "./download-menu";

const nextTheme: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };

/** Header is the bar with the name of the program and what can be done with the map. */
export function Header() {
  const store = useStore();
  const theme = useSelect((state) => state.theme);
  return (
    <header class="bar">
      <a class="skip" href="#text" onClick={skipTo("text")}>
        Skip to the text
      </a>
      <a class="skip" href="#panel" onClick={skipTo("panel")}>
        Skip to the places
      </a>
      <a class="name" href="/">
        dateline
      </a>
      <span class="spring" />
      <DownloadMenu />
      <button
        type="button"
        class="icon"
        aria-label={`Theme: ${theme === "auto" ? "as the system" : theme}. Change`}
        title={`Theme: ${theme === "auto" ? "as the system" : theme}`}
        onClick={() => store.send({ type: "theme", theme: nextTheme[theme] })}
      >
        ◐
      </button>
    </header>
  );
}

/** skipTo moves the focus without touching the address, which holds the state of the map. */
function skipTo(id: string): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
}

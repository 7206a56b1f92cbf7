import { useState } from "preact/hooks";
import type { Theme } from "../browser/theme";
import { SearchIcon } from "../controls/icons";
import { Menu } from "../controls/menu";
import { PlaceSearch } from "../controls/place-search";
import { useSelect, useStore } from "../state/store";
import { DownloadItems } from "./download-items";

const nextTheme: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
const themeNames: Record<Theme, string> = { auto: "as the system", light: "light", dark: "dark" };

/** Header is the bar with the name of the program and what can be done with the map. */
export function Header({ phone }: { phone: boolean }) {
  const store = useStore();
  const theme = useSelect((state) => state.theme);
  const [searching, setSearching] = useState(false);
  const search = (
    <PlaceSearch
      label="Search a place"
      clear
      onChoose={(hit) => {
        setSearching(false);
        store.send({ type: "found", hit });
      }}
    />
  );
  const share = () => store.send({ type: "dialog", dialog: { kind: "share" } });
  const make = () => store.send({ type: "dialog", dialog: { kind: "new" } });
  const turn = () => store.send({ type: "theme", theme: nextTheme[theme] });
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
      {phone ? (
        <>
          {searching ? search : <span class="spring" />}
          <button
            type="button"
            class="icon"
            aria-label="Search a place"
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            <SearchIcon />
          </button>
          <Menu name="⋯" label="Menu">
            <li>
              <button type="button" onClick={make}>
                New map
              </button>
            </li>
            <li>
              <button type="button" onClick={share}>
                Share
              </button>
            </li>
            <li>
              <button type="button" onClick={turn}>
                Theme: {themeNames[theme]}
              </button>
            </li>
            <li class="menu-head quiet">Download</li>
            <DownloadItems />
          </Menu>
        </>
      ) : (
        <>
          {search}
          <span class="spring" />
          <button type="button" class="quietly" onClick={make}>
            New map
          </button>
          <button type="button" class="quietly" onClick={share}>
            Share
          </button>
          <Menu name="Download">
            <DownloadItems />
          </Menu>
          <button
            type="button"
            class="icon"
            aria-label={`Theme: ${themeNames[theme]}. Change`}
            title={`Theme: ${themeNames[theme]}`}
            onClick={turn}
          >
            ◐
          </button>
        </>
      )}
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

import { at } from "../browser/root";
import { useRef, useState } from "preact/hooks";
import { keepTheme, type Theme } from "../browser/theme";
import { MenuIcon, SearchIcon } from "../controls/icons";
import { Menu } from "../controls/menu";
import { PlaceSearch } from "../controls/place-search";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { DownloadItems } from "./download-items";

const nextTheme: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
const themeName = (theme: Theme): string => say(`theme.${theme}`);

/** Header is the bar with the name of the program and what can be done with the map. */
export function Header({ phone }: { phone: boolean }) {
  const store = useStore();
  const theme = useSelect((state) => state.theme);
  const isRead = useSelect((state) => state.reading !== null);
  const isTogether = useSelect((state) => state.works !== null); // files and links are those of each article
  const [searching, setSearching] = useState(false);
  const search = (
    <PlaceSearch
      label={say("search")}
      clear
      onChoose={(hit) => {
        setSearching(false);
        store.send({ type: "found", hit });
      }}
    />
  );
  const searchButton = useRef<HTMLButtonElement>(null);
  const leaveSearch = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !searching) return;
    event.stopPropagation();
    setSearching(false);
    searchButton.current?.focus();
  };
  const share = () => store.send({ type: "dialog", dialog: { kind: "share" } });
  const make = () => store.send({ type: "dialog", dialog: { kind: "new" } });
  const turn = () => {
    keepTheme(nextTheme[theme]);
    store.send({ type: "theme", theme: nextTheme[theme] });
  };
  const maps = () => store.send({ type: "dialog", dialog: { kind: "maps" } });
  const help = () => store.send({ type: "dialog", dialog: { kind: "help" } });
  return (
    <header class="bar" onKeyDown={leaveSearch}>
      <a class="skip" href="#text" onClick={skipTo("text")}>
        {say("skip.text")}
      </a>
      {isRead && (
        <a class="skip" href="#panel" onClick={skipTo("panel")}>
          {say("skip.places")}
        </a>
      )}
      <a class="name" href={at("/")}>
        dateline
      </a>
      {hasArchive() && !phone && (
        <a class="archive-link" href={at("/archive")}>
          {say("archive")}
        </a>
      )}
      {phone ? (
        <>
          {searching ? search : <span class="spring" />}
          <button
            type="button"
            ref={searchButton}
            class="icon"
            aria-label={say("search")}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            <SearchIcon />
          </button>
          <Menu name={<MenuIcon />} label={say("menu")}>
            {hasArchive() && (
              <li>
                <a class="button" href={at("/archive")}>
                  {say("archive")}
                </a>
              </li>
            )}
            <li>
              <button type="button" onClick={make}>
                {say("new")}
              </button>
            </li>
            {!isTogether && (
              <li>
                <button type="button" onClick={share}>
                  {say("share")}
                </button>
              </li>
            )}
            <li>
              <button type="button" onClick={maps}>
                {say("maps.title")}
              </button>
            </li>
            <li>
              <button type="button" onClick={turn}>
                {say("theme", { theme: themeName(theme) })}
              </button>
            </li>
            <li>
              <button type="button" onClick={help}>
                {say("help")}
              </button>
            </li>
            {!isTogether && (
              <>
                <li class="menu-head quiet">{say("download")}</li>
                <DownloadItems />
              </>
            )}
          </Menu>
        </>
      ) : (
        <>
          {search}
          <span class="spring" />
          <button type="button" class="quietly" onClick={make}>
            {say("new")}
          </button>
          {!isTogether && (
            <button type="button" class="quietly" onClick={share}>
              {say("share")}
            </button>
          )}
          <button type="button" class="quietly" onClick={maps}>
            {say("maps.title")}
          </button>
          {!isTogether && (
            <Menu name={say("download")}>
              <DownloadItems />
            </Menu>
          )}
          <button
            type="button"
            class="icon"
            aria-label={say("theme.change", { theme: themeName(theme) })}
            title={say("theme", { theme: themeName(theme) })}
            onClick={turn}
          >
            ◐
          </button>
          <button type="button" class="icon" aria-label={say("help")} title={say("help")} onClick={help}>
            ?
          </button>
        </>
      )}
    </header>
  );
}

/** hasArchive reports whether the server has an archive of many articles. */
const hasArchive = (): boolean => document.querySelector('meta[name="dateline-archive"]') !== null;

/** skipTo moves the focus without touching the address, which holds the state of the map. */
function skipTo(id: string): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
}

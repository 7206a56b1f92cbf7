import { at } from "../browser/root";
import { useState } from "preact/hooks";
import { keepTheme, type Theme } from "../browser/theme";
import { MenuIcon } from "../controls/icons";
import { Menu } from "../controls/menu";
import { say } from "../words/say";
import { ExportItems } from "./export-items";
import { useDesk, usePart } from "./state";

const nextTheme: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };

/** ArchiveHeader is the bar with what can be done with what the page shows: nothing where the server has no archive. */
export function ArchiveHeader({ phone, isOff }: { phone: boolean; isOff: boolean }) {
  const desk = useDesk();
  const theme = usePart((state) => state.theme);
  const [said, setSaid] = useState("");
  const turn = () => {
    keepTheme(nextTheme[theme]);
    desk.change({ theme: nextTheme[theme] });
  };
  const themed = say("theme", { theme: say(`theme.${theme}`) });
  const link = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid(say("copied")),
      () => setSaid(say("copied.not")),
    );
  const does = isOff
    ? []
    : [
        { name: say("archive.link"), on: link },
        { name: say("archive.subscribe"), on: () => desk.change({ dialog: "subscribe" }) },
        { name: say("archive.embed"), on: () => desk.change({ dialog: "embed" }) },
      ];
  return (
    <header class="bar">
      <a class="skip" href="#finder" onClick={focusFinder}>
        {say("archive.skip")}
      </a>
      <a class="name" href={at("/")}>
        dateline
      </a>
      <h1 class="bar-title">{say("archive")}</h1>
      <span class="spring" />
      <span role="status" class="quiet">
        {said}
      </span>
      {phone ? (
        <Menu name={<MenuIcon />} label={say("menu")}>
          {[...does, { name: themed, on: turn }].map(({ name, on }) => (
            <li key={name}>
              <button type="button" onClick={on}>
                {name}
              </button>
            </li>
          ))}
          {!isOff && (
            <>
              <li class="menu-head quiet">{say("download")}</li>
              <ExportItems />
            </>
          )}
        </Menu>
      ) : (
        <>
          {does.map(({ name, on }) => (
            <button key={name} type="button" class="quietly" onClick={on}>
              {name}
            </button>
          ))}
          {!isOff && <Export />}
          <button
            type="button"
            class="icon"
            aria-label={say("theme.change", { theme: say(`theme.${theme}`) })}
            title={themed}
            onClick={turn}
          >
            ◐
          </button>
        </>
      )}
    </header>
  );
}

/** Export is the menu of files, made anew for each question. */
function Export() {
  usePart((state) => state.question);
  usePart((state) => state.box);
  return (
    <Menu name={say("download")}>
      <ExportItems />
    </Menu>
  );
}

/** focusFinder moves the focus without touching the address, which holds the state of the page. */
function focusFinder(event: Event): void {
  event.preventDefault();
  document.getElementById("finder")?.focus();
}

// The canvas needs colours as they are, not the names of tokens.

export interface MapColours {
  sea: string;
  missing: string; // what is not known to be sea or land
  land: string;
  coast: string;
  urban: string;
  border: string;
  admin: string;
  water: string;
  ink: string;
  quiet: string;
  seaInk: string;
  halo: string;
  sans: string;
  serif: string;
}

/** mapColours resolves the tokens of the theme that holds now. */
export function mapColours(): MapColours {
  const probe = newProbe();
  const colour = (token: string) => resolved(probe, token);
  const face = (token: string) => {
    probe.style.fontFamily = `var(${token})`;
    return getComputedStyle(probe).fontFamily;
  };
  const colours: MapColours = {
    sea: colour("--sea"),
    missing: colour("--wash"),
    land: colour("--land"),
    coast: colour("--coast"),
    urban: colour("--urban"),
    border: colour("--border"),
    admin: colour("--admin"),
    water: colour("--water"),
    ink: colour("--map-ink"),
    quiet: colour("--map-quiet"),
    seaInk: colour("--sea-ink"),
    halo: colour("--land"),
    sans: face("--sans"),
    serif: face("--serif"),
  };
  probe.remove();
  return colours;
}

/** tokenColours resolves some tokens of the theme that holds now. */
export function tokenColours(...tokens: string[]): Map<string, string> {
  const probe = newProbe();
  const colours = new Map(tokens.map((token) => [token, resolved(probe, token)]));
  probe.remove();
  return colours;
}

function newProbe(): HTMLElement {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none"); // else every colour is that of text
  document.body.append(probe);
  return probe;
}

function resolved(probe: HTMLElement, token: string): string {
  probe.style.color = `var(${token})`;
  return getComputedStyle(probe).color;
}

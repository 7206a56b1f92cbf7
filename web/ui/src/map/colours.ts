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
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
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

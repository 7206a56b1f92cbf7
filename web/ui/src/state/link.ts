// The state of the page in its address: #map=6/39.500/31.200&place=…&unit=mi.
// What has its usual value is left out, so that a plain address stays plain.
import type { Theme } from "../browser/theme";
import type { Unit } from "../format/length";
import { type Stop, type View, wrapped } from "../model/geo";
import type { Selection, State, Tab } from "./state";

/** Linked is the part of the state that an address carries. */
export interface Linked {
  view: View | null;
  selection: Selection | null;
  tab: Tab | null;
  unit: Unit;
  theme: Theme;
  stops: Stop[];
}

/**
 * writeLink is the fragment, without "#", that leads back to a state. The theme is the reader's own, and
 * only frames are given one.
 */
export function writeLink(state: Pick<State, "view" | "selection" | "tab" | "unit" | "measuring">): string {
  const parts: string[] = [];
  const add = (key: string, value: string) =>
    parts.push(
      `${key}=${encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",")}`,
    );
  if (state.view) {
    const { zoom, centre } = state.view;
    const digits = Math.max(1, Math.min(5, Math.round(zoom / 3)));
    add("map", `${zoom}/${centre[1].toFixed(digits)}/${wrapped(centre[0]).toFixed(digits)}`);
  }
  if (state.selection?.kind === "place") add("place", state.selection.id);
  if (state.selection?.kind === "pair") add("pair", `${state.selection.from},${state.selection.to}`);
  if (state.selection?.kind === "claim") add("claim", String(state.selection.index + 1));
  if (state.tab !== "text") add("tab", state.tab);
  if (state.unit !== "km") add("unit", state.unit);
  if (state.measuring?.stops.length) {
    add(
      "measure",
      state.measuring.stops
        .map((s) => `${s.point[1].toFixed(4)},${wrapped(s.point[0]).toFixed(4)},${s.name.replaceAll(/[;,]/g, " ")}`)
        .join(";"),
    );
  }
  return parts.join("&");
}

/** readLink reads a fragment; what it does not understand, it leaves out. */
export function readLink(fragment: string): Linked {
  const query = new URLSearchParams(fragment.replace(/^#/, ""));
  return {
    view: readView(query.get("map")),
    selection: readSelection(query),
    tab: oneOf(query.get("tab"), ["text", "places", "distances", "claims"]),
    unit: oneOf(query.get("unit"), ["km", "mi", "nmi"]) ?? "km",
    theme: oneOf(query.get("theme"), ["auto", "light", "dark"]) ?? "auto",
    stops: readStops(query.get("measure")),
  };
}

function oneOf<T extends string>(value: string | null, allowed: T[]): T | null {
  return allowed.find((a) => a === value) ?? null;
}

function readView(value: string | null): View | null {
  const [zoom, lat, lon] = (value ?? "").split("/").map((part) => (part === "" ? NaN : Number(part)));
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  const within = zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 90 && Math.abs(lon) <= 360;
  return within ? { zoom, centre: [lon, lat] } : null;
}

function readSelection(query: URLSearchParams): Selection | null {
  const place = query.get("place");
  if (place) return { kind: "place", id: place };
  const [from, to] = query.get("pair")?.split(",") ?? [];
  if (from && to) return { kind: "pair", from, to };
  const claim = Number(query.get("claim"));
  return Number.isInteger(claim) && claim > 0 ? { kind: "claim", index: claim - 1 } : null;
}

function readStops(value: string | null): Stop[] {
  const stops: Stop[] = [];
  for (const part of value?.split(";") ?? []) {
    const [lat, lon, ...name] = part.split(",");
    const [y, x] = [Number(lat), Number(lon)];
    if (lat && lon && Math.abs(y) <= 90 && Math.abs(x) <= 180) {
      stops.push({ id: `${y},${x}`, name: name.join(",") || `${y}, ${x}`, point: [x, y] });
    }
  }
  return stops;
}

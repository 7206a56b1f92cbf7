import type * as L from "leaflet";
import { say } from "../words/say";

const size = 16; // pixels of a sign
const signs = {
  home: "M2.5 8 8 2.7 13.5 8M4 7v6.3h3V9.5h2v3.8h3V7",
  full: "M2.7 6V2.7H6M10 2.7h3.3V6M13.3 10v3.3H10M6 13.3H2.7V10",
};

/**
 * addButtons puts further buttons under those that zoom: one leads back to the first view, and in a page of others
 * one shows the map as large as the screen.
 */
export function addButtons(map: L.Map, onHome: () => void, framed: boolean): void {
  const box = map.getContainer();
  const bar = box.querySelector<HTMLElement>(".leaflet-control-zoom");
  bar?.append(button("home", say("map.home"), onHome));
  if (!framed || !document.fullscreenEnabled) return;
  const page = box.closest("main") ?? box;
  const turn = () => void (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen());
  bar?.append(button("full", say("map.full"), turn));
}

function button(sign: keyof typeof signs, label: string, onPress: () => void): HTMLElement {
  const made = document.createElement("a"); // as Leaflet makes its own, which share their look
  made.href = "#";
  made.role = "button";
  made.title = made.ariaLabel = label;
  made.className = `map-button map-${sign}`;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, width: size, height: size })) {
    svg.setAttribute(name, String(value));
  }
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", signs[sign]);
  svg.append(path);
  svg.setAttribute("aria-hidden", "true");
  made.append(svg);
  const press = (event: Event) => {
    event.preventDefault();
    event.stopPropagation(); // it means no point of the map
    onPress();
  };
  made.addEventListener("click", press);
  made.addEventListener("dblclick", (event) => event.stopPropagation());
  made.addEventListener("keydown", (event) => event.key === " " && press(event));
  return made;
}

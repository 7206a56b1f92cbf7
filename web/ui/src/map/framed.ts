import * as L from "leaflet";
import { say } from "../words/say";

/**
 * yieldScrolling leaves the wheel and one finger to the page around a frame:
 * the map zooms with Ctrl or ⌘ and the wheel, and moves with two fingers.
 */
export function yieldScrolling(map: L.Map): void {
  const box = map.getContainer();
  map.scrollWheelZoom.disable();
  const hint = document.createElement("p");
  hint.className = "frame-hint";
  hint.hidden = true;
  box.append(hint);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (text: string) => {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), 1200);
  };
  box.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        map.scrollWheelZoom.enable();
        event.preventDefault(); // else the browser zooms the page
      } else {
        map.scrollWheelZoom.disable();
        tell(say("frame.zoom"));
      }
    },
    { capture: true, passive: false },
  );
  if (!L.Browser.touch) return;
  map.dragging.disable();
  box.classList.add("is-framed");
  box.addEventListener("touchmove", (event) => event.touches.length === 1 && tell(say("frame.move")), {
    passive: true,
  });
}

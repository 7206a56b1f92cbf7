import { useRef } from "preact/hooks";
import { say } from "../words/say";

const least = 12; // per cent of the height for the map
const most = 82;
const start = 45;
const step = 8;

/** Grip is the edge between map and sheet on a phone; it is dragged, or moved by the arrow keys. */
export function Grip() {
  const share = useRef(start);
  const place = (grip: HTMLElement, wanted: number) => {
    share.current = Math.max(least, Math.min(most, wanted));
    grip.setAttribute("aria-valuenow", String(Math.round(share.current)));
    grip.closest<HTMLElement>(".layout")?.style.setProperty("--map-height", `${share.current}dvh`);
  };
  const drag = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement;
    const layout = grip.closest<HTMLElement>(".layout");
    if (!layout || !grip.hasPointerCapture(event.pointerId)) return;
    place(grip, ((event.clientY - layout.getBoundingClientRect().top) / innerHeight) * 100);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -step, ArrowDown: step, Home: -100, End: 100 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    place(event.currentTarget as HTMLElement, share.current + by);
  };
  return (
    <div
      class="grip"
      role="separator"
      aria-orientation="horizontal"
      aria-label={say("grip")}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={start}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKey}
    />
  );
}

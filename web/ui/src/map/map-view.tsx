import { useEffect, useMemo, useRef } from "preact/hooks";
import { MeasureCard } from "../measure/measure-card";
import { useSelect, useStore } from "../state/store";
import { MapDesk } from "./map-desk";
import { Outside } from "./outside";

/** MapView is the map with its attribution and the chip of places beyond its edge. */
export function MapView({ framed = false }: { framed?: boolean }) {
  const store = useStore();
  const box = useRef<HTMLDivElement>(null);
  const reading = useSelect((state) => state.reading);
  const measuring = useSelect((state) => state.measuring !== null);

  useEffect(() => {
    if (!box.current) return;
    const desk = new MapDesk(box.current, store, framed);
    return () => desk.remove();
  }, [store]);

  const attribution = useMemo(() => reading?.attribution ?? "", [reading]);
  return (
    <section class="map-column" aria-label="Map" id="map">
      <div class="map" ref={box} />
      <Outside />
      {!framed && (
        <div class="map-tools">
          <button type="button" aria-pressed={measuring} onClick={() => store.send({ type: "measure", on: !measuring })}>
            Measure
          </button>
        </div>
      )}
      <MeasureCard />
      <p class="attribution" title={attribution}>
        <a href="https://www.geonames.org/" rel="noreferrer">
          GeoNames
        </a>{" "}
        CC BY 4.0 · Natural Earth
      </p>
    </section>
  );
}


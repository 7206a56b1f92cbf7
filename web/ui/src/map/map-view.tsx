import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type Ground, hostOf, readGround } from "../model/ground";
import { useSelect, useStore } from "../state/store";
import { MapController } from "./controller";
import { Outside } from "./outside";

/** GroundCredit names the source of the operator's map, and the server that it comes from, if that is another. */
function GroundCredit({ ground }: { ground: Ground }) {
  const host = hostOf(ground);
  return (
    <>
      {" · "}
      {ground.attribution}
      {host && (
        <span title={`Your browser asks ${host} for the map, which can see what part of it you look at.`}>
          {" "}
          · map from {host}
        </span>
      )}
    </>
  );
}

/**
 * MapView is the map with its attribution and the chip of places beyond its edge; what else stands on
 * it are its children.
 */
export function MapView({ framed = false, children }: { framed?: boolean; children?: ComponentChildren }) {
  const store = useStore();
  const box = useRef<HTMLDivElement>(null);
  const reading = useSelect((state) => state.reading);
  const measuring = useSelect((state) => state.measuring !== null);

  useEffect(() => {
    if (!box.current) return;
    const controller = new MapController(box.current, store, framed);
    return () => controller.remove();
  }, [store]);

  const ground = useMemo(() => readGround(document), []);
  const attribution = useMemo(() => reading?.attribution ?? "", [reading]);
  return (
    <section class="map-column" aria-label="Map" id="map">
      <div class="map" ref={box} />
      <Outside />
      {!framed && (
        <div class="map-tools">
          <button
            type="button"
            aria-pressed={measuring}
            onClick={() => store.send({ type: "measure", on: !measuring })}
          >
            Measure
          </button>
        </div>
      )}
      {children}
      <p class="attribution" title={attribution}>
        <a href="https://www.geonames.org/" rel="noreferrer">
          GeoNames
        </a>{" "}
        CC BY 4.0 · Natural Earth
        {ground && <GroundCredit ground={ground} />}
      </p>
    </section>
  );
}

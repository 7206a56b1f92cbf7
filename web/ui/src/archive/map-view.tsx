import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { hostOf, readGround } from "../model/ground";
import { say } from "../words/say";
import { useDesk, usePart } from "./state";

/** ArchiveMapView is the map with its tools and its attribution. */
export function ArchiveMapView({ framed = false }: { framed?: boolean }) {
  const desk = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const drawing = usePart((state) => state.drawing);
  const [error, setError] = useState("");
  useEffect(() => {
    let map: { remove(): void } | null = null;
    let isGone = false;
    import("./archive-map").then(
      ({ ArchiveMap }) => {
        if (box.current && !isGone) map = new ArchiveMap(box.current, desk, framed);
      },
      () => setError(say("map.notLoaded")),
    );
    return () => {
      isGone = true;
      map?.remove();
    };
  }, [desk]);
  const ground = useMemo(() => readGround(document), []);
  const host = ground ? hostOf(ground) : "";
  return (
    <section class="map-column" aria-label={say("map")} id="map">
      <div class="map" ref={box} />
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      {drawing && (
        <p class="placing-hint" role="status">
          {say("archive.radius.draw")}{" "}
          <button type="button" class="plain" onClick={() => desk.change({ drawing: false })}>
            {say("cancel")}
          </button>
        </p>
      )}
      {!framed && (
        <div class="map-tools">
          <button type="button" aria-pressed={drawing} onClick={() => desk.change({ drawing: !drawing })}>
            {say("archive.radius")}
          </button>
        </div>
      )}
      <p class="attribution">
        <a href="https://www.geonames.org/" rel="noreferrer">
          GeoNames
        </a>{" "}
        CC BY 4.0 · Natural Earth
        {ground && ` · ${ground.attribution}`}
        {ground && host && <span title={say("ground.says", { host })}> · {say("ground.from", { host })}</span>}
      </p>
    </section>
  );
}

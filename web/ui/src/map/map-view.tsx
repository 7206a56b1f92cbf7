import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { whenIdle } from "../browser/idle";
import { type Ground, hostOf, readGround } from "../model/ground";
import { type Store, useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import type { Box } from "./fit";
import { Outside } from "./outside";

const coarse = 12; // the zoom from which on the built-in map shows nothing more

/** GroundCredit names the source of the operator's map, and the server that it comes from, if that is another. */
function GroundCredit({ ground }: { ground: Ground }) {
  const host = hostOf(ground);
  return (
    <>
      {" · "}
      {ground.attribution}
      {host && <span title={say("ground.says", { host })}> · {say("ground.from", { host })}</span>}
    </>
  );
}

const patience = 300; // milliseconds that the map waits for a moment when the reader does nothing

/**
 * afterText does something when the article can be read and its places chosen, if one comes, unless what it
 * returns is called before: a slow processor takes a second for a map.
 */
function afterText(store: Store, does: () => void): () => void {
  if (store.get().progress.kind !== "busy") return whenIdle(does, patience);
  let stop = () => {};
  const heard = store.listen(({ progress }) => {
    if (progress.kind === "busy") return;
    heard();
    stop = whenIdle(does, patience);
  });
  return () => {
    heard();
    stop();
  };
}

/**
 * MapView is the map with its attribution and the chip of places beyond its edge; what else stands on
 * it are its children. The text can be read before the code of the map is there.
 */
export function MapView({
  framed = false,
  first = null,
  children,
}: {
  framed?: boolean;
  first?: Box | null; // what a new map shows; null leaves it to the article
  children?: ComponentChildren;
}) {
  const store = useStore();
  const box = useRef<HTMLDivElement>(null);
  const reading = useSelect((state) => state.reading);
  const measuring = useSelect((state) => state.measuring !== null);
  const [error, setError] = useState("");

  useEffect(() => {
    let controller: { remove(): void } | null = null;
    let stop = () => {};
    let isGone = false;
    import("./controller").then(
      ({ MapController }) => {
        if (isGone) return;
        stop = afterText(store, () => {
          if (box.current) controller = new MapController(box.current, store, framed, first);
        });
      },
      () => setError(say("map.notLoaded")),
    );
    return () => {
      isGone = true;
      stop();
      controller?.remove();
    };
  }, [store]);

  const isClosest = useSelect((state) => (state.view?.zoom ?? 0) >= coarse);
  const ground = useMemo(() => readGround(document), []);
  const attribution = useMemo(() => reading?.attribution ?? "", [reading]);
  return (
    <section class="map-column" aria-label={say("map")} id="map">
      <div class="map" ref={box} />
      {error && (
        <p class="failure" role="alert">
          {error}
        </p>
      )}
      <Outside />
      {!framed && (
        <div class="map-tools">
          <button
            type="button"
            aria-pressed={measuring}
            onClick={() => store.send({ type: "measure", on: !measuring })}
          >
            {say("measure")}
          </button>
        </div>
      )}
      {children}
      <p class="attribution" title={attribution}>
        {isClosest && !ground && <span class="no-streets">{say("map.noStreets")} · </span>}
        <a href="https://www.geonames.org/" rel="noreferrer">
          GeoNames
        </a>{" "}
        CC BY 4.0 · Natural Earth
        {ground && <GroundCredit ground={ground} />}
      </p>
    </section>
  );
}

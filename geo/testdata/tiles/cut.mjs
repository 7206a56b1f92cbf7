// node cut.mjs FOLDER: for each z.json in the folder, {"layers":{name: features},"tiles":[[x,y]…]}, how long geojson-vt
// and vt-pbf take to make those tiles of its zoom, each asked for once: a line of JSON for each zoom. Reading the
// features and cutting them down to zoom 5, as geojson-vt does in advance, is not counted.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import geojsonvt from "geojson-vt";
import vtpbf from "vt-pbf";

const folder = process.argv[2];
for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const { zoom, layers, tiles } = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const options = { maxZoom: zoom, tolerance: 0, indexMaxPoints: 0, indexMaxZoom: Math.min(zoom, 5) };
  const cut = (packed) => {
    const indexes = Object.entries(layers).map(([layer, features]) => [
      layer,
      geojsonvt({ type: "FeatureCollection", features }, options),
    ]);
    let bytes = 0;
    const began = performance.now();
    for (const [x, y] of tiles) {
      const found = {};
      for (const [layer, index] of indexes) {
        const tile = index.getTile(zoom, x, y);
        if (tile) found[layer] = tile;
      }
      let tile = vtpbf.fromGeojsonVt(found, { version: 2 });
      if (packed) tile = gzipSync(tile);
      bytes += tile.length;
    }
    return { seconds: (performance.now() - began) / 1000, bytes };
  };
  cut(true); // warms the compiler
  const [raw, packed] = [cut(false), cut(true)];
  console.log(JSON.stringify({ zoom, seconds: raw.seconds, packed: packed.seconds, bytes: packed.bytes }));
}

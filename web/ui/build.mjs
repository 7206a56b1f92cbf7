// Builds the page into ../dist, which the Go server embeds.
//
//   node build.mjs            once, minified, with hashed asset names
//   node build.mjs --watch    serves on :5173 with live reload; everything that
//                             is not the page is asked of DATELINE
//                             (default http://127.0.0.1:8080)
import * as esbuild from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "..", "dist");
const watch = process.argv.includes("--watch");
const ceiling = 220_000; // bytes of gzip that the first view loads

// protomaps-leaflet reads Leaflet from a global L; here it imports it as others do, and goes where they go.
// The built-in map has a style and tiles of its own: what draws it goes without those of Protomaps, which only
// an operator's map needs.
const protomaps = {
  name: "protomaps",
  setup: (build) => {
    build.onLoad({ filter: /protomaps-leaflet[\\/]dist[\\/]esm[\\/]index\.js$/ }, async ({ path: file, suffix }) => {
      let source = await readFile(file, "utf8");
      if (!suffix) source = source.replaceAll(/from"(@protomaps\/basemaps|pmtiles)"/g, 'from"$1?none"');
      return { contents: `import * as L from "leaflet";\n${source}`, resolveDir: path.dirname(file) };
    });
    build.onResolve(
      { filter: /^(protomaps-leaflet|@protomaps\/basemaps|pmtiles)\?/ },
      async ({ path: name, ...from }) => {
        const [plain, suffix] = name.split("?");
        if (suffix === "none") return { path: plain, namespace: "none" };
        return { ...(await build.resolve(plain, from)), suffix: `?${suffix}` };
      },
    );
    build.onLoad({ filter: /.*/, namespace: "none" }, () => ({
      contents: "export const namedFlavor = undefined, PMTiles = undefined, language_script_pairs = undefined;",
    }));
  },
};

// "x?file" is the name that x gets beside the scripts, into which it is copied as it is.
const files = {
  name: "files",
  setup: (build) => {
    build.onResolve({ filter: /\?file$/ }, async ({ path: name, ...from }) => ({
      ...(await build.resolve(name.replace(/\?file$/, ""), from)),
      suffix: "?file",
    }));
    build.onLoad({ filter: /\.mjs$/ }, async ({ path: file, suffix }) =>
      suffix === "?file" ? { contents: await readFile(file), loader: "file" } : undefined,
    );
  },
};

// pages are those that are built, each with the script that starts it, its style, and the code of its map, which
// comes later.
const pages = [
  { file: "index.html", of: "index.html", entry: "src/main.tsx", style: "src/main.css", map: "src/map/controller.ts" },
  { file: "embed.html", of: "index.html", entry: "src/embed.tsx", style: "src/main.css", map: "src/map/controller.ts" },
  {
    file: "archive.html",
    of: "archive.html",
    entry: "src/archive.tsx",
    style: "src/archive.css",
    map: "src/archive/archive-map.ts",
  },
];

// oneStart puts all that a page needs at first into one script: code that comes later imports that script as a whole.
// Without it, what the two have in common is cut into a dozen files, each of which costs a slow network a round trip.
// Each page has its scripts to itself: one shared with another page would start that page, too.
//
// The catalogues of words stay apart, since the start waits for one of them.
const oneStart = (entry) => ({
  name: "one start",
  setup: (build) => {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path: name, kind, pluginData, ...from }) => {
      if (kind !== "dynamic-import" || pluginData === found || from.importer === path.join(here, catalogues)) return;
      const { path: file, errors } = await build.resolve(name, { ...from, kind, pluginData: found });
      return errors.length ? { errors } : { path: path.relative(here, file), namespace: later };
    });
    build.onLoad({ filter: /.*/, namespace: later }, ({ path: file }) => ({
      contents: `import "./${entry}"; export * from "./${file}";`,
      resolveDir: here,
    }));
  },
});
const found = {}; // marks what the plugin itself asks for
const later = "later";
const catalogues = "src/words/say.ts";

const options = {
  absWorkingDir: here,
  outdir: path.join(dist, "assets"),
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  minify: !watch,
  charset: "utf8",
  sourcemap: watch ? "inline" : false,
  metafile: true,
  format: "esm",
  target: ["es2022", "chrome110", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "empty" }, // of Leaflet's own markers and layers, which the map does without
  splitting: true,
  legalComments: "none",
  plugins: [protomaps, files],
  logLevel: "warning",
};

// builds are those of the pages, of their styles, and of the script that runs before the first paint, with the style
// of what is painted then.
const builds = [
  ...pages.map(({ entry }) => ({ ...options, entryPoints: [entry], plugins: [...options.plugins, oneStart(entry)] })),
  { ...options, entryPoints: [...new Set(pages.map(({ style }) => style))], splitting: false, outbase: "src" },
  { ...options, entryPoints: { theme: "src/page/theme-boot.ts" }, splitting: false, format: "iife" },
];

// startOf is the script that has an entry in it.
function startOf({ outputs }, entry) {
  return Object.keys(outputs).find((file) => Object.hasOwn(outputs[file].inputs, entry) && outputs[file].bytes > 0);
}

// needs are some outputs and all that they import.
function needs({ outputs }, files) {
  const all = new Set();
  const take = (file) => {
    if (all.has(file)) return;
    all.add(file);
    for (const { path: imported, kind } of outputs[file].imports) if (kind === "import-statement") take(imported);
  };
  files.forEach(take);
  return all;
}

// laterOf are the scripts that the map of a page needs besides those of the page.
function laterOf(metafile, { entry, map }) {
  const first = needs(metafile, [startOf(metafile, entry)]);
  return [...needs(metafile, [outputOf(metafile, `${later}:${map}`)])].filter((file) => !first.has(file));
}

// outputOf is the output of an entry.
function outputOf({ outputs }, entry) {
  const file = Object.keys(outputs).find((name) => outputs[name].entryPoint === entry);
  if (!file) throw new Error(`build: no output for ${entry}`);
  return file;
}

// writePages writes the pages with the names that the build gave their assets; built has what was built for each
// of them, then the styles and the theme.
async function writePages(built) {
  const icon = await readFile(path.join(here, "icon.svg"));
  const iconName = `icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
  await writeFile(path.join(dist, "assets", iconName), icon);
  const address = (file) => `/assets/${path.basename(file)}`;
  const [styles, theme] = built.slice(pages.length);
  for (const [i, page] of pages.entries()) {
    const start = startOf(built[i], page.entry);
    const words = Object.keys(built[i].outputs).filter((file) =>
      /^src\/words\//.test(built[i].outputs[file].entryPoint),
    );
    const boot = outputOf(theme, "src/page/theme-boot.ts");
    const html = (await readFile(path.join(here, page.of), "utf8"))
      .replace("{{later}}", laterOf(built[i], page).map(address).join(" "))
      .replace("{{words}}", words.map(address).join(" "))
      .replace("{{theme}}", address(boot))
      .replace("{{first-style}}", address(theme.outputs[boot].cssBundle))
      .replace("{{style}}", address(outputOf(styles, page.style)))
      .replace("{{icon}}", `/assets/${iconName}`)
      .replace("{{start}}", address(start));
    await writeFile(path.join(dist, page.file), html);
  }
}

// weigh fails the build when what the first view of a page loads grows over its ceiling: the page, the map,
// and all that they import. The rest is loaded when it is wanted.
async function weigh(built) {
  const [styles, theme] = built.slice(pages.length);
  const sizeOf = async (file) => gzipSync(await readFile(path.join(here, file))).length;
  const sum = async (files) => (await Promise.all([...files].map(sizeOf))).reduce((all, size) => all + size, 0);
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  for (const [i, page] of pages.entries()) {
    const start = needs(built[i], [startOf(built[i], page.entry)]);
    const first = [...start, ...laterOf(built[i], page), ...Object.keys(theme.outputs), outputOf(styles, page.style)];
    const early = await sum(first);
    console.log(`web/dist: ${kB(early)} kB gzip for the first view of ${page.file}, ${kB(await sum(start))} to start`);
    if (early > ceiling)
      throw new Error(
        `build: ${early} bytes of gzip for the first view of ${page.file}, at most ${ceiling} are allowed`,
      );
  }
  const all = new Set(built.flatMap(({ outputs }) => Object.keys(outputs)));
  console.log(`web/dist: ${kB(await sum(all))} kB gzip in all`);
}

// pack compresses each asset once and well, beside it; the server sends this form to who reads it.
async function pack(built) {
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
  for (const file of new Set(built.flatMap(({ outputs }) => Object.keys(outputs)))) {
    const plain = await readFile(path.join(here, file));
    const packed = brotliCompressSync(plain, { params });
    if (packed.length < plain.length * 0.9) await writeFile(path.join(here, `${file}.br`), packed);
  }
}

await rm(path.join(dist, "assets"), { recursive: true, force: true });
await mkdir(path.join(dist, "assets"), { recursive: true });

if (watch) {
  const { serve } = await import("./dev/serve.mjs");
  await serve({ esbuild, builds, dist, write: writePages });
} else {
  const built = (await Promise.all(builds.map((one) => esbuild.build(one)))).map(({ metafile }) => metafile);
  await writePages(built);
  await pack(built);
  await weigh(built);
}

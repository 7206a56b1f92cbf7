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

const options = {
  absWorkingDir: here,
  entryPoints: { app: "src/main.tsx", archive: "src/archive.tsx" },
  outdir: path.join(dist, "assets"),
  entryNames: watch ? "[name]" : "[name]-[hash]",
  assetNames: watch ? "[name]" : "[name]-[hash]",
  bundle: true,
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  metafile: true,
  format: "esm",
  target: ["es2022", "chrome110", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "empty" }, // of Leaflet's own markers and layers, which the map does without
  splitting: true,
  chunkNames: watch ? "[name]" : "[name]-[hash]",
  legalComments: "none",
  plugins: [protomaps, files],
  logLevel: "warning",
};

// theme is a script of its own, which runs before the first paint, with the style of what is painted then.
const theme = { ...options, entryPoints: { theme: "src/page/theme-boot.ts" }, splitting: false, format: "iife" };

// pages are those that are built, each with its entry and with the code of its map, which comes later.
const pages = [
  { file: "index.html", entry: "src/main.tsx", map: "src/map/controller.ts" },
  { file: "archive.html", entry: "src/archive.tsx", map: "src/archive/archive-map.ts" },
];

// later are the scripts that the map needs besides those of the page.
function later(metafile, { entry, map }) {
  const first = needs(metafile, [entry]);
  const files = [...needs(metafile, [map])].filter((file) => !first.has(file));
  return files.map((file) => `/assets/${path.basename(file)}`);
}

// needs are the outputs of some entries and all that they import.
function needs({ outputs }, entries) {
  const files = new Set();
  const take = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const { path: imported, kind } of outputs[file].imports) if (kind === "import-statement") take(imported);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (entries.includes(entryPoint)) take(file);
  return files;
}

// page writes the pages with the names that the build gave their assets.
async function page(metafile) {
  const icon = await readFile(path.join(here, "icon.svg"));
  const iconName = `icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
  await writeFile(path.join(dist, "assets", iconName), icon);
  for (const one of pages) await writePage(metafile, one, iconName);
}

async function writePage(metafile, one, iconName) {
  const name = (entry, extension) => {
    for (const [file, output] of Object.entries(metafile.outputs)) {
      const own = output.entryPoint === entry;
      if (own && extension === ".css") return output.cssBundle && path.basename(output.cssBundle);
      if (own) return path.basename(file);
    }
    throw new Error(`build: no output for ${entry}`);
  };
  const template = await readFile(path.join(here, one.file), "utf8");
  const app = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === one.entry);
  const chunks = (app?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  const preloads = chunks.map(({ path: file }) => `<link rel="modulepreload" href="/assets/${path.basename(file)}">`);
  const html = template
    .replace("{{preloads}}", preloads.join("\n"))
    .replace("{{later}}", later(metafile, one).join(" "))
    .replace("{{theme}}", `/assets/${name("src/page/theme-boot.ts", ".js")}`)
    .replace("{{first-style}}", `/assets/${name("src/page/theme-boot.ts", ".css")}`)
    .replace("{{style}}", `/assets/${name(one.entry, ".css")}`)
    .replace("{{icon}}", `/assets/${iconName}`)
    .replace("{{app}}", `/assets/${name(one.entry, ".js")}`);
  await writeFile(path.join(dist, one.file), html);
}

// weigh fails the build when what the first view of a page loads grows over its ceiling: the page, the map,
// and all that they import. The rest is loaded when it is wanted.
async function weigh(metafile) {
  const sizes = new Map();
  for (const file of Object.keys(metafile.outputs))
    sizes.set(file, gzipSync(await readFile(path.join(here, file))).length);
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  for (const { file: name, entry, map } of pages) {
    const first = needs(metafile, [entry, "src/page/theme-boot.ts", map]);
    for (const file of first) {
      const { cssBundle } = metafile.outputs[file];
      if (cssBundle) first.add(cssBundle);
    }
    const early = [...first].reduce((sum, file) => sum + sizes.get(file), 0);
    console.log(`web/dist: ${kB(early)} kB gzip for the first view of ${name}`);
    if (early > ceiling)
      throw new Error(`build: ${early} bytes of gzip for the first view of ${name}, at most ${ceiling} are allowed`);
  }
  console.log(`web/dist: ${kB([...sizes.values()].reduce((sum, size) => sum + size, 0))} kB gzip in all`);
}

// pack compresses each asset once and well, beside it; the server sends this form to who reads it.
async function pack(metafile) {
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
  for (const file of Object.keys(metafile.outputs)) {
    const plain = await readFile(path.join(here, file));
    const packed = brotliCompressSync(plain, { params });
    if (packed.length < plain.length * 0.9) await writeFile(path.join(here, `${file}.br`), packed);
  }
}

await rm(path.join(dist, "assets"), { recursive: true, force: true });
await mkdir(path.join(dist, "assets"), { recursive: true });

if (watch) {
  const { serve } = await import("./dev/serve.mjs");
  const { metafile } = await esbuild.build(theme);
  await serve({ esbuild, options, dist, page: (app) => page({ outputs: { ...metafile.outputs, ...app.outputs } }) });
} else {
  const [app, boot] = await Promise.all([esbuild.build(options), esbuild.build(theme)]);
  const outputs = { ...app.metafile.outputs, ...boot.metafile.outputs };
  await page({ outputs });
  await pack({ outputs });
  await weigh({ outputs });
}

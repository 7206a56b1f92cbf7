// Builds the page into ../dist, which the Go server embeds.
//
//   node build.mjs            once, minified, with hashed asset names
//   node build.mjs --watch    serves on :5173 with live reload; everything that
//                             is not the page is asked of DATELINE
//                             (default http://127.0.0.1:8080)
import * as esbuild from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "..", "dist");
const watch = process.argv.includes("--watch");
const ceiling = 220_000; // bytes of gzip that the first view loads

// protomaps-leaflet reads Leaflet from a global L; here it imports it as others do, and goes where they go.
const leafletGlobal = {
  name: "leaflet-global",
  setup: (build) =>
    build.onLoad({ filter: /protomaps-leaflet[\\/]dist[\\/]esm[\\/]index\.js$/ }, async ({ path: file }) => ({
      contents: `import * as L from "leaflet";\n${await readFile(file, "utf8")}`,
    })),
};

const options = {
  absWorkingDir: here,
  entryPoints: { app: "src/main.tsx" },
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
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  splitting: true,
  chunkNames: watch ? "[name]" : "[name]-[hash]",
  legalComments: "none",
  plugins: [leafletGlobal],
  logLevel: "warning",
};

// theme is a script of its own, which runs before the first paint.
const theme = { ...options, entryPoints: { theme: "src/page/theme-boot.ts" }, splitting: false, format: "iife" };

// page writes index.html with the names that the build gave its assets.
async function page(metafile) {
  const name = (entry, extension) => {
    for (const [file, output] of Object.entries(metafile.outputs)) {
      const own = output.entryPoint === entry;
      if (own && extension === ".css") return output.cssBundle && path.basename(output.cssBundle);
      if (own) return path.basename(file);
    }
    throw new Error(`build: no output for ${entry}`);
  };
  const icon = await readFile(path.join(here, "icon.svg"));
  const iconName = `icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
  await writeFile(path.join(dist, "assets", iconName), icon);
  const template = await readFile(path.join(here, "index.html"), "utf8");
  const app = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === "src/main.tsx")?.[1];
  const chunks = (app?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  const preloads = chunks.map(({ path: file }) => `<link rel="modulepreload" href="/assets/${path.basename(file)}">`);
  const html = template
    .replace("{{preloads}}", preloads.join("\n"))
    .replace("{{theme}}", `/assets/${name("src/page/theme-boot.ts", ".js")}`)
    .replace("{{style}}", `/assets/${name("src/main.tsx", ".css")}`)
    .replace("{{icon}}", `/assets/${iconName}`)
    .replace("{{app}}", `/assets/${name("src/main.tsx", ".js")}`);
  await writeFile(path.join(dist, "index.html"), html);
}

// weigh fails the build when what the first view loads grows over its ceiling: the page, the map, and
// all that they import. The rest is loaded when it is wanted.
async function weigh(metafile) {
  const first = new Set();
  const take = (file) => {
    if (first.has(file)) return;
    first.add(file);
    const output = metafile.outputs[file];
    if (output.cssBundle) first.add(output.cssBundle);
    for (const { path: imported, kind } of output.imports) if (kind === "import-statement") take(imported);
  };
  const entries = ["src/main.tsx", "src/page/theme-boot.ts", "src/map/controller.ts"];
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) if (entries.includes(entryPoint)) take(file);
  let [total, early] = [0, 0];
  for (const file of Object.keys(metafile.outputs)) {
    const size = gzipSync(await readFile(path.join(here, file))).length;
    total += size;
    if (first.has(file)) early += size;
  }
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  console.log(`web/dist: ${kB(early)} kB gzip for the first view, ${kB(total)} kB in all`);
  if (early > ceiling)
    throw new Error(`build: ${early} bytes of gzip for the first view, at most ${ceiling} are allowed`);
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
  await weigh({ outputs });
}

// Builds the page into ../dist, which the Go server embeds.
//
//   node build.mjs            once, minified, with hashed asset names
//   node build.mjs --watch    serves on :5173 with live reload; everything that
//                             is not the page is asked of DATELINE
//                             (default http://127.0.0.1:8080)
import * as esbuild from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "..", "dist");
const watch = process.argv.includes("--watch");
const ceiling = 250_000; // bytes of gzip that a reader loads

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
  inject: ["src/map/leaflet-global.ts"],
  legalComments: "none",
  logLevel: "warning",
};

// theme is a script of its own, which runs before the first paint.
const theme = { ...options, entryPoints: { theme: "src/page/theme-boot.ts" }, inject: [], format: "iife" };

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
  const template = await readFile(path.join(here, "index.html"), "utf8");
  const html = template
    .replace("{{theme}}", `/assets/${name("src/page/theme-boot.ts", ".js")}`)
    .replace("{{style}}", `/assets/${name("src/main.tsx", ".css")}`)
    .replace("{{app}}", `/assets/${name("src/main.tsx", ".js")}`);
  await writeFile(path.join(dist, "index.html"), html);
}

// weigh fails the build when the page grows over its ceiling.
async function weigh(metafile) {
  let total = 0;
  for (const file of Object.keys(metafile.outputs)) {
    total += gzipSync(await readFile(path.join(here, file))).length;
  }
  console.log(`web/dist: ${(total / 1000).toFixed(1)} kB gzip`);
  if (total > ceiling) throw new Error(`build: ${total} bytes of gzip, at most ${ceiling} are allowed`);
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

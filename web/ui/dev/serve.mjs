// A development server: the page from esbuild with live reload, everything
// else (the API, the tiles) from a running dateline.
import http from "node:http";

const upstream = new URL(process.env.DATELINE ?? "http://127.0.0.1:8080");
const port = Number(process.env.PORT ?? 5173);

export async function serve({ esbuild, options, dist, page }) {
  const pages = { name: "page", setup: (b) => b.onEnd((r) => r.metafile && page(r.metafile)) };
  const reload = `new EventSource("/esbuild").addEventListener("change", () => location.reload());`;
  const context = await esbuild.context({ ...options, banner: { js: reload }, plugins: [...options.plugins, pages] });
  await context.watch();
  const files = await context.serve({ servedir: dist, host: "127.0.0.1" });

  http
    .createServer((request, response) => {
      const isArchive = /^\/(embed\/)?archive($|\?)/.test(request.url);
      const ours = isArchive || /^\/($|\?|assets\/|esbuild|m\/|embed\/)/.test(request.url);
      const shell = isArchive || /^\/($|\?|m\/|embed\/)/.test(request.url);
      const to = ours ? { hostname: "127.0.0.1", port: files.port } : upstream;
      const onward = http.request(
        {
          hostname: to.hostname,
          port: to.port,
          path: isArchive ? "/archive.html" : shell ? "/index.html" : request.url,
          method: request.method,
          headers: request.headers,
        },
        (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on("error", (error) => {
        response.writeHead(502, { "content-type": "application/problem+json" });
        response.end(
          JSON.stringify({
            title: `no dateline at ${upstream.origin}: start "go run ./cmd/dateline"`,
            detail: error.message,
            status: 502,
          }),
        );
      });
      request.pipe(onward);
    })
    .listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/ with ${upstream.origin}`));
}

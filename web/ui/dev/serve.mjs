// A development server: the page from esbuild with live reload, everything
// else (the API, the tiles) from a running dateline.
import http from "node:http";

const upstream = new URL(process.env.DATELINE ?? "http://127.0.0.1:8080");
const port = Number(process.env.PORT ?? 5173);

export async function serve({ esbuild, builds, dist, write }) {
  const reload = `new EventSource("/esbuild").addEventListener("change", () => location.reload());`;
  const built = [];
  const note = (i) => ({
    name: "page",
    setup: (b) =>
      b.onEnd(({ metafile }) => {
        if (metafile) built[i] = metafile;
        return Object.keys(built).length === builds.length ? write(built) : undefined;
      }),
  });
  const contexts = await Promise.all(
    builds.map((one, i) =>
      esbuild.context({ ...one, banner: { js: reload }, plugins: [...(one.plugins ?? []), note(i)] }),
    ),
  );
  for (const context of contexts) await context.watch();
  const files = await contexts[0].serve({ servedir: dist, host: "127.0.0.1" });

  http
    .createServer((request, response) => {
      const isArchive = /^\/(embed\/)?archive($|\?)/.test(request.url);
      const ours = isArchive || /^\/($|\?|assets\/|esbuild|m\/|embed\/)/.test(request.url);
      const shell = /^\/embed\//.test(request.url)
        ? "/embed.html"
        : /^\/($|\?|m\/)/.test(request.url)
          ? "/index.html"
          : "";
      const to = ours ? { hostname: "127.0.0.1", port: files.port } : upstream;
      const onward = http.request(
        {
          hostname: to.hostname,
          port: to.port,
          path: isArchive ? "/archive.html" : shell || request.url,
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

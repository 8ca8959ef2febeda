// Serves pages that are no part of the simulator, as somebody's own documentation would be.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What a careful site allows. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

const REPOSITORY = new URL("../..", import.meta.url);

/** Answers with `files`, texts by path, then with those of a folder, by itself the repository, where `find` says they are. */
export async function serve({ files = new Map(), folder = REPOSITORY, find = (path) => path, headers = {}, port = 0 } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const at = new URL(`.${find(path)}`, folder);
    const body = files.get(path) ?? (await readFile(at).catch(() => undefined));
    if (body === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(find(path))] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY, ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, files, stop };
}

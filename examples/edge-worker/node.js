// For Node: node node.js [PORT]

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Readable } from "node:stream";

import { init } from "entra-verdict";

import { handler, refused } from "./handler.js";

const policies = [await readFile(new URL("policies/authenticationMethodsPolicy.json", import.meta.url))];
const answer = handler({ init, policies });

// What HTTP lets through and a Request does not take: some methods, and addresses that are none.
function requestOf(request) {
  if (["TRACE", "TRACK", "CONNECT"].includes(request.method)) return refused(405, "http.method", "POST and GET only", { allow: "POST, GET, HEAD" });
  try {
    const body = ["GET", "HEAD"].includes(request.method) ? undefined : Readable.toWeb(request);
    const headers = Object.entries(request.headersDistinct).map(([name, values]) => [name, values.join(", ")]);
    return new Request(new URL(request.url, "http://localhost"), { method: request.method, headers, body, duplex: "half" });
  } catch {
    return refused(400, "http.request", "the request is none that can be read");
  }
}

const server = createServer(async (request, response) => {
  const asked = requestOf(request);
  const answered = asked instanceof Response ? asked : await answer(asked);
  // What is left of a body that was refused is not waited for.
  const close = request.complete ? {} : { connection: "close" };
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...close });
  response.end(Buffer.from(await answered.arrayBuffer()));
});
server.listen(Number(process.argv[2] ?? 8787), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

// For Node: node node.js [PORT]

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Readable } from "node:stream";

import { init } from "entra-verdict";

import { handler } from "./handler.js";

const policies = [await readFile(new URL("policies/authenticationMethodsPolicy.json", import.meta.url))];
const answer = handler({ init, policies });

const server = createServer(async (request, response) => {
  const body = ["GET", "HEAD"].includes(request.method) ? undefined : Readable.toWeb(request);
  const headers = Object.entries(request.headersDistinct).map(([name, values]) => [name, values.join(", ")]);
  const asked = new Request(new URL(request.url, "http://localhost"), { method: request.method, headers, body, duplex: "half" });
  const answered = await answer(asked);
  // What is left of a body that was refused is not waited for.
  const close = request.complete ? {} : { connection: "close" };
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...close });
  response.end(Buffer.from(await answered.arrayBuffer()));
});
server.listen(Number(process.argv[2] ?? 8787), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

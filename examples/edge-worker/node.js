// For Node: node node.js [PORT]
// POLICIES names the folder of policies, whose changes count after REFRESH seconds.

import { readFile, readdir } from "node:fs/promises";
import { STATUS_CODES, createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { decode, init } from "entra-verdict";
import { toNodeHandler } from "srvx/node";

import { handler } from "./handler.js";
import { Unavailable, told } from "./policies.js";
import { settings } from "./settings.js";

const { env } = process;
const folder = env.POLICIES ?? fileURLToPath(new URL("policies", import.meta.url));

async function read() {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json")).sort();
  if (files.length === 0) throw new Unavailable(`${folder} has no policies`);
  const texts = [];
  for (const file of files) texts.push(decode(await readFile(join(folder, file))));
  return told(texts);
}

/** What is set by variables, or the end of it all with a line that says what is wrong. */
function settled() {
  try {
    return settings(env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

const fetch = handler({ init, read, ...settled() });

const answer = toNodeHandler(async (request) => {
  const response = await fetch(request, { client: request.ip });
  // What is left of a body that was refused is not waited for.
  if (!request.runtime.node.req.complete) response.headers.set("connection", "close");
  return response;
});

/** What HTTP lets through as the target of a request, and no address is. */
const isTarget = (target) => target.startsWith("/") || URL.canParse(target);

/** Whether a request says once which host it is for, as HTTP 1.1 asks of it (RFC 9112, 3.2). Node takes the first of several. */
function namesHost({ httpVersion, headersDistinct: { host = [] } }) {
  return httpVersion !== "1.1" || (host.length === 1 && /^[^\s/?#@\\]+$/.test(host[0]) && URL.canParse(`http://${host[0]}`));
}

/** An answer where there is no request to give to the handler. */
function problem(status, message) {
  const body = JSON.stringify({ error: { code: "http.request", message } });
  return { body, headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), connection: "close" }, status };
}

function refuse(response, ...what) {
  const { status, headers, body } = problem(...what);
  response.writeHead(status, headers).end(body);
}

// Who names no host is answered here, since Node has no words for that. What comes in too slowly is looked for more often than every half a
// minute, as Node does by itself. Connections are kept for longer than proxies keep them, so that none is closed in the moment in which a
// proxy uses it again.
const options = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000, keepAliveTimeout: 75_000, requireHostHeader: false };

const server = createServer(options, (request, response) => {
  // A connection that breaks off ends nothing but itself.
  for (const stream of [request, response]) stream.on("error", () => {});
  if (!isTarget(request.url)) refuse(response, 400, "the request is for no address");
  else if (!namesHost(request)) refuse(response, 400, "the request does not name one host");
  else answer(request, response);
});

server.on("checkExpectation", (_, response) => refuse(response, 417, "nothing but 100-continue can be expected"));

// No tunnel leads through here.
server.on("connect", (_, socket) => end(socket, 405, "CONNECT is not answered"));

/** @type {Record<string, [number, string]>} */
const BROKEN = {
  HPE_HEADER_OVERFLOW: [431, "the head of the request is too large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "the request took too long to come in"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "the extensions of chunks are too large"],
};

server.on("clientError", (error, socket) => {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  end(socket, ...(BROKEN[error.code] ?? [400, "this is no HTTP request"]));
});

function end(socket, ...what) {
  const { status, headers, body } = problem(...what);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    // What was asked is answered first, and a connection is closed once it is idle.
    server.close(() => process.exit(0));
    setInterval(() => server.closeIdleConnections(), 100).unref();
    server.closeIdleConnections();
  });
}

const port = process.argv[2] ?? "8787";
const host = env.HOST ?? "127.0.0.1";

// A stack would say less than why nobody can be listened to.
server.once("error", (error) => {
  console.error(`${host}:${port} cannot be listened at: ${error.message}`);
  process.exit(2);
});

if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
  console.error(`the port is a number up to 65535, not ${port}`);
  process.exit(2);
}

server.listen(Number(port), host, () => {
  const { address, port: bound } = server.address();
  console.log(JSON.stringify({ event: "listening", address: `http://${address.includes(":") ? `[${address}]` : address}:${bound}` }));
});

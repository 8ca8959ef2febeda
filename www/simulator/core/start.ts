// How the core and the workers beside the page start: from files beside this one, or, where the page is one file, from what is
// in it.

import { init } from "./package.ts";

/** Resolves once the core answers, in the page and in each worker. */
export async function startCore() {
  if (!IN_ONE_FILE) return init();
  const { core: first, ...parts } = await (globalThis.document ? core() : sent());
  return init(first, parts);
}

/** A worker of the simulator. */
export function startWorker(name: "answer" | "metadata" | "organisation" | "sweep" | "timeline") {
  if (!IN_ONE_FILE) return new Worker(new URL(`./${name}-worker.js`, import.meta.url), { type: "module" });
  addresses[name] ??= URL.createObjectURL(new Blob([inFile(`${name}-worker`)], { type: "text/javascript" }));
  const worker = new Worker(addresses[name]);
  void core().then((bytes) => worker.postMessage({ core: bytes }));
  return worker;
}

/** Where the workers of the page in one file are, by name. */
const addresses: Record<string, string> = {};

/** The bytes of something that is in the page. */
function inFile(name: string) {
  const text = document.getElementById(`file-${name}`)?.textContent ?? "";
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The core and its parts. */
const MODULES = ["core", "signatures", "rest", "en", "ja"] as const;

/** The bytes of each. */
type Modules = Record<(typeof MODULES)[number], ArrayBuffer>;

let unpacked: Promise<Modules> | undefined;

/** The bytes of the core, which are in the page compressed. */
function core() {
  const bytes = (name: string) => new Response(new Blob([inFile(name)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const all = async () => Object.fromEntries(await Promise.all(MODULES.map(async (name) => [name, await bytes(name)])));
  unpacked ??= all();
  return unpacked;
}

/** The bytes of the core, which the page sends to a worker before anything else. */
function sent() {
  return new Promise<Modules>((settle) => {
    const take = (event: MessageEvent) => {
      if (!event.data?.core) return;
      event.stopImmediatePropagation();
      removeEventListener("message", take);
      settle(event.data.core);
    };
    addEventListener("message", take);
  });
}

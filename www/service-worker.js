// Keeps the page's own files for when there is no network. Whatever the server has comes first, so a new version is seen
// at once; what it says not to store is not stored. Only files of the page are kept: no address with a query, and nothing
// that somebody pastes, since that is in no request.

const CACHE = "entra-verdict-page-2";

/** The files of the page, from where this one lies; whatever builds the page writes them here. */
const FILES = [];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const earlier = names.filter((name) => name.startsWith("entra-verdict-page-") && name !== CACHE);
      await Promise.all(earlier.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

/** Whether a request is for a file of the page. */
function isOurs({ method, url }) {
  const { search } = new URL(url);
  return method === "GET" && search === "" && url.startsWith(self.registration.scope);
}

/** Whether an answer may be kept, and can stand for its request later. */
function isLasting({ ok, type, redirected, headers }) {
  return ok && type === "basic" && !redirected && !/no-store/i.test(headers.get("cache-control") ?? "");
}

/** What a request is kept under: what stands behind # can be a whole scenario. */
function keyOf({ url }) {
  return url.split("#")[0];
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return cache.match(keyOf(request), { ignoreVary: true });
}

async function fromNetwork(request) {
  const response = await fetch(request);
  if (isLasting(response)) {
    const copy = response.clone();
    const cache = await caches.open(CACHE);
    await cache.put(keyOf(request), copy);
  }
  return response;
}

async function answer(request) {
  try {
    return await fromNetwork(request);
  } catch (error) {
    const earlier = await kept(request);
    if (earlier) return earlier;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event.request));
});

/** Forgets the scripts and looks of earlier versions, whose names no version has again. */
async function forgetEarlier() {
  const cache = await caches.open(CACHE);
  const names = new Set(FILES.map(addressOf));
  const earlier = (await cache.keys()).filter(({ url }) => /\.(js|css)$/.test(url) && !names.has(url));
  await Promise.all(earlier.map((request) => cache.delete(request)));
}

function addressOf(name) {
  return new URL(name, self.registration.scope).href;
}

// What was loaded before this worker was there, and what is loaded only once somebody needs it. Those who ask, by the address
// of their page, are told whether everything is kept.
self.addEventListener("message", (event) => {
  const { keep } = event.data ?? {};
  if (typeof keep !== "string") return;
  const wanted = [...new Set([keep, ...["./", ...FILES].map(addressOf)])].map((url) => new Request(url)).filter(isOurs);
  const keepAll = async () => {
    await Promise.all(wanted.map(async (request) => (await kept(request)) ?? fromNetwork(request)));
    await forgetEarlier();
    const all = await Promise.all(wanted.map(kept));
    return all.every(Boolean);
  };
  event.waitUntil(keepAll().then((done) => event.ports[0]?.postMessage(done), () => event.ports[0]?.postMessage(false)));
});

// Lets a service worker keep the page for when there is no network.

import { byId } from "./dom.js";

const SCRIPT = "service-worker.js";
/**
 * What the browser may not have listed among what the page loaded: its address bar's icon, an answer whose text nobody
 * read, and what is loaded only once somebody needs it.
 */
const UNLISTED = [
  "icon.svg",
  SCRIPT,
  "answer-worker.js",
  "metadata-worker.js",
  "organisation.css",
  "organisation.js",
  "organisation-calls.js",
  "organisation-names.js",
  "organisation-person.js",
  "organisation-picture.js",
  "organisation-report.js",
  "organisation-row.js",
  "organisation-rows.js",
  "organisation-table.js",
  "organisation-worker.js",
  "texts-organisation.js",
  "vendor/zip.js",
];

export async function startOffline() {
  const { serviceWorker } = navigator;
  // Browsers have none but on https and on this machine.
  if (!serviceWorker) return;
  try {
    const response = await fetch(SCRIPT, { cache: "no-cache" });
    const stored = response.ok && !/no-store/i.test(response.headers.get("cache-control") ?? "");
    // A server of somebody who is changing the page is to be asked each time, whatever was here before.
    if (!stored) {
      const earlier = await serviceWorker.getRegistration("./");
      if (await earlier?.unregister()) await forget();
      return;
    }
    await serviceWorker.register(SCRIPT, { scope: "./", updateViaCache: "none" });
    const { active } = await serviceWorker.ready;
    byId("offline").hidden = !(await keep(active));
  } catch (error) {
    // The page needs none.
    console.info(error);
  }
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("entra-verdict-page-")).map((name) => caches.delete(name)));
}

/** Whether the worker has the page, and everything that it has loaded. */
function keep(worker) {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const others = [location.pathname, ...UNLISTED].map((name) => new URL(name, location.href).href);
  const folder = new URL("./", location.href).href;
  const channel = new MessageChannel();
  const answer = new Promise((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data);
  });
  const wanted = [folder, ...others, ...loaded].filter((url) => url.startsWith(folder) && !/[?#]/.test(url));
  worker.postMessage({ keep: [...new Set(wanted)] }, [channel.port2]);
  return answer;
}

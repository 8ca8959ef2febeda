// Lets a service worker keep the page for when there is no network.

import { byId } from "../../../kit/dom.ts";

const SCRIPT = "service-worker.js";

export async function startOffline() {
  const { serviceWorker } = navigator;
  // Browsers have none but on https and on this machine, and one file needs none.
  if (!serviceWorker || IN_ONE_FILE) return;
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

/** Whether the worker has the page, as it is called here, and everything that belongs to it. */
function keep(worker: ServiceWorker | null): Promise<boolean> {
  const channel = new MessageChannel();
  const answer = new Promise<boolean>((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data);
  });
  worker?.postMessage({ keep: location.origin + location.pathname }, [channel.port2]);
  return answer;
}

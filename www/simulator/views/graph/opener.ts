// The way to the view of the requests to Microsoft Graph.

import { later } from "../parts/later.ts";
import type { openGraph as open } from "./graph-request.ts";

/** Shows the requests that turn policies into those of documents. */
export function openGraph(...change: Parameters<typeof open>) {
  void later(() => import("./graph-request.ts"), (view) => view.openGraph(...change));
}

// The way to the view of the models.

import { byId } from "../../../kit/dom.ts";
import { openLater } from "../parts/later.ts";

export function startModels() {
  for (const id of ["open-models", "document-models"] as const) openLater(byId(id), null, async () => (await import("./models.ts")).openModels);
}

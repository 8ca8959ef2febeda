// The examples, in the order in which they are shown.

import type { Json } from "../../../kit/contract.ts";
import { entryOf } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { groups } from "./groups.ts";
import { scenarios } from "./scenarios.ts";

export const gallery: readonly Entry[] = Object.entries(groups).flatMap(([group, { examples }]) =>
  Object.entries<string[]>(examples).map(([id, words]) => entryOf(id, group, words, (scenarios as Record<string, Json>)[id])),
);

// The examples: scenarios, each with its title and description in both languages beside it.

import type { Json } from "../../../kit/contract.ts";
import { entryOf } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { groups } from "./groups.ts";
import { scenarios } from "./scenarios.ts";

/** `{ id, group, title, description, scenario }`, in the order in which they are shown; what `expect` says is a promise. */
export const gallery: readonly Entry[] = Object.entries(groups).flatMap(([group, { examples }]) =>
  Object.entries<string[]>(examples).map(([id, words]) => entryOf(group, id, words, (scenarios as Record<string, Json>)[id])),
);

// What of everything is shown: what is within one class of one dimension.

import type { Region, SweepReport } from "../../../kit/contract.ts";
import { state } from "../../state/state.ts";

/** A class of a dimension, by its place; all where the dimension is empty. */
export interface Zoom {
  readonly dimension: string;
  readonly place: number;
}

export const EVERYTHING: Zoom = { dimension: "", place: 0 };

/** Dimensions of which a sign-in can have several classes at once. */
const SEVERAL: readonly string[] = ["group", "role", "control"];
/** Dimensions that say who somebody is. */
const OF_USERS: readonly string[] = ["userType", "user", "group", "role"];

/** A number as people write it. */
export function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** Whether some sign-in of a region is within. */
export function isWithin({ within }: Region, { dimension, place }: Zoom) {
  const parts = within.filter((part) => part.dimension === dimension);
  return parts.every(({ classes, except }) => {
    if (classes.includes(place)) return !except;
    return except || SEVERAL.includes(dimension);
  });
}

/** The rows and columns of the map that are within, those whose users have every word of a text. */
export function placesWithin({ map, dimensions }: SweepReport, zoom: Zoom, text: string) {
  const words = text.toLowerCase().split(/\s+/);
  const named = OF_USERS.includes(zoom.dimension) ? classOf(dimensions, zoom) : "";
  const rows = [...map.rows.keys()].filter((row) => {
    const who = map.rows[row]?.text ?? "";
    return who.includes(named) && words.every((word) => who.toLowerCase().includes(word));
  });
  const columns = [...map.columns.keys()].filter((column) => zoom.dimension !== "resource" || column === zoom.place);
  return { rows, columns };
}

/** Whether the map tells the classes of a dimension apart. */
export function isOnMap({ dimension }: Zoom) {
  return dimension === "" || dimension === "resource" || OF_USERS.includes(dimension);
}

function classOf(dimensions: SweepReport["dimensions"], { dimension, place }: Zoom) {
  return dimensions.find((one) => one.dimension === dimension)?.classes[place]?.text ?? "";
}

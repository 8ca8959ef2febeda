// What of everything is shown: what is within one class of each dimension that somebody chose.

import type { MapRow, Region, SweepNarrowing, SweepReport, SweptDimension } from "../../../kit/contract.ts";
import { t } from "../../i18n.ts";
import { state } from "../../state/state.ts";

/** The place of a class by its dimension; what is not among them is any. */
export type Narrowing = Readonly<Record<string, number>>;

export const EVERYTHING: Narrowing = {};

/** Dimensions of which a sign-in can have several classes at once. */
const SEVERAL: readonly string[] = ["group", "role", "control"];
/** Dimensions that say who somebody is. */
const OF_USERS: readonly string[] = ["userType", "user", "group", "role"];
/** Dimensions that the map is asked for anew by. */
const CIRCUMSTANCES = [
  "clientApp",
  "platform",
  "location",
  "signInRisk",
  "userRisk",
  "insiderRisk",
  "authenticationFlow",
  "device",
] as const satisfies readonly (keyof SweepNarrowing)[];

/** A number as people write it. */
export function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** How many people are meant. */
export function peopleText(count: number) {
  return t(count === 1 ? "sweep.person" : "sweep.people", { count: number(count) });
}

/** The dimensions that tell sign-ins apart. */
export function chosenFrom({ dimensions }: SweepReport): readonly SweptDimension[] {
  return dimensions.filter(({ dimension, classes }) => classes.length > (SEVERAL.includes(dimension) ? 0 : 1));
}

/** With a class of a dimension; with any of them where the place is none. */
export function narrowedBy(narrowing: Narrowing, dimension: string, place: number | null): Narrowing {
  const { [dimension]: _, ...others } = narrowing;
  return place === null ? others : { ...others, [dimension]: place };
}

/** What the map is narrowed to. */
export function circumstancesOf(narrowing: Narrowing): SweepNarrowing {
  return Object.fromEntries(CIRCUMSTANCES.filter((one) => one in narrowing).map((one) => [one, narrowing[one]]));
}

/** What of it the map does not tell apart, by the labels. */
export function beyondMap({ dimensions }: SweepReport, narrowing: Narrowing) {
  const onMap: readonly string[] = ["resource", ...OF_USERS, ...CIRCUMSTANCES];
  return dimensions.filter(({ dimension }) => dimension in narrowing && !onMap.includes(dimension)).map(({ label }) => label);
}

/** The classes in words, each with its dimension. */
export function wordsOf({ dimensions }: SweepReport, narrowing: Narrowing) {
  const text = ({ dimension, label, classes }: SweptDimension) => `${label}: ${classes[narrowing[dimension] ?? 0]?.text ?? ""}`;
  return dimensions.filter(({ dimension }) => dimension in narrowing).map(text);
}

/** Whether some sign-in of a region is within. */
export function isWithin({ within }: Pick<Region, "within">, narrowing: Narrowing) {
  return within.every(({ dimension, classes, except }) => {
    const place = narrowing[dimension];
    if (place === undefined) return true;
    if (classes.includes(place)) return !except;
    return except || SEVERAL.includes(dimension);
  });
}

/** Whether the users of a row are of each class that is chosen; who is in none that policies name is of the first. */
function isOfRow({ within }: MapRow, narrowing: Narrowing) {
  return OF_USERS.every((dimension) => {
    const place = narrowing[dimension];
    if (place === undefined) return true;
    const own = within.filter((part) => part.dimension === dimension);
    if (own.length === 0) return place === 0 && !SEVERAL.includes(dimension);
    return own.some(({ classes, except }) => classes.includes(place) !== except);
  });
}

/** The rows and columns of the map that are within, those whose users have every word of a text. */
export function placesWithin({ map }: SweepReport, narrowing: Narrowing, text: string) {
  const words = text.toLowerCase().split(/\s+/);
  const isFound = (row: MapRow) => words.every((word) => row.text.toLowerCase().includes(word));
  const rows = map.rows.flatMap((row, place) => (isOfRow(row, narrowing) && isFound(row) ? [place] : []));
  const { resource } = narrowing;
  const columns = [...map.columns.keys()].filter((column) => resource === undefined || column === resource);
  return { rows, columns };
}

// What a deployment sets by variables.

export const NAMES = ["RATE", "BURST", "REFRESH", "ORIGIN"];

/**
 * `RATE` requests a second for each client, `BURST` at once, 0 for any number; `REFRESH` seconds until policies are read again;
 * `ORIGIN` whose pages may ask.
 * @param {Record<string, unknown>} variables
 */
export function settings({ RATE, BURST, REFRESH, ORIGIN }) {
  const perSecond = number("RATE", RATE, 20);
  const limit = perSecond === 0 ? undefined : { perSecond, burst: Math.max(1, number("BURST", BURST, 2 * perSecond)) };
  return { limit, refresh: number("REFRESH", REFRESH, 60) * 1000, origin: typeof ORIGIN === "string" ? ORIGIN : undefined };
}

/** @param {string} name @param {unknown} value @param {number} otherwise */
function number(name, value, otherwise) {
  const given = value === undefined || value === "" ? otherwise : Number(value);
  if (!Number.isFinite(given) || given < 0) throw new Error(`${name} is a number from 0, not ${value}`);
  return given;
}

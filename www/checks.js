// What can be said about the checks of a verdict, however they are shown.

const DECIDING = { deny: "fail", indeterminate: "unknown" };

/** The checks from the top down to the one that the verdict's reason names. */
export function decidingPath(checks, verdict) {
  const outcome = DECIDING[verdict.decision];
  if (!outcome) return [];
  for (const check of checks) {
    const below = decidingPath(check.checks, verdict);
    if (below.length > 0) return [check, ...below];
    if (check.outcome === outcome && check.code === verdict.reason.code) return [check];
  }
  return [];
}

/** A check that came out as the one below it leaves the details to that one. */
export function leavesToBelow(check) {
  return check.checks.some((below) => below.outcome === check.outcome && below.code === check.code && below.code);
}

/** The address of a source and what to call it, in the reader's language where the site has it; null for no address. */
export function linkTo(source, language) {
  if (!source.startsWith("https://")) return null;
  const address = new URL(source);
  let name = address.host + address.pathname;
  if (address.host === "learn.microsoft.com") {
    name = `Microsoft Learn: ${address.pathname.split("/").filter(Boolean).at(-1)}`;
    const localised = /^\/[a-z]{2}-[a-z]{2}\//.test(address.pathname);
    if (!localised) address.pathname = `/${language === "ja" ? "ja-jp" : "en-us"}${address.pathname}`;
  }
  return { address: address.href, name };
}

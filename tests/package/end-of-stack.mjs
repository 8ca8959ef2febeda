// The end of the stack within a call into the core, which leaves the core half way.

/** How often the stack is filled at most: how deep it is changes while its frames are compiled. */
const ROUNDS = 20;

/**
 * Asks a tenant near the end of the stack, at one depth after another, until the core has stopped. What asks needs much of the
 * stack, so that its end is within the core at many of them.
 */
export function endOfStack(tenant, question) {
  const at = (depth) => (depth > 0 ? at(depth - 1) + 1 : tenant.evaluate(question, { remedies: false }).checks.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    let deepest = 1000;
    try {
      for (;;) at((deepest += 200));
    } catch {}
    for (let depth = Math.max(0, deepest - 400); depth < deepest + 200; depth += 20) {
      try {
        at(depth);
      } catch {}
    }
    try {
      tenant.findings;
    } catch (error) {
      if (error.code === "package.restarted") return;
      throw error;
    }
  }
  throw new Error("the core did not stop");
}

// Conditional Access in a verdict, which comes with the first verdict that is about some.

export { accessMatrix } from "./matrix.ts";
export { accessOverview } from "./overview.ts";
export { accessPath } from "./path.ts";

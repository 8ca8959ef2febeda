// The package, as far as the simulator uses it. Nothing outside of this folder knows where it is.

import { vocabulary } from "../../../pkg/index.js";
import { takeTerms } from "../../kit/terms.ts";

export { addressesIn, isAddress } from "../../../pkg/addresses.js";
export { Impact, Metadata, Tenant, decode, edit, evaluate, graphChange, init, inspect, isSecret, locate, locateAll } from "../../../pkg/index.js";

takeTerms(vocabulary);

/** What reads people and what they sign in with, for those that ask about many. */
export const peopleReader = () => import("../../../pkg/people.js");

/** Microsoft's own applications by their ids; a list so long that it comes when it is needed. */
export async function microsoftApplications() {
  const { applications } = await import("../../../pkg/applications.js");
  return applications;
}

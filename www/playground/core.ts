// The package, as far as the playground uses it.

import { vocabulary } from "../../pkg/index.js";
import { takeTerms } from "../kit/terms.ts";

export { EntraVerdictError, Tenant, edit, evaluate, init, inspect, isSecret, locate } from "../../pkg/index.js";

takeTerms(vocabulary);

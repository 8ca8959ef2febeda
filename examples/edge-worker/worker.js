// For workerd: the wasm and the policies are part of the deployment.

import { init } from "entra-verdict/edge";
import module from "entra-verdict/core.wasm";

import { handler } from "./handler.js";
import methods from "./policies/authenticationMethodsPolicy.json";

const fetch = handler({ init: () => init(module), policies: [methods] });

export default { fetch: (/** @type {Request} */ request) => fetch(request) };

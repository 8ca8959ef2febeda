// For Deno: deno run --allow-read --allow-env=RATE,BURST,REFRESH,ORIGIN --allow-net deno.js [PORT]

import { init } from "entra-verdict";

import { handler } from "./handler.js";
import { bundled } from "./policies.js";
import methods from "./policies/authenticationMethodsPolicy.json" with { type: "json" };
import { NAMES, settings } from "./settings.js";

const variables = Object.fromEntries(NAMES.map((name) => [name, Deno.env.get(name)]));
const answer = handler({ init, read: bundled([methods]), ...settings(variables) });

Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.args[0] ?? 8787) }, (request, { remoteAddr }) =>
  answer(request, { client: remoteAddr.hostname }),
);

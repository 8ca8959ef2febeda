// For Deno: deno run --allow-read --allow-net deno.js [PORT]

import { init } from "entra-verdict";

import { handler } from "./handler.js";
import methods from "./policies/authenticationMethodsPolicy.json" with { type: "json" };

Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.args[0] ?? 8787) }, handler({ init, policies: [methods] }));

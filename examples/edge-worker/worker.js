// For workerd: the wasm is part of the deployment, and so are the policies where there is no KV namespace POLICIES.

import { init } from "entra-verdict/edge";
import module from "entra-verdict/core.wasm";
// Each of the others can be left out, which answers then say: no sentences, no models, no signatures that are verified.
import en from "entra-verdict/en.wasm";
import ja from "entra-verdict/ja.wasm";
import rest from "entra-verdict/rest.wasm";
import signatures from "entra-verdict/signatures.wasm";

import { handler } from "./handler.js";
import { bundled, fromKv } from "./policies.js";
import methods from "./policies/authenticationMethodsPolicy.json";
import { settings } from "./settings.js";

/** @type {ReturnType<typeof handler> | undefined} */
let answer;

export default {
  /** @param {Request} request @param {any} env @param {{ waitUntil: (work: Promise<void>) => void }} context */
  fetch(request, env, context) {
    answer ??= handler({
      init: () => init(module, { signatures, rest, en, ja }),
      read: env.POLICIES ? fromKv(env.POLICIES) : bundled([methods]),
      ...settings(env),
    });
    const client = request.headers.get("cf-connecting-ip") ?? "";
    return answer(request, { client, later: (work) => context.waitUntil(work) });
  },
};

import type { Options, WasmSource } from "./api.js";

export * from "./api.js";

/**
 * As `init` of `entra-verdict`, for the policy-only build: no signature is verified, neither of certificates and
 * revocation lists nor of attestations and FIDO metadata, and every verdict that would rest on one says so
 * (`scope.signatures`). Policies, authentication strengths and Conditional Access are judged as in the whole package.
 *
 * In a worker pass the module of `entra-verdict/slim.wasm`. A `Tenant` belongs to the build that loaded it.
 * @throws EntraVerdictError `package.wasmNotFound` or `package.wasmInvalid`.
 */
export function init(source?: WasmSource, options?: Options): Promise<void>;

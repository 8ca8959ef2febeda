// The token that a person has. It is held in memory, and no message says anything of it.

import { Problem } from "../problem.js";
import { CLOUDS } from "./clouds.js";

/** Where a token is looked for first. */
export const VARIABLE = "ENTRA_VERDICT_TOKEN";

/** More than any token has, in bytes. */
const BYTES = 64 * 1024;

/** Microsoft Graph as an application, in every cloud. */
const GRAPH = "00000003-0000-0000-c000-000000000000";

/** The token of the environment, else of standard input: by itself, or as the Azure CLI and token endpoints write it. */
export async function tokenOf(env = process.env, stdin = process.stdin) {
  const text = env[VARIABLE]?.trim() ? env[VARIABLE] : await textOf(stdin);
  const plain = text.replace(/^\ufeff/, "").trim();
  if (plain === "") throw new Problem("token", {}, "collect");
  const token = plain.startsWith("{") ? memberOf(plain) : plain;
  // Of anything else a header, and then the complaint about the header, would be made.
  if (typeof token !== "string" || !/^[A-Za-z0-9._~+/=-]{1,65536}$/.test(token)) throw new Problem("tokenForm", {}, "collect");
  return token;
}

async function textOf(stdin) {
  if (stdin.isTTY) throw new Problem("token", {}, "collect");
  const chunks = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.length;
    if (size > BYTES) throw new Problem("tokenForm", {}, "collect");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function memberOf(text) {
  try {
    const { accessToken, access_token: answered, token } = JSON.parse(text);
    return accessToken ?? answered ?? token;
  } catch {
    return undefined;
  }
}

/**
 * What a token says of itself, for hints alone: Graph may change it at any time. `permissions` is undefined where it cannot be read.
 */
export function claimsOf(token) {
  try {
    const { aud, exp, scp, roles } = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString("utf8"));
    const permissions = [...(typeof scp === "string" ? scp.split(" ") : []), ...(Array.isArray(roles) ? roles : [])];
    return {
      audience: typeof aud === "string" ? aud : undefined,
      expires: Number.isFinite(exp) ? exp * 1000 : undefined,
      permissions: scp === undefined && roles === undefined ? undefined : permissions.map(String),
    };
  } catch {
    return {};
  }
}

/** Refuses what Graph could only refuse: a token that has expired, or is for something else. */
export function checkClaims({ audience, expires }, origin, now) {
  if (expires !== undefined && expires <= now) throw new Problem("tokenExpired", {}, "collect");
  const isCloud = Object.values(CLOUDS).includes(origin);
  const isGraph = audience === undefined || audience === GRAPH || audience.replace(/\/+$/, "") === origin;
  if (isCloud && !isGraph) throw new Problem("tokenAudience", { origin }, "collect");
}

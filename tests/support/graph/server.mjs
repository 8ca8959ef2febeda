// A server that answers as Microsoft Graph does, with all the trouble that it can make.

import { once } from "node:events";
import { createServer } from "node:http";

import { POLICIES } from "./policies.mjs";
import * as tenant from "./tenant.mjs";

export const TOKEN = "header.payload.signature-of-a-test";

/** A clock that only moves when somebody waits for it. */
export function clock() {
  let time = Date.UTC(2026, 10, 29);
  return {
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  };
}

const REPORTS = { requests: 5, period: 10_000 };
const BATCH = 20;

/**
 * Starts it, with so many `people`. Trouble is optional: `page` is the size of pages; of every so many, `throttle` requests are
 * answered 429, `cut` answers break off, `moody` requests within batches are answered 429, 503 or 504 at first; `wait` is
 * for how many seconds that asks to wait; `forbidden` and `gone` say of whom methods are refused. `answer(path, address)` may answer in place of everything: `status`, `headers` and `body`, or `stall`.
 */
export async function graph({ people = 30, page = 999, throttle, cut, moody, time = clock(), answer = () => undefined, ...of } = {}) {
  const state = { requests: 0, batches: 0, asked: 0, hits: new Map(), faults: [], cut: 0, throttled: 0, moody: new Set() };
  const { forbidden = tenant.isForbidden, gone = tenant.isGone, beta = true, wait } = of;
  // Only who is throttled is told how long, unless it is one time for all.
  const later = (status, seconds) => (status === 429 || wait !== undefined ? { "Retry-After": String(wait ?? seconds) } : {});
  const reports = [];
  let origin;

  const listed = (path, address, count, one) => {
    const size = Math.min(Number(address.searchParams.get("$top") ?? 100), page);
    const start = Number(address.searchParams.get("$skiptoken") ?? 0);
    const value = [];
    for (let index = start; index < Math.min(start + size, count); index += 1) value.push(one(index));
    const next = new URL(address);
    next.searchParams.set("$skiptoken", String(start + size));
    const more = start + size < count ? { "@odata.nextLink": next.href } : {};
    return { status: 200, body: { "@odata.context": `${origin}/v1.0/$metadata#${path}`, ...more, value } };
  };
  const made = new Map();
  const kept = (key, make) => made.get(key) ?? made.set(key, make()).get(key);
  const everybody = () => Array.from({ length: people }, (_, index) => index);
  const refusal = (status, code) => ({ status, body: { error: { code, message: `A text that names ${TOKEN}` } } });

  function methodsOf(path, address, id, list) {
    const index = Number.parseInt(id.slice(-12), 16);
    if (gone(index)) return refusal(404, "Request_ResourceNotFound");
    if (forbidden(index)) return refusal(403, "accessDenied");
    const all = tenant.methods(index)[list];
    // A page of methods is short, so that there is somebody who has more.
    address.searchParams.set("$top", "20");
    return listed(path, address, all.length, (number) => all[number]);
  }

  function answerTo(path, address) {
    const own = answer(path, address, state);
    if (own) return own;
    const [first, id, ...rest] = path.split("/");
    if (path === "users") {
      if (address.searchParams.has("$count")) return { status: 200, body: { "@odata.count": people, value: [] } };
      const select = address.searchParams.get("$select").split(",");
      return listed(path, address, people, (index) => Object.fromEntries(Object.entries(tenant.user(index)).filter(([name]) => select.includes(name))));
    }
    if (first === "users" && rest[0] === "authentication") return methodsOf(path, address, decodeURIComponent(id), rest[1]);
    if (path === "reports/authenticationMethods/userRegistrationDetails") {
      const now = time.now();
      while (reports.length > 0 && reports[0] <= now - REPORTS.period) reports.shift();
      if (reports.length >= REPORTS.requests) {
        state.faults.push("more than 5 requests to reports in 10 seconds");
        return { ...refusal(429, "TooManyRequests"), headers: { "Retry-After": "10" } };
      }
      reports.push(now);
      const all = kept(path, () =>
        everybody().flatMap((index) => {
          const methodsRegistered = tenant.registered(index);
          return methodsRegistered ? [{ id: tenant.idOf("1", index), methodsRegistered }] : [];
        }),
      );
      return listed(path, address, all.length, (number) => all[number]);
    }
    if (first === "groups") return groupOf(path, address, id, rest[0]);
    if (path === "roleManagement/directory/roleAssignments") {
      const principal = (id, type) => ({ principalId: id, principal: { "@odata.type": `#microsoft.graph.${type}`, id } });
      const all = [
        { directoryScopeId: "/", ...principal(tenant.idOf("1", tenant.HOLDER), "user") },
        { directoryScopeId: "/", ...principal(tenant.HOLDERS, "group") },
        { directoryScopeId: "/administrativeUnits/1", ...principal(tenant.idOf("1", tenant.HOLDER_IN_UNIT), "user") },
      ];
      return listed(path, address, all.length, (number) => all[number]);
    }
    const policies = POLICIES[path];
    if (Array.isArray(policies)) return listed(path, address, policies.length, (number) => policies[number]);
    if (policies) return { status: 200, body: { "@odata.context": `${origin}/v1.0/$metadata#${path}/$entity`, ...policies } };
    return refusal(404, "Request_ResourceNotFound");
  }

  function groupOf(path, address, id, list) {
    if (id === tenant.GROUPS.gone) return refusal(404, "Request_ResourceNotFound");
    if (list === undefined) return { status: 200, body: { "@odata.context": `${origin}/v1.0/$metadata#groups/$entity`, id, displayName: `Group ${id[9]}${id.at(-1)}`, securityEnabled: true, mailEnabled: false, groupTypes: [] } };
    if (id === tenant.HOLDERS) return listed(path, address, 1, () => ({ id: tenant.idOf("1", tenant.HOLDER_IN_GROUP) }));
    const members = kept(path, () => everybody().filter((index) => tenant.isMember(id, index)));
    // Devices are in groups too.
    return listed(path, address, members.length + 1, (number) => ({ id: number < members.length ? tenant.idOf("1", members[number]) : tenant.idOf("7", 1) }));
  }

  /** A request within a batch, which may be answered badly before it is answered well. */
  function within({ id, method, url, ...more }) {
    state.asked += 1;
    if (method !== "GET" || "body" in more) state.faults.push(`${method} ${url} in a batch`);
    if (moody && !state.moody.has(url) && (state.moody.size + state.asked) % moody === 0) {
      state.moody.add(url);
      const status = [429, 503, 504][state.moody.size % 3];
      return { id, status, headers: later(status, 7), body: { error: { code: "Again" } } };
    }
    state.hits.set(url, (state.hits.get(url) ?? 0) + 1);
    const address = new URL(`/v1.0${url}`, origin);
    return { id, ...answerTo(decodeURIComponent(address.pathname).slice("/v1.0/".length), address) };
  }

  function answerToBatch(text) {
    state.batches += 1;
    const { requests } = JSON.parse(text);
    if (requests.length > BATCH) state.faults.push(`${requests.length} requests in a batch`);
    const responses = requests.map(within);
    if (responses.some(({ stall }) => stall)) return { stall: true };
    // Graph answers in whatever order it likes.
    return { status: 200, body: { responses: responses.reverse() } };
  }

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    state.requests += 1;
    const address = new URL(request.url, origin);
    const [, version, ...rest] = decodeURIComponent(address.pathname).split("/");
    const path = rest.join("/");
    const isBatch = request.method === "POST" && path === "$batch";
    if (request.method !== "GET" && !isBatch) state.faults.push(`${request.method} ${path}`);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return send(response, refusal(401, "InvalidAuthenticationToken"));
    if (throttle && state.requests % throttle === 0) {
      state.throttled += 1;
      const status = [429, 503, 504][state.throttled % 3];
      return send(response, { ...refusal(status, "Again"), headers: later(status, 3) });
    }
    if (!beta && version === "beta") return send(response, refusal(404, "ResourceNotFound"));
    const answered = isBatch ? answerToBatch(text) : answerTo(path, address);
    if (answered.stall) return undefined;
    if (cut && state.requests % cut === 0) {
      state.cut += 1;
      const whole = JSON.stringify(answered.body);
      response.writeHead(answered.status, { "Content-Type": "application/json" });
      response.write(whole.slice(0, whole.length / 2));
      return setImmediate(() => response.destroy());
    }
    return send(response, answered);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, state, time, close };
}

function send(response, { status, headers = {}, body }) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

// The command that collects: who there is and what they sign in with, and the policies, from Microsoft Graph into two files.

import { isDeepStrictEqual } from "node:util";

import { Problem } from "../problem.js";
import { clean } from "../show.js";
import { Graph, originOf } from "./graph.js";
import { countPeople, readMemberships, readPeople } from "./people.js";
import { bundleOf, readGroupNames, readPolicies, tenantOf } from "./policies.js";
import { Population, isThere, writeOwn } from "./population.js";
import { Progress } from "./progress.js";
import { checkClaims, claimsOf, tokenOf } from "./token.js";

const anyMethod = ["UserAuthenticationMethod.Read.All", "UserAuthenticationMethod.ReadWrite.All"];
const directory = ["Directory.Read.All", "Directory.ReadWrite.All"];

/** What Graph asks for, least privilege first, with others that include it. */
const PERMISSIONS = [
  ["Policy.Read.All", []],
  ["User.Read.All", ["User.ReadWrite.All", ...directory]],
  ["UserAuthMethod-Passkey.Read.All", ["UserAuthMethod-Passkey.ReadWrite.All", ...anyMethod]],
  ["UserAuthMethod-WindowsHello.Read.All", ["UserAuthMethod-WindowsHello.ReadWrite.All", ...anyMethod]],
  ["UserAuthMethod-PlatformCred.Read.All", ["UserAuthMethod-PlatformCred.ReadWrite.All", ...anyMethod]],
  ["AuditLog.Read.All", []],
  ["GroupMember.Read.All", ["GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", ...directory]],
  ["RoleManagement.Read.Directory", ["RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory", ...directory]],
  ["PublicKeyInfrastructure.Read.All", ["PublicKeyInfrastructure.ReadWrite.All"]],
  ["Organization.Read.All", ["Organization.ReadWrite.All", ...directory]],
];

const COMMAND = "collect";

/** The exit code of what the keyboard stopped. */
const INTERRUPTED = 130;

/** Collects. `clock` is that of the connection, and `stderr` where it tells how far it is. */
export async function collect({ options, files }, { language, say }, { clock, stderr = process.stderr, patience } = {}) {
  if (files.length > 0) throw new Problem("positionalNone", { value: files[0], command: COMMAND }, COMMAND);
  const { output, base } = options;
  if (output === undefined || output === "-") throw new Problem("output", {}, COMMAND);
  const policiesFile = policiesFileOf(options);
  const origin = originOf(base);
  const more = { groups: idsOf(options, "group"), roles: idsOf(options, "role") };
  const begun = { origin, policiesFile, more };
  const { population, kept } = await Population.open(output, policiesFile);
  const token = await tokenOf();
  const claims = claimsOf(token);
  checkClaims(claims, origin, Date.now());

  const progress = new Progress(stderr, { say, language }, clock?.now);
  for (const line of introduction(origin, claims, say)) progress.line(line);
  const graph = new Graph(origin, token, { clock, patience, onWait: (seconds) => progress.wait(seconds) });
  const stop = () => {
    progress.line(say("collect.goOn"));
    process.exit(INTERRUPTED);
  };
  process.once("SIGINT", stop);
  try {
    if (kept !== undefined) await checkKept(graph, kept, begun, output);
    const isKept = kept?.named !== undefined && (await isThere(policiesFile));
    const named = isKept ? kept.named : await collectPolicies(graph, { begun, population, progress });
    await population.resume();
    const resumed = population.counts.people;
    progress.stage("resumed", resumed);
    const notRead = await collectPeople(graph, { named, population, progress });
    await population.finish();
    progress.end();
    const { people, passkeys, unreadable } = population.counts;
    const answer = {
      population: { file: output, people, passkeys, resumed },
      policies: { file: policiesFile, documents: named.documents },
      notRead: [...named.notRead, ...notRead],
      unreadable,
    };
    const isGap = answer.notRead.some(({ status }) => status !== 404);
    return { answer, show: (paint) => showCollected(answer, say, paint), code: isGap ? 1 : 0 };
  } catch (error) {
    progress.end();
    if (population.done.size > 0) progress.line(say("collect.goOn"));
    throw error;
  } finally {
    process.off("SIGINT", stop);
  }
}

/** Reads and writes the policies; what they name is remembered for whoever goes on. */
async function collectPolicies(graph, { begun, population, progress }) {
  const { origin, policiesFile, more } = begun;
  progress.stage("policies");
  const { tenant = null, documents, notRead, groups, roles } = await readPolicies(graph, origin, more);
  const names = groups?.length > 0 ? await readGroupNames(graph, origin, groups) : [];
  const all = [...documents, ...names];
  // From here on there are files of ours.
  await population.remember(begun);
  await writeOwn(policiesFile, bundleOf(all));
  const named = { tenant, groups, roles, documents: all.length, notRead };
  await population.remember({ ...begun, named });
  return named;
}

/** Reads people into the file; what could not be read of anybody is what it gives. */
async function collectPeople(graph, { named, population, progress }) {
  const memberships = await readMemberships(graph, named, progress);
  const total = await countPeople(graph);
  progress.stage("people", total);
  for await (const people of readPeople(graph, memberships, population.done)) {
    await population.append(people);
    progress.people(population.counts.people, total);
  }
  return [...memberships.unreadable.filter(({ status }) => status !== null), ...memberships.gone];
}

/** What was begun with another tenant, or with other options, is not gone on with. */
async function checkKept(graph, { named, ...kept }, begun, output) {
  const tenant = named?.tenant && (await tenantOf(graph)).id;
  if (isDeepStrictEqual(kept, begun) && (!tenant || tenant === named.tenant)) return;
  const names = { file: output, origin: String(kept.origin), policies: String(kept.policiesFile), tenant: named?.tenant ?? "" };
  throw new Problem("outputOther", names, COMMAND);
}

function policiesFileOf({ output, policies }) {
  if (policies === undefined) return `${output.replace(/\.(ndjson|jsonl|json)$/i, "")}.policies.json`;
  if (policies.length > 1 || policies[0] === "-") throw new Problem("policiesOne", {}, COMMAND);
  if (policies[0] === output) throw new Problem("outputSame", {}, COMMAND);
  return policies[0];
}

function idsOf(options, name) {
  const ids = options[name] ?? [];
  const odd = ids.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  if (odd !== undefined) throw new Problem("id", { name: `--${name}`, value: odd }, COMMAND);
  return ids;
}

function introduction(origin, { permissions }, say) {
  const width = Math.max(...PERMISSIONS.map(([name]) => name.length));
  const isThere = ([name, others]) => permissions?.includes(name) || others.some((other) => permissions?.includes(other));
  const lines = PERMISSIONS.map((permission) => {
    const mark = permissions === undefined ? " " : isThere(permission) ? "✓" : "✕";
    return `  ${mark} ${permission[0].padEnd(width)}  ${say(`collect.permission.${permission[0]}`)}`;
  });
  return [say("collect.intro", { host: new URL(origin).host }), ...lines, ...(permissions === undefined ? [] : [say("collect.marks")])];
}

function showCollected({ population, policies, notRead, unreadable }, say, paint) {
  const why = ({ status, code }) => [status, code].filter((part) => part !== null && part !== undefined).join(" ");
  const gaps = (title, rows) => (rows.length === 0 ? [] : ["", paint.bold(say(title)), ...rows]);
  return [
    say("collect.done", { file: clean(population.file), people: population.people, passkeys: population.passkeys }),
    say("collect.donePolicies", { file: clean(policies.file), count: policies.documents }),
    ...gaps("collect.notRead", notRead.map((one) => `  ${clean(one.source)} ${paint.dim(`[${why(one)}]`)}`)),
    ...gaps(
      "collect.unreadable",
      unreadable.map((one) => `  ${say("collect.unreadableOf", { source: one.source, people: one.people })} ${paint.dim(`[${why(one)}]`)}`),
    ),
  ].join("\n");
}

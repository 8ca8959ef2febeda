// The people of a tenant, a line each: who they are, what they belong to, and what they can sign in with.

import { codeOf, GraphProblem } from "./graph.js";

const V1 = "/v1.0";
const PAGE = 999;

/** What is read of each person, and the member of the line that gets it. */
const METHODS = [
  ["fido2Methods", "passkeys"],
  ["windowsHelloForBusinessMethods", "windowsHelloForBusinessMethods"],
  ["platformCredentialMethods", "platformCredentialMethods"],
];

/** People whose methods are asked for together: as many as fill batches to the last place. */
const WINDOW = 20;

/** Windows that are under way at the same time. */
const WIDTH = 4;

/** What a cloud answers that has no beta. */
const NO_BETA = [400, 404, 405, 501];

const USER = [
  "id",
  "userPrincipalName",
  "displayName",
  "userType",
  "accountEnabled",
  "creationType",
  "externalUserState",
  "onPremisesUserPrincipalName",
];

/** How many people there are, as far as Graph says so. */
export async function countPeople(graph) {
  const { status, body } = await graph.get(`${V1}/users?$count=true&$top=1&$select=id`, { ConsistencyLevel: "eventual" });
  const count = status === 200 ? body["@odata.count"] : undefined;
  return Number.isInteger(count) ? count : undefined;
}

/**
 * What is read of everybody at once: `groups`, `roles` and `registered`, from the id of a person to what is known of them, each
 * undefined where it is not known, what was asked for in `asked`, what could not be read in `unreadable`, and what is not there
 * any more in `gone`.
 */
export async function readMemberships(graph, { groups, roles }, progress) {
  const unreadable = [];
  const gone = [];
  const memberships = { asked: { groups, roles }, unreadable, gone };
  progress.stage("groups", groups?.length ?? 0);
  memberships.groups = await membersOf(groups, "transitiveMembers", async (id) => membersOfGroup(graph, id), memberships);
  progress.stage("roles", roles?.length ?? 0);
  memberships.roles = await membersOf(roles, "roleAssignments", async (id) => holdersOfRole(graph, id), memberships);
  progress.stage("registered");
  memberships.registered = await registeredMethods(graph, unreadable, progress);
  return memberships;
}

/** From the id of a person to the ids of those that have them as a member; undefined where one cannot be read. */
async function membersOf(ids, source, read, { unreadable, gone }) {
  if (ids === undefined) {
    // The policies that may name some could not be read.
    unreadable.push({ source, status: null, code: null });
    return undefined;
  }
  const found = new Map();
  for (const id of ids) {
    const { status, code = null, value } = await read(id);
    if (status === 404) gone.push({ source: `${source} ${id}`, status, code });
    else if (status !== 200) {
      unreadable.push({ source, status, code });
      return undefined;
    }
    for (const member of value) {
      const key = member.toLowerCase();
      if (!found.has(key)) found.set(key, []);
      // A list that goes on while it changes may name somebody twice.
      if (found.get(key).at(-1) !== id) found.get(key).push(id);
    }
  }
  return found;
}

async function membersOfGroup(graph, id) {
  const { value, ...answer } = await graph.list(`${V1}/groups/${id}/transitiveMembers?$select=id&$top=${PAGE}`);
  return { ...answer, value: value.map((member) => member.id) };
}

/** Who holds a role in the whole tenant, by themselves or in a group. */
async function holdersOfRole(graph, id) {
  const filter = encodeURIComponent(`roleDefinitionId eq '${id}'`);
  const assignments = await graph.list(`${V1}/roleManagement/directory/roleAssignments?$filter=${filter}&$expand=principal`);
  if (assignments.status !== 200) return { ...assignments, value: [] };
  const value = [];
  for (const { principalId, principal } of assignments.value.filter(({ directoryScopeId = "/" }) => directoryScopeId === "/")) {
    if (/\.group$/i.test(principal?.["@odata.type"] ?? "")) {
      const members = await membersOfGroup(graph, principalId);
      if (members.status !== 200 && members.status !== 404) return members;
      value.push(...members.value);
    } else value.push(principalId);
  }
  return { status: 200, value };
}

/** The methods that the registration report names, by the id of a person. */
async function registeredMethods(graph, unreadable, progress) {
  const found = new Map();
  // Few people differ in what they have registered.
  const lists = new Map();
  const address = `${V1}/reports/authenticationMethods/userRegistrationDetails?$top=${PAGE}`;
  for await (const { status, body } of graph.pages(address)) {
    if (status !== 200) {
      unreadable.push({ source: "userRegistrationDetails", status, code: codeOf(body) });
      return undefined;
    }
    for (const { id, methodsRegistered } of body.value) {
      if (typeof id !== "string" || !Array.isArray(methodsRegistered)) continue;
      const key = JSON.stringify(methodsRegistered);
      if (!lists.has(key)) lists.set(key, methodsRegistered);
      found.set(id.toLowerCase(), lists.get(key));
    }
    progress.count(found.size);
  }
  return found;
}

/** Everybody who is not in `done` yet, as lines in Graph's order, some at a time. */
export async function* readPeople(graph, memberships, done) {
  const state = { version: "beta", isFirst: true };
  const read = (people) => linesOf(graph, people, memberships, state);
  for await (const lines of inOrder(windows(graph, memberships, done), WIDTH, read)) yield lines;
}

/** People not done yet, in the groups in which their methods are asked for. */
async function* windows(graph, memberships, done) {
  const seen = new Set(done);
  let open = [];
  for await (const user of users(graph, memberships, seen)) {
    const id = user.id.toLowerCase();
    // Pages that are made while people come and go may name somebody twice.
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(user);
    if (open.length === WINDOW) {
      yield open;
      open = [];
    }
  }
  if (open.length > 0) yield open;
}

async function* users(graph, { unreadable }, seen) {
  let select = [...USER, "authorizationInfo"];
  for (let from = -1; ; ) {
    const refused = yield* usersOnce(graph, select);
    if (!refused) return;
    const { status, code, isFirst } = refused;
    if (isFirst && [400, 403].includes(status) && select.length > USER.length) {
      // Without the right to read it the rest is not given either.
      unreadable.push({ source: "authorizationInfo", status, code });
      select = USER;
    } else if (!isFirst && [400, 410].includes(status) && seen.size > from) {
      // Graph keeps the place in a list for a while only; who was read before is passed over.
      from = seen.size;
    } else {
      throw new GraphProblem("graphRefused", { path: "users", status, code: code ?? "" }, status);
    }
  }
}

async function* usersOnce(graph, select) {
  let isFirst = true;
  for await (const { status, body } of graph.pages(`${V1}/users?$select=${select}&$top=${PAGE}`)) {
    if (status !== 200) return { status, code: codeOf(body), isFirst };
    isFirst = false;
    for (const user of body.value) {
      if (typeof user?.id !== "string") throw new GraphProblem("graphShape", { path: "users" });
      yield user;
    }
  }
  return undefined;
}

async function linesOf(graph, people, memberships, state) {
  const paths = people.flatMap(({ id }) => METHODS.map(([source]) => `/users/${encodeURIComponent(id)}/authentication/${source}`));
  const answers = await batched(graph, paths, state);
  const isRefused = people.every((_, index) => answers[index * METHODS.length].status === 403);
  // One mistake would otherwise be written down for each person.
  if (state.isFirst && isRefused && people.length === WINDOW) throw new GraphProblem("graphForbidden", {}, 403);
  state.isFirst = false;
  const lines = [];
  for (const [index, user] of people.entries()) {
    const own = answers.slice(index * METHODS.length, (index + 1) * METHODS.length);
    lines.push(await lineOf(graph, user, own, memberships));
  }
  return lines;
}

/** Answers of the beta, which alone tells when a passkey was last used, or of the first version where there is no beta. */
async function batched(graph, paths, state) {
  if (state.version === "beta") {
    try {
      return await graph.batch(state.version, paths);
    } catch (error) {
      if (!(error instanceof GraphProblem && NO_BETA.includes(error.status))) throw error;
      state.version = "v1.0";
    }
  }
  return graph.batch(state.version, paths);
}

async function lineOf(graph, user, answers, memberships) {
  const { registered } = memberships;
  const unreadable = [...memberships.unreadable];
  const line = { user: personOf(user, memberships) };
  for (const [index, [source, member]] of METHODS.entries()) {
    const { status, code, value } = await wholeOf(graph, answers[index]);
    if (status === 200) line[member] = value;
    else unreadable.push({ source, status, code });
  }
  const methods = registered?.get(user.id.toLowerCase());
  if (methods !== undefined) line.methodsRegistered = methods;
  if (unreadable.length > 0) line.unreadable = unreadable;
  return line;
}

/** What an answer of a batch lists, with the pages that follow. */
async function wholeOf(graph, { status, body }) {
  if (status !== 200) return { status, code: codeOf(body) };
  if (!Array.isArray(body?.value)) throw new GraphProblem("graphShape", { path: "$batch" });
  const next = body["@odata.nextLink"];
  if (next === undefined) return { status, value: body.value };
  const rest = await graph.list(next);
  return { status: rest.status, code: rest.code ?? null, value: [...body.value, ...rest.value] };
}

function personOf(user, { groups, roles, asked }) {
  const id = user.id.toLowerCase();
  const upn = user.onPremisesUserPrincipalName ?? undefined;
  const certificateUserIds = user.authorizationInfo?.certificateUserIds;
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName,
    // Of others nobody knows whether the person is in them. Each line says so, since lines are parted from each other.
    ...(groups && { groups: groups.get(id) ?? [], groupsAsked: asked.groups }),
    ...(roles && { roles: roles.get(id) ?? [], rolesAsked: asked.roles }),
    type: typeOf(user),
    accountEnabled: user.accountEnabled,
    ...(upn && { onPremisesUserPrincipalName: upn }),
    ...(Array.isArray(certificateUserIds) && { certificateUserIds }),
  };
}

/** The kind of user in the words of a question. Who was invited, or bears the mark of it in the name, has an account elsewhere. */
function typeOf({ userType, creationType, externalUserState, userPrincipalName }) {
  const isGuest = /^guest$/i.test(userType ?? "");
  const isExternal = creationType === "Invitation" || Boolean(externalUserState) || /#EXT#/i.test(userPrincipalName ?? "");
  if (isExternal) return isGuest ? "b2bCollaborationGuest" : "b2bCollaborationMember";
  return isGuest ? "internalGuest" : "member";
}

/** What `work` makes of each item, in the order of the items, with `width` of them under way. */
async function* inOrder(items, width, work) {
  const pending = [];
  for await (const item of items) {
    const made = work(item);
    // Whoever fails is told of when its turn comes.
    made.catch(() => {});
    pending.push(made);
    if (pending.length === width) yield await pending.shift();
  }
  for (const made of pending) yield await made;
}

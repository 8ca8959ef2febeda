// The policies of a tenant, as one document that a tenant is loaded from.

import { codeOf } from "./graph.js";

const V1 = "/v1.0";
const STRENGTHS = "policies/authenticationStrengthPolicies";
const STORES = "directory/publicKeyInfrastructure/certificateBasedAuthConfigurations";

/** What is read: single resources and lists. Those that name groups have to be there for the groups to be known. */
const DOCUMENTS = [
  { path: "policies/authenticationMethodsPolicy", namesGroups: true },
  { path: STRENGTHS, list: true },
  { path: "identity/conditionalAccess/policies", list: true, namesGroups: true, namesRoles: true },
  { path: "identity/conditionalAccess/namedLocations", list: true },
  { path: "policies/crossTenantAccessPolicy/default", namesGroups: true },
  { path: "policies/crossTenantAccessPolicy/partners", list: true, namesGroups: true },
];

/** More than this a tenant does not load, and readable lines are given up for it. In bytes. */
const READABLE_BYTES = 3 * 1024 * 1024;

/**
 * Reads the policies: `documents`, the `groups` and `roles` that they name or undefined where not all could be read that may name
 * some, and in `notRead` what could not be, each with `source`, `status` and `code`.
 */
export async function readPolicies(graph, origin, { groups = [], roles = [] } = {}) {
  const documents = [];
  const notRead = [];
  const missing = new Set();
  const take = async ({ path, list, ...of }) => {
    const { status, code, body } = await documentOf(graph, origin, path, list);
    if (status === 200) documents.push(body);
    else {
      notRead.push({ source: path, status, code });
      // What is not there names nobody.
      if (status !== 404) for (const name of Object.keys(of)) missing.add(name);
    }
    return body;
  };
  for (const document of DOCUMENTS) {
    const body = await take(document);
    if (body && document.path === STRENGTHS) await addConfigurations(graph, body, notRead);
  }
  const stores = await documentOf(graph, origin, STORES, true);
  if (stores.status !== 200) notRead.push({ source: STORES, status: stores.status, code: stores.code });
  else {
    documents.push(stores.body);
    for (const { id } of stores.body.value) await take({ path: `${STORES}('${encodeURIComponent(id)}')/certificateAuthorities`, list: true });
  }
  const { id: tenant, status, code = null } = await tenantOf(graph);
  if (tenant) await take({ path: `organization/${encodeURIComponent(tenant)}/certificateBasedAuthConfiguration`, list: true });
  else notRead.push({ source: "organization", status, code });
  const named = namedIn(documents);
  return {
    tenant,
    documents,
    notRead,
    groups: missing.has("namesGroups") ? undefined : united(named.groups, groups),
    roles: missing.has("namesRoles") ? undefined : united(named.roles, roles),
  };
}

/** The `id` of the tenant that the token is for, undefined where the token may not read it. */
export async function tenantOf(graph) {
  const { status, code, value } = await graph.list(`${V1}/organization?$select=id`);
  return { id: value[0]?.id, status, code };
}

/** A resource or a whole list, in the form in which Graph answers with it. */
async function documentOf(graph, origin, path, isList) {
  const context = `${origin}${V1}/$metadata#${path}`;
  if (!isList) {
    const { status, body } = await graph.get(`${V1}/${path}`);
    return status === 200 ? { status, body: { "@odata.context": `${context}/$entity`, ...body } } : { status, code: codeOf(body) };
  }
  const { status, code, ...list } = await graph.list(`${V1}/${path}`);
  return { status, code, body: status === 200 ? { "@odata.context": list.context ?? context, value: list.value } : undefined };
}

/** Adds to strengths what a combination asks for, where Graph has left it out. */
async function addConfigurations(graph, { value }, notRead) {
  for (const strength of value.filter((one) => !Array.isArray(one.combinationConfigurations))) {
    const source = `${STRENGTHS}/${encodeURIComponent(strength.id)}/combinationConfigurations`;
    const { status, code, value: configurations } = await graph.list(`${V1}/${source}`);
    if (status === 200) strength.combinationConfigurations = configurations;
    else notRead.push({ source, status, code });
  }
}

const isId = (text) => typeof text === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const united = (...lists) => [...new Set(lists.flat().map((id) => id.toLowerCase()))].sort();

/** The groups and roles that policies name, wherever in them. */
export function namedIn(value, found = { groups: [], roles: [] }) {
  if (Array.isArray(value)) for (const one of value) namedIn(one, found);
  else if (typeof value === "object" && value !== null) {
    if (value.targetType === "group") found.groups.push(...[value.id, value.target].filter(isId));
    for (const [name, inner] of Object.entries(value)) {
      const kind = /^(include|exclude)Groups$/.test(name) ? "groups" : /^(include|exclude)Roles$/.test(name) ? "roles" : undefined;
      if (kind && Array.isArray(inner)) found[kind].push(...inner.filter(isId));
      else namedIn(inner, found);
    }
  }
  return found;
}

/** Names of groups, as a document beside the policies; a group that is gone has none. */
export async function readGroupNames(graph, origin, groups) {
  const select = "id,displayName,securityEnabled,mailEnabled,groupTypes";
  const answers = await graph.batch("v1.0", groups.map((id) => `/groups/${id}?$select=${select}`));
  const value = answers.filter(({ status }) => status === 200).map(({ body: { "@odata.context": _, ...group } }) => group);
  return value.length > 0 ? [{ "@odata.context": `${origin}${V1}/$metadata#groups(${select})`, value }] : [];
}

/** The documents as one text. */
export function bundleOf(documents) {
  const readable = `${JSON.stringify(documents, null, 2)}\n`;
  return Buffer.byteLength(readable) <= READABLE_BYTES ? readable : `${JSON.stringify(documents)}\n`;
}

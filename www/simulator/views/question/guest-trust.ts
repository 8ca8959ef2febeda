// Whether the resource tenant trusts the multifactor authentication of a guest's home: a switch that writes the document
// in which Graph would say so.

import { effect } from "@preact/signals-core";

import type { Json } from "../../../kit/contract.ts";
import { byId, targetOf } from "../../../kit/dom.ts";
import { edit as edited } from "../../core/package.ts";
import { resources, valueIn } from "../../state/documents.ts";
import { tell } from "../../state/history.ts";
import { edit, filled, newDocument, state, withText } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";

const field = byId("field-guestTrust");

const CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/default/$entity";

/** The settings for all tenants, `{ one, path, value }`; null where no document has them. */
function settings() {
  for (const one of state.documents) {
    for (const { resource, path } of resources(one)) {
      const value = resource === "crossTenantAccessPolicy" ? valueIn(one, path) : null;
      if (value?.inboundTrust !== undefined && value.tenantId === undefined) return { one, path, value };
    }
  }
  return null;
}

/** yes, no or unknown, by what the documents say. */
function chosen() {
  const accepted: unknown = settings()?.value.inboundTrust?.isMfaAccepted;
  return typeof accepted === "boolean" ? (accepted ? "yes" : "no") : "unknown";
}

function madeHere(isMfaAccepted: boolean) {
  return newDocument(`${JSON.stringify({ "@odata.context": CONTEXT, inboundTrust: { isMfaAccepted } }, null, 2)}\n`);
}

/** Whether a document says nothing but what the switch wrote. */
function isOurs({ one, value }: { one: PolicyDocument; value: Json }) {
  return one.text === madeHere(value.inboundTrust?.isMfaAccepted).text;
}

function choose(choice: string) {
  const found = settings();
  if (choice === chosen()) return;
  if (found && choice === "unknown" && isOurs(found)) {
    const documents = state.documents.filter((one) => one !== found.one);
    if (documents.length === 0) documents.push(newDocument());
    const active = documents.some(({ id }) => id === state.active) ? state.active : (documents[0] as PolicyDocument).id;
    edit({ documents, active });
  } else if (found) {
    const at = `${found.path}/inboundTrust`;
    const trust = { ...found.value.inboundTrust };
    delete trust.isMfaAccepted;
    if (choice !== "unknown") trust.isMfaAccepted = choice === "yes";
    const text = edited(found.one.text, [{ op: "replace", path: at, value: trust }]);
    edit({ documents: state.documents.map((one) => (one === found.one ? withText(one, text) : one)) });
  } else {
    const held = filled(state.documents);
    const added = madeHere(choice === "yes");
    const active = held.some(({ id }) => id === state.active) ? state.active : added.id;
    edit({ documents: [...held, added], active });
  }
  tell(`guestTrust.${choice}`);
}

function render() {
  const choice = chosen();
  for (const input of field.querySelectorAll("input")) input.checked = input.value === choice;
}

export function startGuestTrust() {
  field.addEventListener("change", (event) => choose(targetOf(event).value));
  effect(render);
}

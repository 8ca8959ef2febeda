// Creation options: what the core reads of them, and the registration that is judged against them.

import type { CreationOptionsReport } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import { isAttestation } from "../../../kit/presented.ts";
import type { Found } from "../../../kit/presented.ts";
import { inspect } from "../../core/package.ts";
import type { Form } from "../../fields/form.ts";
import { t } from "../../i18n.ts";
import { judgeAgainst } from "../../state/credential.ts";
import { editForm, state } from "../../state/state.ts";
import { fields } from "../parts/fields.ts";
import { offer } from "./said.ts";

/** What the core reads of creation options. */
function optionFields(found: CreationOptionsReport) {
  const residentKey = t(found.requireResidentKey ? "options.required" : "options.notRequired");
  return fields([
    ["options.challenge", found.challenge],
    ["options.expires", found.challengeTimeoutDateTime],
    ["options.rpId", found.rpId],
    ["options.userName", found.userName],
    ["options.algorithms", found.algorithms],
    ["options.excluded", found.excludeCredentials],
    ["options.residentKey", residentKey, false],
    ["options.userVerification", found.userVerification],
    ["options.attestation", found.attestation],
  ]);
}

/** The creation options in the box, with the way to have a registration judged against them. */
export function creationOptions(found: CreationOptionsReport, text: string) {
  const use = () => {
    judgeAgainst(text);
    byId("credential").focus();
  };
  return [optionFields(found), offer(t("options.offer"), t("options.use"), use)];
}

/** The creation options that a registration is judged against, and whether there is one. */
export function besideRegistration(form: Form, found: Found) {
  const judges = form.action === "register" && isAttestation(found);
  const leaveOut = () => {
    editForm({ creationOptions: "" });
    byId("credential").focus();
  };
  return html`<div data-testid="creation-options"
    >${offer(t(judges ? "options.judge" : "options.wait"), t("options.leaveOut"), leaveOut)}<details class="part"
      ><summary>${t("options.title")}</summary><div class="part-body">${optionContent(form.creationOptions)}</div></details
    ></div
  >`;
}

function optionContent(text: string) {
  try {
    const found = inspect(text, { language: state.language });
    if (found.kind === "creationOptions") return optionFields(found);
  } catch {
    // The answer says what is wrong with it.
  }
  return html`<pre>${text}</pre>`;
}

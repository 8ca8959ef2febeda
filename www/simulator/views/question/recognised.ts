// What the core recognised in the credential box, and what can be done with it.

import { live } from "lit/directives/live.js";

import type { AttestationReport, PasskeySupport, PlatformSupport } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import type { Found, ListedKey } from "../../../kit/presented.ts";
import { short } from "../../../kit/shown.ts";
import { isThere } from "../../../kit/there.ts";
import type { Form } from "../../fields/form.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { credentialKind, keysIn, recognise, takenOver } from "../../state/credential.ts";
import { bringDocuments, loadScenario, wrongWith } from "../../state/load.ts";
import { editForm, newDocument, state } from "../../state/state.ts";
import { fields, note } from "../parts/fields.ts";
import { partOf } from "../parts/later.ts";
import { besideRegistration, creationOptions } from "./creation-options.ts";
import { offer, said } from "./said.ts";
import { aboutCode, codeIn } from "./service-codes.ts";
import { severalContent, severalIn } from "./several.ts";
import { entryContent, isSignIn } from "./sign-in-entry.ts";

function attestation(found: AttestationReport) {
  const flags = Object.entries(found.flags ?? {})
    .filter(([, set]) => set)
    .map(([flag]) => t(`flag.${flag}`));
  return [
    said("attestation"),
    fields([
      ["aaguid", found.aaguid],
      ["model", found.name ?? (found.aaguid && state.metadata?.handle.name(found.aaguid)), false],
      ["attestationFormat", found.format],
      ["attestationVerification", found.failure ?? t(`verification.${found.verification}`), false],
      ["attestationAlgorithm", found.algorithm],
      ["attestationCertificates", found.certificates.map((one) => one.subject)],
      ["flags", flags, false],
    ]),
    support(found.support),
  ];
}

/** Where a passkey of this kind can be used, by Microsoft's documentation; nothing is decided by it. */
function support({ platforms, source, dated }: PasskeySupport) {
  const names = (kind: string, list: readonly string[]) => list.map((name) => term(kind, name)).join(", ");
  const native = (brokers: readonly string[]) =>
    brokers.length > 0 ? t("support.broker", { apps: brokers.join(", ") }) : t("support.noBroker");
  const row = ({ platform, browsers, unsupported, brokers, notes }: PlatformSupport) =>
    html`<tr
      ><th scope="row">${term("OperatingSystem", platform)}</th
      ><td
        >${names("Browser", browsers)}${unsupported.length > 0 ? html`<p>${t("support.unsupported", { browsers: names("Browser", unsupported) })}</p>` : null}</td
      ><td>${native(brokers)}</td><td>${notes.map((text) => html`<p>${text}</p>`)}</td></tr
    >`;
  const heads = ["system", "browsers", "native", "notes"].map((name) => html`<th scope="col">${t(`support.${name}`)}</th>`);
  return html`<details class="folded" data-testid="passkey-support"
    ><summary>${t("support.title")}</summary
    ><div class="table-box" tabindex="0" role="group" aria-label=${t("support.title")}
      ><table class="replaced"
        ><thead><tr>${heads}</tr></thead
        ><tbody>${platforms.map(row)}</tbody></table
      ></div
    ><p class="muted"
      >${t("support.source", { dated })} <a href=${source} target="_blank" rel="noreferrer noopener">${source}</a></p
    ></details
  >`;
}

function pick(keys: readonly ListedKey[]) {
  const picked = keys[state.form.picked] ? state.form.picked : 0;
  return html`<fieldset class="keys"
    ><legend>${t("pickKey")}</legend>${keys.map(
      (key, index) =>
        html`<label class="key"
          ><input
            type="radio"
            name="key"
            value=${index}
            .checked=${live(index === picked)}
            @change=${() => editForm({ picked: index, ...takenOver(key) })}
          /><span
            ><strong>${short(key.displayName || key.model || t("keyNumber", { number: index + 1 }))}</strong>
            <span class="muted">${[key.displayName ? key.model : null, about(key)].filter(isThere).join(" · ")}</span
            ><code>${key.aaGuid}</code></span
          ></label
        >`,
    )}</fieldset
  >`;
}

/** What picks the first key of a list that has an AAGUID. */
function pickOf(keys: readonly ListedKey[]) {
  return (aaguid: string) => {
    const index = keys.findIndex(({ aaGuid }) => aaGuid.toLowerCase() === aaguid);
    editForm({ picked: index, ...takenOver(keys[index]) });
  };
}

function about(key: ListedKey) {
  return [key.passkeyType, key.attestationLevel]
    .map((value) => tOrNull(`value.${value}`))
    .filter(isThere)
    .join(" · ");
}

const certificateViews = partOf(() => import("./certificate.ts"));
/** What is shown of creation options, whose words come once they are needed. */
const optionViews = partOf(async () => ({ besideRegistration, creationOptions }));

/** What to show below the box; `present(text)` puts something else into it. */
export function recognisedContent(form: Form, present: (aaguid: string) => void): Child[] {
  const found = recognise(form.box);
  const options = form.creationOptions !== "" && ["passkey", null].includes(credentialKind(form));
  return [...ofKind(found, form, present), ...(options ? [optionViews.needed()?.besideRegistration(form, found) ?? null] : [])];
}

function scenarioContent(text: string): Child[] {
  const wrong = wrongWith(text);
  return [wrong ? html`<div class="offer"><p>${icon("error")}${wrong}</p></div>` : offer(t("misplacedScenario"), t("loadScenario"), () => loadScenario(text))];
}

function ofKind(found: Found, form: Form, present: (aaguid: string) => void): Child[] {
  const several = severalIn(form.box, found);
  if (several && found.kind !== "graphResponse") return severalContent(several, present);
  if (isSignIn(found)) return entryContent(form.box, () => ({ form: { box: "" } }));
  switch (found.kind) {
    case "empty":
      return [];
    case "aaguid":
      return [
        said("aaguid"),
        fields([["model", found.name ?? state.metadata?.handle.name(found.aaguid) ?? t("unknownModel"), false]]),
        // A loaded scenario may leave the type open.
        ...(found.passkeyType && found.passkeyType === form.passkeyType ? [note(t("suggestedType"))] : []),
        support(found.support),
      ];
    case "certificate":
      return [said("certificate"), ...(certificateViews.needed()?.certificates(found) ?? [])];
    case "attestation":
      return attestation(found);
    case "creationOptions":
      return [said("creationOptions"), ...(optionViews.needed()?.creationOptions(found, form.box) ?? [])];
    case "credential":
      return [said("credential")];
    case "policies":
      return [
        offer(t("misplacedPolicies"), t("moveToPolicies"), () => {
          bringDocuments([newDocument(form.box)], { form: { ...state.form, box: "" } });
        }),
      ];
    case "scenario":
      return scenarioContent(form.box);
    case "graphResponse": {
      const keys = keysIn(found);
      const resource = html`<code>${found.resource}</code>`;
      return keys.length > 0
        ? [said("graphResponse", " ", resource), pick(keys), ...(several ? severalContent(several, pickOf(keys)) : [])]
        : [note(t("responseWithoutKeys", { resource: found.resource }))];
    }
    case "method": {
      const choose = () => {
        editForm({ action: "signIn", method: found.method, box: "" });
        byId("method").focus();
      };
      const name = term("Mode", found.method);
      return [offer(t("namedMethod", { method: name }), t("chooseMethod", { method: name }), choose)];
    }
    case "revocationList":
    case "error":
      return [];
    default:
      if (codeIn(form.box)) return [aboutCode(codeIn(form.box) ?? "")];
      // What is recognised by its form brings its own sentence.
      return [note(("text" in found && found.text) || t("unrecognised"))];
  }
}

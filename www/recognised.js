// What the core recognised in the credential box, and what can be done with it.

import { certificates } from "./certificate.js";
import { keysIn, recognise, takenOver } from "./credential.js";
import { h } from "./dom.js";
import { fields, note } from "./fields.js";
import { t, tOrNull } from "./i18n.js";
import { icon } from "./icons.js";
import { loadScenario } from "./load.js";
import { addDocument } from "./policies.js";
import { editForm, state } from "./state.js";

function said(kind, ...rest) {
  return h(
    "p",
    { class: "said" },
    icon("pass"),
    h("span", {}, t("recognised"), " ", h("strong", {}, t(`kind.${kind}`)), ...rest),
  );
}

function offer(text, label, act) {
  return h(
    "div",
    { class: "offer" },
    h("p", {}, icon("info"), text),
    h("button", { type: "button", class: "button", on: { click: act } }, label),
  );
}

function attestation(found) {
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
  ];
}

function pick(keys) {
  const picked = keys[state.form.picked] ? state.form.picked : 0;
  return h(
    "fieldset",
    { class: "keys" },
    h("legend", {}, t("pickKey")),
    keys.map((key, index) =>
      h(
        "label",
        { class: "key" },
        h("input", {
          type: "radio",
          name: "key",
          value: index,
          checked: index === picked,
          on: { change: () => editForm({ picked: index, ...takenOver(key) }) },
        }),
        h(
          "span",
          {},
          h("strong", {}, key.displayName || key.model || t("keyNumber", { number: index + 1 })),
          " ",
          h("span", { class: "muted" }, [key.displayName ? key.model : null, about(key)].filter(Boolean).join(" · ")),
          h("code", {}, key.aaGuid),
        ),
      ),
    ),
  );
}

function about(key) {
  return [key.passkeyType, key.attestationLevel]
    .map((value) => tOrNull(`value.${value}`))
    .filter(Boolean)
    .join(" · ");
}

/** What to show below the box. */
export function recognisedContent(form) {
  const found = recognise(form.box);
  switch (found.kind) {
    case "empty":
      return [];
    case "aaguid":
      return [
        said("aaguid"),
        fields([["model", found.name ?? state.metadata?.handle.name(found.aaguid) ?? t("unknownModel"), false]]),
        // A loaded scenario may leave the type open.
        ...(found.passkeyType && found.passkeyType === form.passkeyType ? [note(t("suggestedType"))] : []),
      ];
    case "certificate":
      return [said("certificate"), ...certificates(found)];
    case "attestation":
      return attestation(found);
    case "creationOptions":
      return [note(t("responseWithoutKeys", { resource: "webauthnCredentialCreationOptions" }))];
    case "policies":
      return [
        offer(t("misplacedPolicies"), t("moveToPolicies"), () => {
          addDocument(form.box);
          editForm({ box: "" });
        }),
      ];
    case "scenario":
      return [offer(t("misplacedScenario"), t("loadScenario"), () => loadScenario(form.box))];
    case "graphResponse": {
      const keys = keysIn(found);
      const resource = h("code", {}, found.resource);
      return keys.length > 0
        ? [said("graphResponse", " ", resource), pick(keys)]
        : [note(t("responseWithoutKeys", { resource: found.resource }))];
    }
    case "error":
      return [];
    default:
      return [note(t("unrecognised"))];
  }
}

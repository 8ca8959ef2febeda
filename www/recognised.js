// What the core recognised in the credential box, and what can be done with it.

import { keysIn, recognise, takenOver } from "./credential.js";
import { h } from "./dom.js";
import { t, tOrNull } from "./i18n.js";
import { icon } from "./icons.js";
import { loadScenario } from "./load.js";
import { addDocument } from "./policies.js";
import { editForm, state } from "./state.js";

/** A description list of the fields that have a value. */
function fields(rows) {
  return h(
    "dl",
    { class: "fields" },
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0)
      .map(([label, value, code = true]) => [
        h("dt", {}, t(label)),
        h("dd", code ? { class: "code" } : {}, Array.isArray(value) ? value.map((one) => h("div", {}, one)) : value),
      ])
      .flat(),
  );
}

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

function note(text) {
  return h("p", { class: "said" }, icon("info"), h("span", {}, text));
}

const DATE = { year: "numeric", month: "short", day: "numeric" };

function validity({ notBefore, notAfter }) {
  const write = (date) => new Date(date).toLocaleDateString(state.language, { ...DATE, timeZone: "UTC" });
  return t("fromTo", { from: write(notBefore), to: write(notAfter) });
}

/** A value with a button that copies it; where the browser does not let it, the value is selected instead. */
function copied(value) {
  const text = h("span", {}, value);
  const said = h("span", { class: "muted", role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      said.textContent = t("copied");
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = t("selected");
    }
  };
  const button = h(
    "button",
    { type: "button", class: "link", "aria-label": t("copyValue", { value }), on: { click: copy } },
    icon("copy"),
    t("copy"),
  );
  return h("div", { class: "copied" }, text, h("span", { class: "copy" }, said, button));
}

function certificate(one, index, all) {
  const rows = fields([
    ["subject", one.subject],
    ["issuer", one.issuer],
    ["aki", one.authorityKeyIdentifier ?? t("none"), Boolean(one.authorityKeyIdentifier)],
    ["ski", one.subjectKeyIdentifier],
    ["policyOids", one.policyOids ?? t("unreadable")],
    ["upn", one.userPrincipalNames],
    ["mail", one.rfc822Names],
    ["otherNames", one.otherNames],
    ["validity", validity(one), false],
    ["serial", one.serialNumber],
    ["eku", one.extendedKeyUsage],
    ["key", one.key, false],
    ["certificateUserIds", one.certificateUserIds.map(copied)],
    ["version", one.version === 3 ? null : `v${one.version}`, false],
  ]);
  if (all.length === 1) return rows;
  const title = index === 0 ? t("leaf") : t("chainMember", { number: index + 1 });
  return h("details", index === 0 ? { open: true } : {}, h("summary", {}, title), rows);
}

function attestation(found) {
  const flags = Object.entries(found.flags ?? {})
    .filter(([, set]) => set)
    .map(([flag]) => t(`flag.${flag}`));
  return [
    said("attestation"),
    fields([
      ["aaguid", found.aaguid],
      ["model", found.name, false],
      ["attestationFormat", found.format],
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
        fields([["model", found.name ?? t("unknownModel"), false]]),
        ...(found.passkeyType ? [note(t("suggestedType"))] : []),
      ];
    case "certificate":
      return [said("certificate"), ...found.certificates.map(certificate)];
    case "attestation":
      return attestation(found);
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

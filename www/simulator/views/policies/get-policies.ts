// How somebody gets the policies of their tenant: requests and scripts to copy, with the permission that each needs.

import { byId, h, isThere } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { state, subscribe } from "../../state/state.ts";

type WayName = "explorer" | "powerShell" | "azure" | "collector";

const panel = byId("get-policies");
const button = byId("open-get-policies");

/** What Microsoft Graph is asked for; the first two are enough for passkeys. */
const ADDRESSES = [
  "policies/authenticationMethodsPolicy",
  "policies/authenticationStrengthPolicies",
  "identity/conditionalAccess/policies",
  "identity/conditionalAccess/namedLocations",
  "policies/crossTenantAccessPolicy/default",
  "policies/crossTenantAccessPolicy/partners",
];
/** Without it Graph hides values that are newer than its first version. */
const PREFER = "include-unknown-enum-members";

const EXPLORER = ADDRESSES.map((address) => `GET https://graph.microsoft.com/v1.0/${address}`).join("\n");

const POWERSHELL = `Connect-MgGraph -Scopes Policy.Read.All
$addresses = @(
${ADDRESSES.map((address) => `  '${address}'`).join("\n")}
)
foreach ($address in $addresses) {
  Invoke-MgGraphRequest -Method GET -Uri "v1.0/$address" -OutputType Json \`
    -Headers @{ Prefer = '${PREFER}' } |
    Out-File "$($address.Replace('/', '-')).json"
}
`;

const AZURE = `for address in \\
${ADDRESSES.map((address) => `  ${address}`).join(" \\\n")}
do
  az rest --method get --url "https://graph.microsoft.com/v1.0/$address" \\
    --headers Prefer=${PREFER} > "$(echo "$address" | tr / -).json"
done
`;

const COLLECTOR = `az account get-access-token --resource-type ms-graph |
  npx entra-verdict collect --output people.ndjson
`;

/** Each way, in the order in which most people can go it. */
const WAYS = { explorer: EXPLORER, powerShell: POWERSHELL, azure: AZURE, collector: COLLECTOR };

let way: WayName = "explorer";
/** Whether somebody opened it; nothing to judge opens it too. */
let isOpen = false;

async function copy(said: HTMLElement) {
  try {
    await navigator.clipboard.writeText(WAYS[way]);
    said.textContent = t("copied");
  } catch {
    getSelection()?.selectAllChildren(panel.querySelector("pre") as Node);
    said.textContent = t("selected");
  }
}

function choice(name: WayName) {
  const choose = () => {
    way = name;
    render();
    panel.querySelector<HTMLElement>("input:checked")?.focus();
  };
  return h(
    "label",
    {},
    h("input", { type: "radio", name: "getPolicies", value: name, checked: name === way, on: { change: choose } }),
    h("span", {}, t(`get.${name}`)),
  );
}

function content() {
  const said = h("span", { class: "muted", role: "status" });
  return [
    h("h3", { id: "get-policies-title" }, t("get.title")),
    h("fieldset", { class: "segments" }, h("legend", { class: "hidden" }, t("get.with")), (Object.keys(WAYS) as WayName[]).map(choice)),
    h("p", { class: "hint" }, t(`get.${way}.hint`)),
    way === "explorer" ? h("p", { class: "hint" }, t("get.header"), " ", h("code", {}, `Prefer: ${PREFER}`)) : null,
    h("pre", { class: "code-lines preview", tabindex: "0", role: "group", "aria-label": t(`get.${way}`) }, WAYS[way]),
    h(
      "div",
      { class: "ways" },
      h("button", { type: "button", class: "button", "data-testid": "copy-get-policies", on: { click: () => copy(said) } }, icon("copy"), t("copy")),
      said,
    ),
    h("p", { class: "hint" }, t("get.after")),
  ].filter(isThere);
}

function render() {
  const isBlank = state.documents.every(({ text }) => text.trim() === "");
  panel.hidden = !isOpen && !isBlank;
  button.setAttribute("aria-expanded", String(!panel.hidden));
  panel.replaceChildren(...(panel.hidden ? [] : content()));
}

export function startGetPolicies() {
  button.addEventListener("click", () => {
    isOpen = panel.hidden === true;
    render();
    if (isOpen) panel.scrollIntoView({ block: "nearest" });
  });
  let blank: boolean | null = null;
  subscribe((changed) => {
    if (changed.has("documents") || changed.has("language")) {
      byId("example-hint").hidden = !state.documents.some(({ isExample }) => isExample);
      const isBlank = state.documents.every(({ text }) => text.trim() === "");
      // Typing leaves it alone.
      if (isBlank !== blank || changed.has("language")) render();
      blank = isBlank;
    }
  });
}

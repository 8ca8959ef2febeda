// The ways to the policies of a tenant: requests and scripts to copy, with the permission that each needs.

import { live } from "lit/directives/live.js";

import { byId } from "../../../kit/dom.ts";
import { elementOf, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t } from "../../i18n.ts";

type WayName = "explorer" | "powerShell" | "azure" | "collector";

const panel = byId("get-policies");

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

async function copy(said: HTMLElement) {
  try {
    await navigator.clipboard.writeText(WAYS[way]);
    said.textContent = t("copied");
  } catch {
    getSelection()?.selectAllChildren(panel.querySelector("pre") as Node);
    said.textContent = t("selected");
  }
}

function choice(name: WayName, renew: () => void) {
  const choose = () => {
    way = name;
    renew();
    panel.querySelector<HTMLElement>("input:checked")?.focus();
  };
  return html`<label
    ><input type="radio" name="getPolicies" value=${name} .checked=${live(name === way)} @change=${choose} /><span
      >${t(`get.${name}`)}</span
    ></label
  >`;
}

/** What the panel shows; `renew` draws it again. */
export function content(renew: () => void) {
  const said = elementOf(html`<span class="muted" role="status"></span>`);
  return [
    html`<h3 id="get-policies-title">${t("get.title")}</h3>`,
    html`<fieldset class="segments"
      ><legend class="hidden">${t("get.with")}</legend>${(Object.keys(WAYS) as WayName[]).map((name) => choice(name, renew))}</fieldset
    >`,
    html`<p class="hint">${t(`get.${way}.hint`)}</p>`,
    way === "explorer" ? html`<p class="hint">${t("get.header")} <code>${`Prefer: ${PREFER}`}</code></p>` : null,
    html`<pre class="code-lines preview" tabindex="0" role="group" aria-label=${t(`get.${way}`)}>${WAYS[way]}</pre>`,
    html`<div class="ways"
      ><button type="button" class="button" data-testid="copy-get-policies" @click=${() => copy(said)}>${icon("copy")}${t("copy")}</button
      >${said}</div
    >`,
    html`<p class="hint">${t("get.after")}</p>`,
  ].filter(isThere);
}

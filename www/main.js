// Starts the page: words first, then the core, then the first answer.

import { init } from "./pkg/index.js";
import { keepAnswering } from "./answer.js";
import { startArrivals } from "./arrivals.js";
import { startClauseChecks } from "./clause-checks.js";
import { startCompare } from "./compare-view.js";
import { startDocumentsMenu } from "./documents-menu.js";
import { byId, goTo } from "./dom.js";
import { restoreDraft, startDraft } from "./draft.js";
import { gallery } from "./gallery.js";
import { startGallery } from "./gallery-menu.js";
import { startGetPolicies } from "./get-policies.js";
import { startGraph } from "./graph-request.js";
import { startGuestTrust } from "./guest-trust.js";
import { readHash, writeHash } from "./hash.js";
import { startHistory } from "./history.js";
import { languages, preferredLanguage, translatePage } from "./i18n.js";
import { icon } from "./icons.js";
import { showExample } from "./load.js";
import { startMetadata } from "./metadata.js";
import { startModels } from "./models.js";
import { startOffline } from "./offline.js";
import { startOrganisation } from "./organisation-opener.js";
import { startPolicies } from "./policies.js";
import { startQuestion } from "./question.js";
import { openLink, startShare } from "./share.js";
import { refresh, state, subscribe, update } from "./state.js";
import { startTheme } from "./theme.js";
import { startVerdict } from "./verdict.js";
import { startWatch } from "./watch.js";

for (const place of document.querySelectorAll("[data-icon]")) place.prepend(icon(place.dataset.icon));

startTheme();

byId("language").addEventListener("click", () => update({ language: state.language === "ja" ? "en" : "ja" }));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  goTo(byId("verdict-title"));
});

subscribe((changed) => {
  if (changed.has("language")) translatePage();
  if (["language", "example", "link", "linkError"].some((key) => changed.has(key))) writeHash();
});

const asked = readHash();
state.language = languages.includes(asked.language) ? asked.language : preferredLanguage();
translatePage();

try {
  await init();
  startQuestion();
  startPolicies();
  startDocumentsMenu();
  startArrivals();
  startGetPolicies();
  startGuestTrust();
  startMetadata();
  startVerdict();
  startClauseChecks();
  startGallery();
  startModels();
  startOrganisation();
  startShare();
  startWatch();
  startCompare();
  startGraph();
  const entry = gallery.find(({ id }) => id === asked.example);
  if (entry || !restoreDraft()) showExample(entry ?? gallery[0]);
  startDraft();
  startHistory();
  if (asked.link) await openLink(asked.link);
  keepAnswering();
  refresh();
  startOffline();
} catch (error) {
  console.error(error);
  startVerdict();
  update({ answer: { kind: "failed" } });
}

addEventListener("hashchange", () => {
  const { language, example, link } = readHash();
  if (languages.includes(language)) update({ language });
  const entry = gallery.find(({ id }) => id === example);
  if (link) {
    if (link !== state.link) openLink(link);
  } else if (entry && entry.id !== state.example) showExample(entry);
});

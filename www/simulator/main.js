// Starts the page: words first, then the core, then the first answer.

import { startCore } from "./core/start.js";
import { keepAnswering } from "./state/answer.js";
import { startArrivals } from "./views/policies/arrivals.js";
import { startClauseChecks } from "./views/editor/clause-checks.js";
import { startCompare } from "./views/compare/compare.js";
import { startDocumentsMenu } from "./views/policies/documents-menu.js";
import { byId, goTo } from "../kit/dom.js";
import { restoreDraft, startDraft } from "./state/draft.js";
import { gallery } from "./views/gallery/gallery.js";
import { startGallery } from "./views/gallery/menu.js";
import { startGetPolicies } from "./views/policies/get-policies.js";
import { startGraph } from "./views/graph/graph-request.js";
import { startGuestTrust } from "./views/question/guest-trust.js";
import { readHash, writeHash } from "./state/hash.js";
import { startHistory } from "./state/history.js";
import { languages, preferredLanguage, translatePage } from "./i18n.js";
import { icon } from "../kit/icons.js";
import { showExample } from "./state/load.js";
import { startMetadata } from "./views/metadata/metadata.js";
import { startModels } from "./views/models/models.js";
import { startOffline } from "./views/bar/offline.js";
import { startOrganisation } from "./views/organisation/opener.js";
import { startPolicies } from "./views/policies/policies.js";
import { startQuestion } from "./views/question/question.js";
import { openLink, startShare } from "./views/share/share.js";
import { refresh, state, subscribe, update } from "./state/state.js";
import { startTheme } from "./views/bar/theme.js";
import { startVerdict } from "./views/verdict/verdict.js";
import { startWatch } from "./views/watch/watch.js";

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
  await startCore();
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

// The page: words first, then the core, then the first answer.

import { byId, goTo } from "../kit/dom.ts";
import { nodesOf } from "../kit/html.ts";
import { icon } from "../kit/icons.ts";
import type { Language } from "../kit/contract.ts";
import { startCore } from "./core/start.ts";
import { isLanguage, loadTexts, preferredLanguage, translatePage } from "./i18n.ts";
import { keepAnswering } from "./state/answer.ts";
import { busy } from "./state/busy.ts";
import { restoreDraft, startDraft } from "./state/draft.ts";
import { readHash, writeHash } from "./state/hash.ts";
import { startHistory } from "./state/history.ts";
import { follow, state, update } from "./state/state.ts";
import { startOffline } from "./views/bar/offline.ts";
import { startSteps } from "./views/bar/steps.ts";
import { startTheme } from "./views/bar/theme.ts";
import { startCompare } from "./views/compare/opener.ts";
import { startClauseChecks } from "./views/editor/clause-checks.ts";
import { startEditor } from "./views/editor/editor.ts";
import { openExample, openFirst, startGallery } from "./views/gallery/opener.ts";
import { startMetadata } from "./views/metadata/metadata.ts";
import { startModels } from "./views/models/opener.ts";
import { startOrganisation } from "./views/organisation/opener.ts";
import { startPanes } from "./views/panes/panes.ts";
import { sayFailed } from "./views/parts/later.ts";
import { startArrivals } from "./views/policies/arrivals.ts";
import { startDocumentsMenu } from "./views/policies/documents-menu.ts";
import { startGetPolicies } from "./views/policies/get-policies.ts";
import { startPolicies } from "./views/policies/policies.ts";
import { startGuestTrust } from "./views/question/guest-trust.ts";
import { startQuestion } from "./views/question/question.ts";
import { openLink, startShare } from "./views/share/opener.ts";
import { startSweep } from "./views/sweep/opener.ts";
import { startTimeline } from "./views/timeline/opener.ts";
import { startVerdict } from "./views/verdict/verdict.ts";
import { startWatch } from "./views/watch/opener.ts";

/** Shows the page in a language. */
async function speak(language: Language) {
  try {
    await busy(loadTexts(language));
    update({ language });
  } catch (error) {
    console.error(error);
    sayFailed();
  }
}

/** Says that the page cannot work. */
function failed(error: unknown) {
  console.error(error);
  update({ answer: { kind: "failed" } });
}

/** Starts it. */
export async function startPage() {
  for (const place of document.querySelectorAll<HTMLElement>("[data-icon]")) place.prepend(nodesOf(icon(place.dataset.icon ?? "")));

  startTheme();
  startPanes();
  startSteps();

  byId("language").addEventListener("click", () => void speak(state.language === "ja" ? "en" : "ja"));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    goTo(byId("verdict-title"));
  });

  const asked = readHash();
  update({ language: isLanguage(asked.language) ? asked.language : preferredLanguage() });
  // Both are on their way at once; the words are there first.
  const core = startCore();
  await loadTexts(state.language).catch(console.error);
  follow(["language"], translatePage);

  try {
    await core;
    if (!(await openExample(asked.example)) && !restoreDraft()) openFirst();
    keepAnswering();
    follow(["language", "example", "link", "linkError"], writeHash);
    startQuestion();
    startPolicies();
    startEditor().catch(failed);
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
    startSweep();
    startShare();
    startWatch();
    startTimeline();
    startCompare();
    startDraft();
    startHistory();
    if (asked.link) await openLink(asked.link);
    void startOffline();
  } catch (error) {
    startVerdict();
    failed(error);
  }

  addEventListener("hashchange", async () => {
    const { language, example, link } = readHash();
    if (isLanguage(language)) await speak(language);
    if (link) {
      if (link !== state.link) void openLink(link);
    } else if (example !== state.example) void openExample(example);
  });
}

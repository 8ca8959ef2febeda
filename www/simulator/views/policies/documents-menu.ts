// The list of documents: what each is, and what is wrong with it, for more of them than a strip has room for.

import { byId, setText } from "../../../kit/dom.ts";
import { draw, given, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t, tOrNull } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { documentName, resources } from "../../state/documents.ts";
import { tell } from "../../state/history.ts";
import { edit, follow, newDocument, state, update } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { select } from "../editor/editor.ts";
import { plain, searchMenu, wordsIn } from "../parts/menu.ts";

const menu = byId("documents-menu");
const field = byId("documents-search");

/** What is in a document, in a few words. */
function kindOf(one: PolicyDocument) {
  const kinds = new Set(resources(one).map(({ resource }) => tOrNull(`resource.${resource}`) ?? resource));
  return [...kinds].slice(0, 3).join(t("share.between"));
}

/** What there is to say of a document: whether it cannot be read, and how many warnings it has. */
function wrongOf(one: PolicyDocument): [string, string] | null {
  const { kind, error, findings } = state.answer;
  if (kind === "error" && documentAt(error.document)?.id === one.id) return ["error", t("tabBroken")];
  const count = (findings ?? []).filter(({ document, severity }) => severity !== "info" && documentAt(document)?.id === one.id).length;
  return count > 0 ? ["warning", t("tabFindings", { count })] : null;
}

function show(one: PolicyDocument) {
  menu.hidePopover();
  update({ active: one.id });
  select(0, 0);
}

function item(one: PolicyDocument) {
  const wrong = wrongOf(one);
  return html`<li
    ><button type="button" class="entry" aria-current=${given(one.id === state.active ? "true" : null)} @click=${() => show(one)}
      >${icon(wrong ? wrong[0] : "list")}<span
        ><strong>${documentName(one)}</strong
        ><span class="muted">${[kindOf(one), wrong?.[1]].filter(isThere).join(t("count.between"))}</span></span
      ></button
    ></li
  >`;
}

function render() {
  const words = wordsIn(field);
  const found = state.documents.filter((one) => {
    const text = plain(`${documentName(one)} ${kindOf(one)}`);
    return words.every((word) => text.includes(word));
  });
  draw(byId("documents-list"), found.map(item));
  setText(byId("documents-found"), words.length > 0 ? t("gallery.found", { count: found.length }) : "");
}

function removeAll() {
  const blank = newDocument();
  menu.hidePopover();
  edit({ documents: [blank], active: blank.id });
  tell("putAway.documents");
  byId("policy-editor").focus();
}

export function startDocumentsMenu() {
  searchMenu({ menu, field, render });
  byId("remove-documents").addEventListener("click", removeAll);
  byId("open-folder").addEventListener("click", () => {
    menu.hidePopover();
    byId("policy-folder").click();
  });
  follow(["documents", "language", "answer"], () => {
    setText(byId("documents-count"), String(state.documents.length));
    if (menu.matches(":popover-open")) render();
  });
}

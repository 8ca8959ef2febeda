// Who presents what: the form. A field shows when the answer can depend on it.

import { computed, effect } from "@preact/signals-core";
import { live } from "lit/directives/live.js";

import * as access from "../../fields/access.ts";
import { failureOf } from "../../../kit/contract.ts";
import type { AuthenticatorModel, Missing } from "../../../kit/contract.ts";
import { byId, controlOf, goTo, motion, setValue, targetOf } from "../../../kit/dom.ts";
import { draw, given, html, nothing } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import type { Found } from "../../../kit/presented.ts";
import { short } from "../../../kit/shown.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { isThere } from "../../../kit/there.ts";
import { isSecret } from "../../core/package.ts";
import type { FieldOf, Form } from "../../fields/form.ts";
import { fieldAt, FIELDS } from "../../fields/table.ts";
import type { Known } from "../../fields/table.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { credentialKind, keepRegistration, keysIn, recognise, takenOver } from "../../state/credential.ts";
import { holds, strengthsFound } from "../../state/documents.ts";
import { certificateText, fileText } from "../../state/files.ts";
import { tell } from "../../state/history.ts";
import { addDocument } from "../../state/load.ts";
import { addListTexts, isList, listsAsPem } from "../../state/revocation-lists.ts";
import { BUILT_IN, readExtra, revocationLists } from "../../state/scenario.ts";
import { editForm, follow, state, update } from "../../state/state.ts";
import { offsetOf } from "../editor/editor.ts";
import { isMetadata, loadMetadata } from "../metadata/metadata.ts";
import { startApplications } from "./applications.ts";
import { drawFields } from "./fields.ts";
import { recognisedContent } from "./recognised.ts";

const form = byId("question-form");
const box = byId("credential");

/** The fields that the table draws. */
const PLAIN = FIELDS.filter((one) => one.kind !== "own");
/** Texts that stand in a place of their own. */
const TEXTS: readonly FieldOf<string>[] = ["crls", "extra", "deviceOther"];

/** What fields go by when they show. */
function known(values: Form): Known {
  const kind = credentialKind(values);
  const policies = holds("conditionalAccessPolicy");
  return {
    form: values,
    kind,
    signIn: values.action === "signIn",
    external: isExternal(values.userType),
    strengths: values.strengths.length > 0 || values.otherStrengths.trim() !== "",
    policies,
    who: kind !== "method" || policies,
    holds,
  };
}

/** When parts of the form show that hold several fields, or one that is drawn for itself. */
function visibility({ form: values, kind, signIn, external }: Known): Record<string, boolean> {
  const home = [values.homeTenant, values.homeCloud, values.tenantId, values.tenantCloud];
  return {
    "field-home": external || home.some((one) => one !== ""),
    "field-guestTrust": external,
    "field-deviceAttributes": values.device === "described",
    "field-satisfiedControls": values.satisfied === "list",
    // Lists that were brought there show also before there is a certificate.
    "section-revocation": kind === "certificate" || values.crls !== "",
    "section-strengths": signIn,
    "section-before": signIn,
    "field-registeredMethods": values.registered === "list",
    "field-at": values.at !== "",
  };
}

function isExternal(userType: string) {
  return !["member", "internalGuest"].includes(userType);
}

function syncFields() {
  const values = state.form;
  const about = known(values);
  drawFields(form, about);
  setValue(box, values.box);
  for (const name of [...PLAIN.map((one) => one.name), ...TEXTS]) setValue(controlOf(form, name), values[name]);
  for (const [id, visible] of Object.entries(visibility(about))) byId(id).hidden = !visible;
  const when = values.at === "" ? "now" : "chosen";
  controlOf(form, "when").value = when;
  const local = byId("at");
  // Keeps what somebody is typing, as long as it means the same moment.
  if (values.at && fromLocal(local.value) !== normal(values.at)) local.value = toLocal(values.at);
  byId("at-utc").textContent = values.at ? t("inUtc", { moment: normal(values.at) ?? values.at }) : "";
  byId("before-summary").textContent = beforeSummary(values);
  byId("access-summary").textContent = accessSummary(values);
  byId("box-clear").hidden = values.box === "";
}

function beforeSummary({ alsoUsed }: Pick<Form, "alsoUsed">) {
  return alsoUsed.length > 0 ? alsoUsed.map((method) => term("Mode", method)).join(", ") : "";
}

/** What is opened, in a few words. */
function accessSummary(values: Form) {
  const { opens } = values;
  if (opens === "") return "";
  return opens === "userAction" ? term("UserAction", values.userAction) : values[opens].trim();
}

function normal(moment: string) {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function fromLocal(value: string) {
  return value === "" ? null : normal(value);
}

function toLocal(moment: string) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function renderLists() {
  const controls = access.controls().map((name) => checkbox("satisfiedControls", name, term("GrantControl", name)));
  draw(byId("list-satisfiedControls"), controls);
  for (const name of ["alsoUsed", "registeredMethods"] as const) {
    const boxes = valuesOf("Mode").map((method) => checkbox(name, method, term("Mode", method)));
    draw(byId(`list-${name}`), boxes);
  }
}

/** A box of one of the lists. */
function checkbox(name: FieldOf<string[]>, value: string, label: string, detail?: string) {
  const change = (event: Event) => {
    const rest = state.form[name].filter((one) => one !== value);
    editForm({ [name]: targetOf(event).checked ? [...rest, value] : rest });
  };
  return html`<label class="check"
    ><input type="checkbox" value=${value} .checked=${live(state.form[name].includes(value))} @change=${change} /><span
      >${label}${detail ? html`<span class="muted">${` ${detail}`}</span>` : null}</span
    ></label
  >`;
}

function renderStrengths() {
  const offered = new Map<string, readonly [string, string]>();
  for (const [key, name] of strengthsFound()) offered.set(key, [name, t("fromPolicies")]);
  for (const [id, label] of BUILT_IN) {
    if (!offered.has(id)) offered.set(id, [t(label), t("builtIn")]);
  }
  // What a loaded scenario asks for shows also where nothing offers it.
  for (const asked of state.form.strengths) {
    const byName = [...offered].find(([, [name]]) => name === asked);
    if (byName && byName[0] !== asked) {
      offered.delete(byName[0]);
      offered.set(asked, byName[1]);
    } else if (!offered.has(asked)) {
      offered.set(asked, [asked, ""]);
    }
  }
  const boxes = [...offered].map(([value, [name, origin]]) => checkbox("strengths", value, short(name), origin));
  draw(byId("list-strengths"), boxes);
}

function renderRecognised() {
  const target = byId("recognised");
  const focused = target.contains(document.activeElement) ? document.activeElement : null;
  draw(target, recognisedContent(state.form, changeBox).filter(isThere));
  if (focused && !target.contains(focused)) target.querySelector<HTMLElement>("input:checked")?.focus();
  renderBoxError(recognise(state.form.box));
}

/** What stands in the box is a revocation list; it goes where those are. */
function moveToLists(found: Extract<Found, { kind: "revocationList" }>) {
  addListTexts([listsAsPem(state.form.box, found)], { box: "" });
  goTo(byId("crls"));
}

function renderBoxError(found: Found) {
  const target = byId("credential-error");
  if (found.kind === "revocationList") {
    box.removeAttribute("aria-invalid");
    draw(target, [
      html`<p>${icon("info")}<span>${t("misplacedList")}</span></p>`,
      html`<button type="button" class="button" @click=${() => moveToLists(found)}>${t("moveToLists")}</button>`,
    ]);
    return;
  }
  if (found.kind !== "error") {
    draw(target, nothing);
    box.removeAttribute("aria-invalid");
    return;
  }
  const { code, message, line, column } = found.error;
  box.setAttribute("aria-invalid", "true");
  const selectPlace = () => {
    const start = offsetOf(box.value, line ?? 1, column ?? 1);
    goTo(box);
    box.setSelectionRange(start, start + Math.max(1, box.value.slice(start).search(/\n|$/)));
  };
  const place = line
    ? html`<button type="button" class="link place" @click=${selectPlace}>${icon("place")}${t("place", { line, column })}</button>`
    : null;
  draw(target, [html`<p>${icon("error")}<span>${message}</span></p>`, html`<p class="meta">${place}<code>${code ?? ""}</code></p>`]);
}

/** What was said of the files that were opened or dropped last. */
let fileNotes: string[] = [];

const crls = computed(() => state.form.crls);
/** How many lists there are, and the numbers of those that are something else. Lists are long, so they are read once. */
const listsRead = computed(() => {
  const lists = revocationLists(crls.value);
  return { count: lists.length, others: lists.flatMap((one, index) => (isList(one) ? [] : [index + 1])) };
});

/** Says which of the lists are something else. */
function renderListErrors() {
  const { count, others } = listsRead.value;
  const said = others.map((number) => (count > 1 ? t("notThatList", { number }) : t("notAList")));
  const field = byId("crls");
  if (said.length > 0) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const notes = [...fileNotes, ...said].map((text) => html`<p>${icon("error")}<span>${text}</span></p>`);
  draw(byId("crls-error"), notes);
}

function renderExtraError() {
  const target = byId("extra-error");
  try {
    readExtra(state.form.extra);
    draw(target, nothing);
  } catch (error) {
    draw(target, html`<p>${icon("error")}<span>${t("extraUnreadable", { what: failureOf(error).message })}</span></p>`);
  }
}

function renderDeviceError() {
  const target = byId("deviceOther-error");
  try {
    access.readDevice(state.form.deviceOther);
    byId("deviceOther").removeAttribute("aria-invalid");
    draw(target, nothing);
  } catch (error) {
    byId("deviceOther").setAttribute("aria-invalid", "true");
    draw(target, html`<p>${icon("error")}<span>${t("deviceUnreadable", { what: failureOf(error).message })}</span></p>`);
  }
}

// Opens what holds something other than the default, so that nothing decides unseen.
function openUsedSections() {
  const { form: values } = state;
  if (values.alsoUsed.length > 0 || values.registered !== "unknown") byId("section-before").open = true;
  if (values.at || values.reading !== "report") byId("section-when").open = true;
  if (values.crls || values.revoked !== "unknown") byId("section-revocation").open = true;
  if (values.extra) byId("section-extra").open = true;
  if (access.saysAccess(values)) byId("section-access").open = true;
}

const hasAccess = computed(() => holds("conditionalAccessPolicy"));

// Conditional Access is asked about as soon as there is some.
function openAccess() {
  byId("section-access").open = hasAccess.value || access.saysAccess(state.form);
}

/** Presents what a text is, as if somebody had pasted it into the box. */
export function changeBox(text: string) {
  // The state refuses it; nothing else is to see it.
  if (isSecret(text)) return editForm({ box: text, method: "", picked: 0 });
  const changes: Partial<Form> = { box: text, method: "", picked: 0 };
  const found = recognise(text);
  if (found.kind === "creationOptions") keepRegistration(text);
  const before = suggestedType(recognise(state.form.box));
  const suggested = suggestedType(found);
  // What was suggested for the key before does not hold for this one.
  if (suggested || (before && before === state.form.passkeyType)) changes.passkeyType = suggested;
  const [first] = keysIn(found);
  return editForm(first ? { ...changes, ...takenOver(first) } : changes);
}

/** Presents a model as `tenant.models` asks about it: device-bound, and attested where it is fit for that. */
export function presentModel({ aaguid, attested }: Pick<AuthenticatorModel, "aaguid" | "attested">) {
  changeBox(aaguid);
  editForm({ passkeyType: "deviceBound", attestationLevel: attested ? "attested" : "" });
}

/** The type that the documentation gives the model, or nothing. */
function suggestedType(found: Found) {
  return (found.kind === "aaguid" && found.passkeyType) || "";
}

function changed(event: Event) {
  const target = targetOf(event);
  const { name, value } = target;
  if ((target as Element) === box) changeBox(value);
  else if (name === "when") editForm({ at: value === "now" ? "" : new Date().toISOString() });
  else if (name === "at") {
    const moment = fromLocal(value);
    if (moment) editForm({ at: moment });
  } else if (name === "method") editForm(value ? { method: value, box: "" } : { method: "" });
  else if (TEXTS.some((one) => one === name) || PLAIN.some((one) => one.name === name)) editForm({ [name]: value });
}

/** The field for a pointer into the access. */
function accessField(pointer: string) {
  const [name = "", inner = ""] = pointer.split("/").slice(3);
  if (name === "location") return ({ ipAddress: "ipAddress", namedLocations: "locations" } as Record<string, string>)[inner] ?? "country";
  if (name === "device") {
    if (inner === "" || state.form.device === "unknown") return "device";
    return (
      ({ iscompliant: "deviceCompliant", trusttype: "deviceTrustType" } as Record<string, string>)[inner.toLowerCase()] ?? "deviceOther"
    );
  }
  if (name !== "") return name;
  // What it names nothing of is in the field beside.
  return ["application", "authenticationContext"].includes(state.form.opens) ? state.form.opens : "opens";
}

/** The field for a JSON Pointer into the scenario, or null where there is none. */
function fieldFor(pointer: string): string | null {
  // An index into the policies is a place in one of them, not a field.
  if (/^\/policies\/\d/.test(pointer)) return null;
  // Policies that wait for an access are answered by naming one.
  const waits = pointer === "/policies" || pointer === "/question/strengths";
  if (waits && holds("conditionalAccessPolicy") && !access.saysAccess(state.form)) return "opens";
  if (pointer.startsWith("/question/access")) return accessField(pointer);
  if (pointer.startsWith("/policies")) return "strengths";
  if (pointer.startsWith("/trust/metadata")) return "metadata";
  return fieldAt(pointer)?.name ?? null;
}

/** How a way to a field looks, and what tests call it. */
interface WayLook {
  readonly look?: string;
  readonly testId?: string;
}

const TO_FIELD: WayLook = { testId: "go-to-field" };

/** A button that leads to the field for a JSON Pointer into the scenario, or null where there is none. */
export function fieldButton(pointer: string | null | undefined, look: WayLook = TO_FIELD): TemplateResult | null {
  const name = fieldFor(pointer ?? "");
  if (!name || (name === "strengths" && state.form.action === "register")) return null;
  const words = tOrNull(`goTo.${name}`) ?? t("goToField", { field: t(`field.${name}`) });
  return wayTo(words, () => focusField(name), look);
}

/** A button that leads to where an input belongs that a check misses, or null where there is none. */
export function missingButton(missing: Missing | null | undefined, look: WayLook = TO_FIELD): TemplateResult | null {
  if (missing?.kind !== "policies") return fieldButton(missing?.path, look);
  return wayTo(t("addDocumentOf", { what: missing.label }), goToNewDocument, look);
}

/** A button that leads to a document that is still to be filled, where a policy is missing of whatever kind. */
export function policyButton(pointer: string | null | undefined): TemplateResult | null {
  return pointer === "/policies" ? wayTo(t("addPolicy"), goToNewDocument, { testId: "add-policy" }) : null;
}

function wayTo(words: string, click: () => void, { look = "button", testId }: WayLook) {
  return html`<button type="button" class=${look} data-testid=${given(testId)} @click=${click}>${words}</button>`;
}

function focusField(name: string) {
  if (name === "credential") return goTo(box);
  if (name === "metadata") return goTo(byId("open-metadata"));
  if (name === "alsoUsed" || name === "strengths") return goTo(byId(`list-${name}`).querySelector("input") ?? box);
  const control = form.elements.namedItem(name);
  const radios = control instanceof RadioNodeList ? ([...control] as HTMLInputElement[]) : [];
  return goTo((radios.find((one) => one.checked) ?? radios[0] ?? control) as HTMLElement);
}

/** To the editor, on a document that is still to be filled. */
function goToNewDocument() {
  const blank = state.documents.find((one) => one.text.trim() === "");
  if (blank) update({ active: blank.id });
  else addDocument();
  goTo(byId("policy-editor"));
}

/** Says that a private key was refused, where it was pasted. */
function renderRefused() {
  const target = byId("question-refused");
  if (state.refused?.place !== "question") return draw(target, nothing);
  draw(target, html`<p>${icon("error")}<span>${t("refusedSecret")}</span></p>`);
  return target.scrollIntoView({ block: "nearest", behavior: motion() });
}

async function addLists(files: readonly File[]) {
  fileNotes = [];
  const read = [];
  for (const file of files) {
    try {
      read.push(await fileText(file, state.language));
    } catch (error) {
      const { message, code } = failureOf(error);
      fileNotes.push(t("fileUnreadable", { name: file.name, message, code: code ?? "" }));
    }
  }
  if (read.length > 0) addListTexts(read);
  renderListErrors();
}

/** Files that are dropped on a field. */
function takeDropped(field: HTMLElement, take: (files: File[]) => unknown) {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  field.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    field.classList.add("dropping");
  });
  field.addEventListener("dragleave", () => field.classList.remove("dropping"));
  field.addEventListener("drop", (event) => {
    field.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

export function startQuestion() {
  effect(syncFields);
  startApplications();
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("box-clear").addEventListener("click", () => {
    changeBox("");
    tell("putAway.credential");
    box.focus();
  });
  const file = byId("credential-file");
  const take = async (files: readonly File[]) => {
    if (!files[0]) return;
    try {
      if (await isMetadata(files[0])) return loadMetadata(files[0]);
      changeBox(await certificateText(files[0], state.language));
    } catch (error) {
      const { message, code } = failureOf(error);
      const text = t("fileUnreadable", { name: files[0].name, message, code: code ?? "" });
      draw(byId("credential-error"), html`<p>${icon("error")}${text}</p>`);
    }
  };
  byId("open-credential").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    await take([...(file.files ?? [])]);
    file.value = "";
  });
  takeDropped(box, take);
  const lists = byId("crl-files");
  byId("open-crls").addEventListener("click", () => lists.click());
  lists.addEventListener("change", async () => {
    await addLists([...(lists.files ?? [])]);
    lists.value = "";
  });
  takeDropped(byId("crls"), addLists);
  for (const render of [renderLists, renderStrengths, renderRecognised, renderExtraError, renderListErrors, renderDeviceError]) effect(render);
  follow(["language", "refused"], renderRefused);
  follow([hasAccess], openAccess);
  follow(["loaded"], openUsedSections);
}

// The core without its parts: what is said, what is refused, and that nothing else differs.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { endOfStack } from "./end-of-stack.mjs";

const pkg = (path) => new URL(`../../pkg/${path}`, import.meta.url);
const SCENARIOS = new URL("../scenarios/", import.meta.url);
const PARTS = ["signatures", "rest", "en", "ja"];

const scenario = (path) => readFile(new URL(path, SCENARIOS), "utf8");
const compiled = async (name) => WebAssembly.compile(await readFile(pkg(`core/${name}.wasm`)));

let folder;
let modules;
let whole;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  modules = Object.fromEntries(await Promise.all(["core", ...PARTS].map(async (name) => [name, await compiled(name)])));
  whole = await import(pkg("index.js"));
  await whole.init();
});
after(() => rm(folder, { recursive: true }));

// A copy loads once.
let copies = 0;
async function fresh(entry) {
  const to = join(folder, `${(copies += 1)}`);
  await cp(pkg("."), to, { recursive: true });
  return import(pathToFileURL(join(to, entry)));
}

async function edge(...parts) {
  const api = await fresh("edge.js");
  await api.init(modules.core, Object.fromEntries(parts.map((name) => [name, modules[name]])));
  return api;
}

const codes = ({ findings }) => findings.map(({ code }) => code);

/** Every scenario, by its path. */
async function scenarios() {
  const files = await readdir(SCENARIOS, { recursive: true });
  const paths = files.filter((file) => file.endsWith(".json")).toSorted();
  return Promise.all(paths.map(async (path) => [path, await scenario(path)]));
}

/** What comes of it: the verdict, or the error. */
function answer(api, text, language) {
  try {
    return api.evaluate(text, { language });
  } catch (error) {
    assert.equal(error.name, "EntraVerdictError", error.stack);
    const { code, message, path, document } = error;
    return { error: { code, message, path, document } };
  }
}

const policy = {
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced: true, enforcementType: "block", aaGuids: ["cb69481e-8ff7-4039-93ec-0a2729a154a8"] },
};
const question = { action: "signIn", credential: { passkey: { aaguid: "cb69481e-8ff7-4039-93ec-0a2729a154a8" } } };
const METADATA = { legalHeader: "", no: 1, nextUpdate: "2026-12-01", entries: [] };

describe("without its parts the core", () => {
  it("says which signatures it did not check", async () => {
    const api = await edge("en", "ja", "rest");
    const broken = await scenario("certificate/chain/signature-rsa-broken.json");
    const [unchecked, checked] = [api, whole].map((one) => one.evaluate(broken));
    assert.deepEqual([unchecked.decision, unchecked.reason.code], ["allow", "allowed"]);
    assert.deepEqual([checked.decision, checked.reason.code], ["deny", "certificate.signatureInvalid"]);
    const said = unchecked.findings.filter(({ code }) => code === "scope.signatures");
    assert.match(said.map(({ text }) => text).join(), /not checked/);
    assert.ok(!codes(checked).includes("scope.signatures"));
    const attested = api.evaluate(await scenario("attestation/signature-broken.json"));
    assert.equal(attested.reason.code, "input.metadataMissing");
    assert.ok(codes(attested).includes("scope.signatures"));
    // What was not checked is not kept for checked.
    await api.init(modules.core, { signatures: modules.signatures });
    assert.equal(api.evaluate(broken).reason.code, "certificate.signatureInvalid");
    assert.deepEqual(api.evaluate(broken), checked);
  });

  it("says that it did not look for remedies, where there could be some", async () => {
    const api = await edge("signatures", "en", "ja");
    const text = { scenario: 1, policies: [policy], question };
    const refused = api.evaluate(text);
    assert.equal(refused.reason.code, "passkey.aaguidBlocked");
    assert.deepEqual(refused.remedies, []);
    const said = (language) => api.evaluate(text, { language }).findings.find(({ code }) => code === "scope.remedies").text;
    assert.match(said("en"), /not looked for/);
    assert.match(said("ja"), /探していません/);
    assert.ok(!codes(api.evaluate(text, { remedies: false })).includes("scope.remedies"));
    const allowed = api.evaluate({ ...text, question: { action: "signIn", credential: { passkey: { aaguid: "7e3f3d30-3557-4442-bdae-139312178b39" } } } });
    assert.deepEqual([allowed.decision, codes(allowed).includes("scope.remedies")], ["allow", false]);
    assert.ok(whole.evaluate(text).remedies.length > 0);
    await api.init(modules.core, { rest: modules.rest });
    assert.deepEqual(api.evaluate(text), whole.evaluate(text));
  });

  it("speaks the other language, or in values alone", async () => {
    const text = await scenario("certificate/strength/seed-wrong-oid.json");
    const told = (api, language) => api.evaluate(text, { language });
    const english = await edge("signatures", "rest", "en");
    assert.deepEqual(told(english, "ja"), told(whole, "en"));
    const japanese = await edge("signatures", "rest", "ja");
    assert.deepEqual(told(japanese, "en"), told(whole, "ja"));
    const neither = await edge("signatures", "rest");
    const tenant = neither.Tenant.load(JSON.parse(text).policies);
    for (const [language, other] of [["en", /not loaded/], ["ja", /読み込まれていない/]]) {
      const verdict = told(neither, language);
      assert.equal(verdict.decision, "deny");
      assert.equal(verdict.reason.code, "strength.policyOidNotAllowed");
      assert.deepEqual(verdict.reason.policy, told(whole, language).reason.policy);
      assert.doesNotMatch(JSON.stringify(verdict), /\\u0000/);
      assert.match(verdict.findings.find(({ code }) => code === "scope.words").text, other);
    }
    const silent = tenant.findings;
    await neither.init(modules.core, { en: modules.en, ja: modules.ja });
    assert.deepEqual(["en", "ja"].map((language) => told(neither, language)), ["en", "ja"].map((language) => told(whole, language)));
    // Nor is it kept what was told in values.
    assert.deepEqual(tenant.findings.map(({ code }) => code), silent.map(({ code }) => code));
    assert.ok(tenant.findings.every(({ text: sentence }, index) => sentence.length > silent[index].text.length));
  });

  it("refuses what the part `rest` does, by name, and goes on", async () => {
    const api = await edge("signatures", "en", "ja");
    const tenant = api.Tenant.load(policy);
    const doors = {
      edit: () => api.edit("{}", []),
      graphChange: () => api.graphChange([policy], [policy]),
      impact: () => api.impact([policy], null, "", question),
      "Impact.isPeople": () => api.Impact.isPeople("{}"),
      inspect: () => api.inspect("x"),
      vocabulary: () => api.vocabulary(),
      compare: () => api.compare([policy], [policy], [question]),
      "Metadata.load": () => api.Metadata.load(METADATA),
      "Metadata.fromReduced": () => api.Metadata.fromReduced("{}"),
      "tenant.compare": () => tenant.compare(tenant, [question]),
      "tenant.impact": () => tenant.impact(null, { question }),
      "tenant.models": () => tenant.models(question),
      "tenant.modelsCsv": () => tenant.modelsCsv(question),
      "tenant.sweep": () => tenant.sweep(),
      "tenant.whatIf": () => tenant.whatIf(question),
    };
    for (const [name, door] of Object.entries(doors)) {
      assert.throws(door, { name: "EntraVerdictError", code: "package.partMissing", message: /entra-verdict\/rest\.wasm/ }, name);
    }
    assert.throws(() => api.vocabulary({ language: "ja" }), { code: "package.partMissing" });
    assert.throws(() => api.inspect("x", { language: "ja" }), { message: /読み込まれていません/ });
    for (const trust of [{ metadata: METADATA }, JSON.stringify({ metadata: METADATA })]) {
      assert.throws(() => api.Tenant.load(policy, { trust }), { code: "package.partMissing", path: "/trust/metadata", message: /`rest`/ });
    }
    assert.throws(() => api.Tenant.load(policy, { trust: { metadata: METADATA }, language: "ja" }), { message: /読み込まれていません/ });
    assert.equal(tenant.decide(question), "deny");
    await api.init(modules.core, { rest: modules.rest });
    for (const [name, door] of Object.entries(doors)) {
      assert.doesNotThrow(() => {
        try {
          door()?.free?.();
        } catch (error) {
          // What these are asked is no more than a way in.
          if (!/^input\./.test(error.code)) throw error;
        }
      }, name);
    }
    assert.equal(tenant.decide(question), "deny");
  });

  it("has no export that the refusals do not cover", () => {
    const exported = (name) => WebAssembly.Module.exports(modules[name]).map((one) => one.name);
    const doors = exported("rest");
    assert.deepEqual(doors.filter((name) => exported("core").includes(name)), []);
    const known = /^(edit|graphChange|inspect|vocabulary|(__wbg_)?(impact|metadata|sweep|sweepstart)_\w+|tenant_(compare|models|models_csv|what_if|with_metadata))$/;
    assert.deepEqual(doors.filter((name) => !known.test(name)), []);
    for (const name of ["signatures", "en", "ja"]) assert.deepEqual(exported(name), []);
  });

  it("decides every scenario as the whole, but for what it says it lacks", async () => {
    const api = await edge();
    let counted = 0;
    for (const [path, text] of await scenarios()) {
      const [lacking, all] = [answer(api, text), answer(whole, text)];
      assert.doesNotMatch(JSON.stringify(lacking), /\\u0000/, path);
      if (lacking.error?.code === "package.partMissing") {
        assert.match(text, /"metadata"/, path);
        continue;
      }
      assert.deepEqual(lacking.error?.code, all.error?.code, path);
      if (all.error) continue;
      if (codes(lacking).includes("scope.signatures")) continue;
      assert.ok(codes(lacking).includes("scope.words"), path);
      assert.deepEqual([lacking.decision, lacking.reason.code, lacking.reason.policy], [all.decision, all.reason.code, all.reason.policy], path);
      counted += 1;
    }
    assert.ok(counted > 400, String(counted));
  });

  it("answers every scenario as the whole once its parts are added", async () => {
    const api = await edge();
    // In another order than that of the loader, some of them at once.
    await api.init(modules.core, { ja: modules.ja });
    await Promise.all([api.init(modules.core, { rest: modules.rest }), api.init(modules.core, { en: modules.en, signatures: modules.signatures })]);
    for (const [path, text] of await scenarios()) {
      for (const language of ["en", "ja"]) assert.deepEqual(answer(api, text, language), answer(whole, text, language), path);
    }
  });

  it("is started anew with the parts that it had", async () => {
    const api = await edge("en", "signatures");
    const tenant = api.Tenant.load(policy);
    endOfStack(tenant, question);
    const broken = await scenario("certificate/chain/signature-rsa-broken.json");
    assert.equal(api.evaluate(broken).reason.code, "certificate.signatureInvalid");
    assert.throws(() => tenant.decide(question), { code: "package.restarted" });
    assert.throws(() => api.vocabulary(), { code: "package.partMissing" });
    // One that is added while the core stops is added to the next one.
    const adding = api.init(modules.core, { rest: modules.rest });
    endOfStack(api.Tenant.load(policy), question);
    await adding;
    assert.ok(api.vocabulary().enumerations.length > 0);
    assert.equal(api.evaluate(broken).reason.code, "certificate.signatureInvalid");
  });

  it("leaves out what a page does not want", async () => {
    const api = await fresh("index.js");
    await api.init(undefined, { rest: false, signatures: false, ja: false });
    assert.throws(() => api.vocabulary(), { code: "package.partMissing" });
    await api.init();
    assert.ok(api.vocabulary().enumerations.length > 0);
    const broken = await scenario("certificate/chain/signature-rsa-broken.json");
    assert.deepEqual(api.evaluate(broken, { language: "ja" }), whole.evaluate(broken, { language: "ja" }));
  });

  it("takes no part of another build, and says of which file that is", async () => {
    const api = await fresh("edge.js");
    // The memory that a part takes has the name of its build.
    const { name } = WebAssembly.Module.imports(modules.rest).find(({ kind }) => kind === "memory");
    assert.match(name, /^\$[0-9a-f]{16}$/);
    const other = await readFile(pkg("core/rest.wasm"));
    other.write("$0000000000000000", other.indexOf(name));
    const rest = await WebAssembly.compile(other);
    await assert.rejects(api.init(modules.core, { rest }), { code: "package.wasmInvalid", message: /core\/rest\.wasm/ });
    assert.throws(() => api.vocabulary(), { code: "package.notInitialised" });
    await api.init(modules.core, { rest: modules.rest });
    assert.ok(api.vocabulary().enumerations.length > 0);
    await assert.rejects(api.init(modules.core, { signatures: modules.rest }), { code: "package.wasmInvalid", message: /core\/signatures\.wasm/ });
    assert.equal(api.Tenant.load(policy).decide(question), "deny");
  });
});

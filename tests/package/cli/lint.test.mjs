// `entra-verdict lint` as a project wants it: configuration, comments, mends, and reports.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";

import { init } from "../../../pkg/index.js";
import { folderWith, looksLike, path, put, read, run } from "./run.mjs";

before(() => init());

const STRENGTH = `{
  "id": "b1d3a9f2-6c1e-4f0e-9a52-0e6a1f6f4f10",
  "displayName": "Keys", // kept
  "policyType": "custom",
  "allowedCombinations": ["fido2", "FIDO2", "fido2,sms"],
  "nonsense": 1
}
`;

// The same under another id, without which the later one would take the place of the earlier.
const other = (index) => STRENGTH.replace("4f10", `4f1${index}`);

async function linted(folder, args = [], files = ["a.json"]) {
  const { code, stdout, stderr } = await run(["lint", ...files, "--json", ...args], { cwd: folder });
  assert.equal(stderr, "");
  const answer = JSON.parse(stdout);
  return { code, ...answer, told: answer.findings.map(({ severity, code: id, line }) => `${severity} ${id} ${line}`) };
}

const ALL = ["info policy.comments 1", "warning policy.unknownMember 6", "info policy.letterCase 5", "warning strength.combinationDuplicate 5", "error strength.combinationIllegal 5"];

describe("entra-verdict lint", () => {
  it("goes through folders", async (context) => {
    const folder = await folderWith(context, { "p/a.json": STRENGTH, "p/q/b.json": '{ "displayName": "x", "allowedCombinations": ["sms"] }', "p/notes.txt": "" });
    const { findings } = await linted(folder, [], ["p"]);
    assert.deepEqual([...new Set(findings.map(({ document }) => document))], [0, 1]);
  });

  it("tells findings by the severity of the configuration, which the nearest folder above has", async (context) => {
    const config = { lint: { level: "error", rules: { "policy.comments": "off", "strength.combinationDuplicate": "info" }, files: [{ files: ["p/*.json"], rules: { "strength.combinationIllegal": "warning", "policy.comments": "warning" }, because: "they are drafts" }] } };
    const folder = await folderWith(context, { "a.json": STRENGTH, "p/a.json": STRENGTH, "entra-verdict.config.json": config });
    const { code, told, ignored } = await linted(folder);
    assert.deepEqual(told, ["warning policy.unknownMember 6", "info policy.letterCase 5", "info strength.combinationDuplicate 5", "error strength.combinationIllegal 5"]);
    assert.deepEqual([code, ignored], [1, 1]);
    // From within, paths are meant from where the configuration lies.
    const inside = await linted(join(folder, "p"));
    assert.ok(inside.told.includes("warning strength.combinationIllegal 5") && inside.told.includes("warning policy.comments 1"), inside.told.join());
    assert.equal(inside.code, 0);
    assert.equal((await linted(join(folder, "p"), ["--level", "warning"])).code, 1);
    await put(folder, { "other.json": {} });
    assert.deepEqual((await linted(folder, ["--config", "other.json"])).told, ALL);
  });

  it("leaves out what a comment says, and tells comments that say nothing", async (context) => {
    const text = STRENGTH.replace('  "allowedCombinations"', '  // entra-verdict-ignore strength.combinationIllegal, policy.letterCase: a draft\n  "allowedCombinations"')
      .replace('"nonsense": 1', '"nonsense": 1 /* entra-verdict-ignore policy.unknownMember */')
      .replace('"custom",', '"custom", "description": "// entra-verdict-ignore policy.comments",');
    const folder = await folderWith(context, { "a.json": text });
    const { told, ignored } = await linted(folder);
    assert.deepEqual(told, ["info policy.comments 1", "warning strength.combinationDuplicate 6"]);
    assert.equal(ignored, 3);
    await put(folder, { "b.json": text.replace("policy.unknownMember", "policy.letterCase") });
    const { findings } = await linted(folder, [], ["b.json"]);
    const stale = findings.find(({ code }) => code === "lint.unusedIgnore");
    assert.deepEqual([stale.severity, stale.line, stale.column], ["warning", 7, 17]);
    const { stdout } = await run(["lint", "b.json", "--text"], { cwd: folder });
    await looksLike("lint-ignored.txt", stdout);
  });

  it("hears such comments in configurations of Microsoft365DSC, whose comments begin otherwise", async (context) => {
    const script = `# Generated with Microsoft365DSC
Configuration M365TenantConfig
{
  Node localhost
  {
    AADConditionalAccessPolicy "Block"
    {
      DisplayName          = "Block # entra-verdict-ignore policy.none";
      Id                   = "00000000-0000-4000-8000-000000000001";
      State                = "enabled";
      IncludeApplications  = @("All");
      IncludeUsers         = @("All");
      # entra-verdict-ignore policy.nameForId: found by its name
      ExcludeGroups        = @("Break glass");
      ClientAppTypes       = @("all");
      GrantControlOperator = "OR"; # entra-verdict-ignore policy.stale
      BuiltInControls      = @("blok"); <# entra-verdict-ignore input.unknownEnumMember #>
      Ensure               = "Present";
    }
  }
}
`;
    const folder = await folderWith(context, { "a.ps1": script });
    const told = ["info policy.otherTool 1", "warning lint.unusedIgnore 16"];
    const { told: named, ignored } = await linted(folder, [], ["a.ps1"]);
    assert.deepEqual([named, ignored], [told, 2]);
    const { stdout } = await run(["lint", "-", "--json"], { cwd: folder, input: script });
    assert.deepEqual(JSON.parse(stdout).findings.map(({ severity, code, line }) => `${severity} ${code} ${line}`), told);
  });

  it("says once of a list of people that it is none of policies", async (context) => {
    const person = { user: { id: "11111111-2222-4333-8444-555555555555" }, passkeys: [], methodsRegistered: [] };
    const folder = await folderWith(context, { "a.json": [person, person, person] });
    const { told, ignored } = await linted(folder);
    assert.deepEqual([told, ignored], [["warning input.unrecognisedPolicy 2"], undefined]);
  });

  it("mends what can be mended, and nothing else of the file changes", async (context) => {
    const folder = await folderWith(context, { "a.json": STRENGTH, "b.json": Buffer.from(`\ufeff${other(1)}`, "utf16le"), "c.json": `\ufeff${other(2)}` });
    const { code, told, mended } = await linted(folder, ["--fix"], ["a.json", "b.json", "c.json"]);
    const mendedOf = (text) => text.replace('"fido2", "FIDO2", "fido2,sms"', '"fido2", "fido2,sms"');
    assert.equal(await read(folder, "a.json"), mendedOf(STRENGTH));
    assert.equal((await readFile(join(folder, "b.json"))).toString("utf16le"), `\ufeff${mendedOf(other(1))}`);
    assert.equal(await read(folder, "c.json"), `\ufeff${mendedOf(other(2))}`);
    assert.equal(code, 1);
    assert.deepEqual(mended.files, ["a.json", "b.json", "c.json"]);
    assert.ok(!told.some((one) => /letterCase|combinationDuplicate/.test(one)), told.join());
    const { mended: again } = await linted(folder, ["--fix"]);
    assert.deepEqual(again, { count: 0, files: [] });
  });

  it("does not mend what is left out", async (context) => {
    const rules = { "policy.letterCase": "off", "strength.combinationDuplicate": "off" };
    const folder = await folderWith(context, { "a.json": STRENGTH, "entra-verdict.config.json": { lint: { rules } } });
    assert.equal((await linted(folder, ["--fix"])).mended.count, 0);
    assert.equal(await read(folder, "a.json"), STRENGTH);
  });

  it("goes on until there is nothing left to mend", async (context) => {
    const { policies } = JSON.parse(await readFile(path("tests/scenarios/documents/member-case.json"), "utf8"));
    const folder = await folderWith(context, Object.fromEntries(policies.map((policy, index) => [`${index}.json`, policy])));
    const { findings, mended } = await linted(folder, ["--fix"], ["."]);
    assert.ok(mended.count > 0);
    assert.deepEqual(findings.filter(({ mend }) => mend), []);
  });

  it("reports in the forms of pipelines", async (context) => {
    const folder = await folderWith(context, { "a.json": STRENGTH, "b.json": '{ "id": "x", "displayName": "y", "allowedCombinations": ["fido2"] }' });
    for (const [format, name] of [["github", "lint.github.txt"], ["junit", "lint.junit.xml"], ["tap", "lint.tap"], ["markdown", "lint.summary.md"]]) {
      const { code, stdout } = await run(["lint", "a.json", "b.json", "--format", format], { cwd: folder });
      assert.equal(code, 1);
      await looksLike(name, stdout);
    }
    const { stdout } = await run(["lint", "a.json", "--format", "sarif"], { cwd: folder });
    const { results } = JSON.parse(stdout).runs[0];
    assert.deepEqual(results.map(({ ruleId, level }) => `${level} ${ruleId}`).sort(), ["error strength.combinationIllegal", "note policy.comments", "note policy.letterCase", "warning policy.unknownMember", "warning strength.combinationDuplicate"]);
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, "a.json");
  });

  it("leads to the pages of codes where it is said where these lie, and else nowhere", async (context) => {
    const folder = await folderWith(context, { "a.json": `${STRENGTH.slice(0, -2)} // entra-verdict-ignore policy.nothing\n}\n` });
    const lint = async (...args) => (await run(["lint", "a.json", ...args], { cwd: folder })).stdout;
    const pages = (text) => text.match(/https:\S+?\.html/g) ?? [];
    assert.deepEqual(pages(await lint("--text")), []);
    assert.ok(JSON.parse(await lint("--json")).findings.every((finding) => !("help" in finding)));
    const codes = ["lint.unusedIgnore", "policy.comments", "policy.letterCase", "policy.unknownMember", "strength.combinationDuplicate", "strength.combinationIllegal"];
    const named = (place) => codes.map((code) => `https://docs.example/${place}codes/${code}.html`);
    const at = ["--help-uri", "https://docs.example/at"];
    assert.deepEqual(pages(await lint("--text", ...at)).sort(), named("at/"));
    assert.deepEqual(pages(await lint("--text", "--language", "ja", ...at)).sort(), named("at/ja/"));
    const { findings } = JSON.parse(await lint("--json", ...at));
    for (const { code, help } of findings) assert.equal(help, `https://docs.example/at/codes/${code}.html`);
    assert.ok(findings.some(({ code }) => code === "lint.unusedIgnore"));
    await put(folder, { "entra-verdict.config.json": { helpUri: "https://docs.example/" } });
    const { rules } = JSON.parse(await lint("--format", "sarif")).runs[0].tool.driver;
    assert.deepEqual(rules.map(({ helpUri }) => helpUri).filter(Boolean), named(""));
    assert.match(await lint("--format", "markdown"), /\| \[`policy\.comments`\]\(<https:\/\/docs\.example\/codes\/policy\.comments\.html>\) \|/);
    assert.deepEqual(pages(await lint("--text", ...at)).sort(), named("at/"));
    for (const wrong of ["docs.example", "file:///tmp"]) {
      const { code, stderr } = await run(["lint", "a.json", "--help-uri", wrong], { cwd: folder });
      assert.equal(code, 3);
      assert.match(stderr, new RegExp(`${wrong} is no address`));
    }
  });

  it("says in the report what cannot be read", async (context) => {
    const folder = await folderWith(context, { "a.json": '{\n  "a": 1,\n  oops\n}' });
    const { code, stdout } = await run(["lint", "a.json", "--format", "github"], { cwd: folder });
    assert.equal(code, 3);
    assert.match(stdout, /^::error file=a\.json,line=3,col=\d+,title=input\.syntax::/);
  });

  it("refuses a configuration that cannot be meant, with its place", async (context) => {
    const folder = await folderWith(context, { "a.json": STRENGTH });
    for (const [config, message] of [
      ['{\n  "lint": { "rule": {} }\n}', /^✕ entra-verdict\.config\.json:2:13: rule is not known here\. Perhaps rules is meant/],
      ['{ "lint": { "rules": { "policy.comments": "of" } } }', /of is not known here\. Perhaps off is meant/],
      ['{ "lint": { "rules": { "policy.coments": "off" } } }', /^✕ entra-verdict\.config\.json:1:24: policy\.coments is not known here\. Perhaps policy\.comments is meant/],
      ['{ "lint": ', /entra-verdict\.config\.json:1:\d+: This cannot be read/],
      ['{ "lint": [] }', /another kind than it has to be: object/],
      ['{\n  "helpUri": "docs/"\n}', /^✕ entra-verdict\.config\.json:2:14: docs\/ is no address/],
    ]) {
      await put(folder, { "entra-verdict.config.json": config });
      const { code, stderr } = await run(["lint", "a.json"], { cwd: folder });
      assert.equal(code, 3);
      assert.match(stderr, message);
    }
    const { stderr } = await run(["lint", "a.json", "--config", "nowhere.json"], { cwd: folder });
    assert.match(stderr, /nowhere\.json: there is no such configuration/);
    const { stderr: stdin } = await run(["lint", "-", "--fix", "--config", "a.json"], { cwd: folder, input: "{}" });
    assert.match(stdin, /not known here|cannot be mended/);
  });
});

describe("entra-verdict lint of what a tool exported", () => {
  const POLICY = { id: "b1d3a9f2-6c1e-4f0e-9a52-0e6a1f6f4f11", displayName: "Keys", policyType: "custom", allowedCombinations: ["fido2"] };
  const EXPORT = {
    "export/Policies/keys.json": POLICY,
    "export/Groups/Staff/Staff.json": { id: "eeeeeeee-1111-4222-8333-444444444444", displayName: "Staff", securityEnabled: true, mailEnabled: false, groupTypes: [] },
    "export/Users/ann.json": { id: "eeeeeeee-1111-4222-8333-444444444445", displayName: "Ann", userPrincipalName: "ann@contoso.com" },
    "export/Organization/Contoso.json": { id: "eeeeeeee-1111-4222-8333-444444444446", displayName: "Contoso", verifiedDomains: [{ name: "contoso.com" }] },
    "export/MigrationTable.json": { TenantId: "x", Organization: "y", Objects: [] },
    "export/Settings.json": '// of the tool\n{ "path": "C:/export", }',
  };
  const OTHERS = ["export/MigrationTable.json", "export/Organization/Contoso.json", "export/Settings.json"];

  it("counts files in which nothing is judged, and is not the worse for them", async (context) => {
    const folder = await folderWith(context, EXPORT);
    const { code, findings, passedOver } = await linted(folder, [], ["export"]);
    assert.deepEqual([code, findings], [0, []]);
    const codes = Object.fromEntries(passedOver.map(({ file, findings: said }) => [file, said.at(-1)?.code]));
    const named = ["export/Groups/Staff/Staff.json", "export/Users/ann.json"];
    const unrecognised = "input.unrecognisedPolicy";
    assert.deepEqual(codes, { [OTHERS[0]]: "policy.migrationTable", [OTHERS[1]]: unrecognised, [OTHERS[2]]: unrecognised, [named[0]]: undefined, [named[1]]: undefined });
    for (const language of ["en", "ja"]) {
      const { code: same, stdout } = await run(["lint", "export", "--text", "--language", language], { cwd: folder });
      assert.equal(same, 0);
      await looksLike(`lint-export${language === "ja" ? "-ja" : ""}.txt`, stdout);
    }
    const { stdout } = await run(["lint", "export", "--format", "markdown"], { cwd: folder });
    assert.match(stdout, /Files that hold nothing that is judged: 5/);
  });

  it("still tells of them where they are named, and where the configuration wants it", async (context) => {
    const folder = await folderWith(context, EXPORT);
    const { code, told } = await linted(folder, [], ["export", OTHERS[1]]);
    assert.deepEqual([code, told], [1, ["warning input.unrecognisedPolicy 1"]]);
    const rules = { "input.unrecognisedPolicy": "error" };
    await put(folder, { "entra-verdict.config.json": { lint: { files: [{ files: ["export/Organization/**"], rules }] } } });
    const { told: wanted } = await linted(folder, [], ["export"]);
    assert.deepEqual(wanted, ["error input.unrecognisedPolicy 1"]);
  });

  it("still tells what may be missing: an error of Graph, a plan that leaves nothing, what another tool wrote, what is broken", async (context) => {
    const { policies: [report] } = JSON.parse(await readFile(path("tests/scenarios/documents/microsoft365dsc.json"), "utf8"));
    const plan = { format_version: "1.2", terraform_version: "1.9.0", planned_values: { root_module: {} }, prior_state: { values: { root_module: {} } } };
    const folder = await folderWith(context, { ...EXPORT, "export/plan.json": plan, "export/error.json": { error: { code: "Authorization_RequestDenied", message: "no" } }, "export/report.json": report });
    const { code, told } = await linted(folder, [], ["export"]);
    assert.deepEqual([code, [...new Set(told.map((one) => one.replace(/ \d+$/, "")))].sort()], [1, ["info policy.otherTool", "info policy.terraform", "warning input.unrecognisedPolicy", "warning policy.nameForId"]]);
    await put(folder, { "export/broken.json": "{" });
    const broken = await run(["lint", "export", "--json"], { cwd: folder });
    assert.equal(broken.code, 3);
    assert.deepEqual([JSON.parse(broken.stdout).error.code, JSON.parse(broken.stdout).error.file], ["input.syntax", "export/broken.json"]);
  });

  it("reads policies out of more than a tenant takes", async (context) => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`export/Users/${index}.json`, { id: `eeeeeeee-1111-4222-8333-${String(index).padStart(12, "0")}`, displayName: "x".repeat(80_000), userPrincipalName: `${index}@contoso.com` }]),
    );
    const folder = await folderWith(context, { ...files, "export/a.json": STRENGTH });
    const { code, told, passedOver } = await linted(folder, [], ["export"]);
    assert.deepEqual([code, told.length, passedOver.length], [1, ALL.length, 60]);
    await put(folder, { "a.yaml": `assertions: 1\npolicies: export\ntests:\n  - { method: sms, strengths: [Keys], expect: deny }\n` });
    const { code: tested, stdout } = await run(["test", "a.yaml", "--before", "export", "--json"], { cwd: folder });
    const { summary, changes } = JSON.parse(stdout);
    assert.deepEqual([tested, summary.passed, changes], [0, 1, []], stdout);
  });

  it("has nothing to say of a folder without policies, but what it is", async (context) => {
    const { "export/Policies/keys.json": _, ...others } = EXPORT;
    const script = "# Generated with Microsoft365DSC version 1.25\nparam (\n)\nConfiguration M365TenantConfig\n{\n  Import-DscResource -ModuleName 'Microsoft365DSC'\n}\n";
    const folder = await folderWith(context, { ...others, "dsc/M365TenantConfig.ps1": script, "dsc/ConfigurationData.psd1": "@{}", "scripts/a.ps1": "Get-Date" });
    const said = async (...files) => {
      const { code, stdout, stderr } = await run(["lint", ...files, "--text"], { cwd: folder });
      assert.deepEqual([code, stdout], [3, ""]);
      return stderr;
    };
    assert.match(await said("export"), /^✕ Nothing in export is a policy \(5 JSON files\)/);
    assert.match(await said("scripts"), /^✕ scripts has no JSON files/);
    for (const folders of [["dsc"], ["dsc", "export"]]) {
      assert.match(await said(...folders), /^✕ dsc\/M365TenantConfig\.ps1 is a configuration of Microsoft365DSC without .*`entra-verdict collect .*EntraExporter/s);
    }
    const { code } = await run(["lint", "dsc", "export", "export/Settings.json"], { cwd: folder });
    assert.equal(code, 1);
    await put(folder, { "a.yaml": "assertions: 1\npolicies: dsc\ntests:\n  - { method: sms, expect: deny }\n" });
    const { code: tested, stdout } = await run(["test", "a.yaml", "--json"], { cwd: folder });
    assert.equal(tested, 3);
    assert.match(JSON.parse(stdout).problems[0].message, /is a configuration of Microsoft365DSC/);
  });
});

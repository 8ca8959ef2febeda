// Results about a plan of Terraform, at the line of the sources that it was made of.

import assert from "node:assert/strict";
import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";

import { init } from "../../../pkg/index.js";
import { bodyOf } from "../../../pkg/cli/hcl.js";
import { folderWith, path, put, run } from "./run.mjs";

before(() => init());

/** The lines of a text at which something stands, from one on. */
const lineOf = (text, part) => text.slice(0, text.indexOf(part)).split("\n").length;

describe("HCL", () => {
  it("is read as far as places are to be found", () => {
    const body = bodyOf(`# one { " comment
terraform { required_version = ">= 1.5" } // another }
/* { three
*/
locals {
  text = <<-EOT
    resource "a" "b" { this is "text
    EOT
  other = "a \\" } \${lower("}\${"x"}")} %{ if true }{%{ endif } $\${not}"
  list  = [for name in ["a", "b"] : "\${name}}" if name != "}"]
  map   = { for key, value in var.map : key => { x = value } }
  call  = merge(
    { a = 1 }, # ) comment
    var.b ? { c = "}" } : {},
  )
}
resource "azuread_conditional_access_policy" "everybody" {
  display_name = "Everybody"
  body = {
    "quoted" = ["x", "y", local.z]
    plain : { inner = true, other = 2 }
    (var.name) = 1
  }
  conditions {
    client_app_types = ["all"]
    dynamic "devices" {
      for_each = var.filters
      content { filter { rule = devices.value } }
    }
  }
}
`);
    const [, locals, resource] = body.blocks;
    assert.deepEqual(body.blocks.map(({ type, labels }) => [type, ...labels]), [["terraform"], ["locals"], ["resource", "azuread_conditional_access_policy", "everybody"]]);
    assert.deepEqual([...locals.body.attributes.keys()], ["text", "other", "list", "map", "call"]);
    const { attributes, blocks } = resource.body;
    assert.equal(attributes.get("display_name").text, "Everybody");
    const { members } = attributes.get("body");
    assert.deepEqual([...members.keys()], ["quoted", "plain"]);
    assert.deepEqual(members.get("quoted").items.map(({ text }) => text), ["x", "y", undefined]);
    assert.deepEqual([...members.get("plain").members.keys()], ["inner", "other"]);
    assert.deepEqual(blocks[0].body.blocks.map(({ type, labels }) => [type, ...labels]), [["dynamic", "devices"]]);
  });

  it("that is broken, or deeper than anybody writes, has no places", () => {
    const broken = ['resource "a" "b" {', 'a = "x\n"', "a = <<EOT\nx", "a = [1", "a = {", "a =", "a = 1\na = 2", "}", "a {\n x = 1 }}", "= 1", "a = )", '"a" = 1'];
    for (const text of broken) assert.equal(bodyOf(text), undefined, text);
    for (const [open, close] of ["[]", "{}", "()"]) assert.equal(bodyOf(`a = ${open.repeat(10_000)}${close.repeat(10_000)}`), undefined);
    assert.equal(bodyOf(`${"a {".repeat(10_000)}${"}".repeat(10_000)}`), undefined);
    assert.ok(bodyOf(""));
    assert.ok(bodyOf("\ufeffa = 1\r\nb {\r\n  c = 2\r\n}\r\n"));
  });

  it("takes time in proportion to its length", () => {
    const text = `a = ${JSON.stringify("x ".repeat(200_000))}\n${" ".repeat(200_000)}\n${"# x\n".repeat(50_000)}b = [${"1, ".repeat(100_000)}]\n`;
    const start = performance.now();
    assert.deepEqual([...bodyOf(text).attributes.keys()], ["a", "b"]);
    assert.ok(performance.now() - start < 5_000);
  });
});

/** A copy of the example, with changes of its files. */
async function plan(context, changes = {}) {
  const folder = await folderWith(context);
  await cp(path("examples/terraform"), folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) await put(folder, { [name]: change(await readFile(join(folder, name), "utf8")) });
  return folder;
}

const tested = (cwd, ...args) => run(["test", "assertions.yaml", ...args], { cwd });

async function clauses(cwd, ...args) {
  const { results } = JSON.parse((await tested(cwd, "--json", ...args)).stdout);
  return results.flatMap(({ clause }) => (clause ? [clause] : []));
}

describe("a plan of Terraform", () => {
  it("has its results at the line of the source that lies beside", async (context) => {
    const folder = await plan(context);
    const source = await readFile(join(folder, "main.tf"), "utf8");
    const [clause, ...others] = await clauses(folder);
    const { file, line, column, endLine, path: pointer, plan: from } = clause;
    const wanted = lineOf(source, "built_in_controls");
    assert.deepEqual([file, line, endLine, others.length], ["main.tf", wanted, wanted, 0]);
    // The member of the list, not the list.
    assert.equal(source.split("\n")[line - 1].slice(column - 1), '"mfa"]');
    assert.equal(pointer, "/planned_values/root_module/resources/0/values/grant_controls/0/built_in_controls/0");
    assert.equal(from.file, "plan.json");
    const text = (await tested(folder, "--text")).stdout;
    assert.match(text, new RegExp(`Decided by  main\\.tf:${wanted}:26 [^]*${wanted} │     built_in_controls = \\["mfa"\\]`));
    assert.match((await tested(folder, "--format", "github")).stdout, new RegExp(`^::error file=main\\.tf,line=${wanted},col=26,`));
    const [{ locations }] = JSON.parse((await tested(folder, "--format", "sarif")).stdout).runs[0].results;
    assert.deepEqual([locations[0].physicalLocation.artifactLocation.uri, locations[0].physicalLocation.region.startLine], ["main.tf", wanted]);
  });

  it("has what turned an answer on the line that was changed, and names the clause that decides", async (context) => {
    const folder = await plan(context);
    const source = await readFile(join(folder, "main.tf"), "utf8");
    const [changed, decides] = [lineOf(source, "excluded_groups"), lineOf(source, "built_in_controls")];
    const text = (await tested(folder, "--text", "--before-plan")).stdout;
    assert.match(text, new RegExp(`Turned by  main\\.tf:${changed}:7 [^]*\\n  no longer there: 6d9c8b0e-[^]*Decided by  main\\.tf:${decides}:26 `));
    const github = (await tested(folder, "--format", "github", "--before-plan")).stdout;
    assert.match(github, new RegExp(`^::error file=main\\.tf,line=${changed},col=7,[^\n]*Decided by: main\\.tf:${decides}:26`));
    const [{ locations, relatedLocations }] = JSON.parse((await tested(folder, "--format", "sarif", "--before-plan")).stdout).runs[0].results;
    const lines = [...locations, ...relatedLocations].map(({ physicalLocation: { artifactLocation, region } }) => [artifactLocation.uri, region.startLine]);
    assert.deepEqual(lines.slice(0, 2), [["main.tf", changed], ["main.tf", decides]]);
    assert.equal(lines[2][0], "assertions.yaml");
    // Where the line is gone, its block is left.
    await put(folder, { "main.tf": source.replace(/ *excluded_groups.*\n/, "") });
    assert.match((await tested(folder, "--text", "--before-plan")).stdout, new RegExp(`Turned by  main\\.tf:${lineOf(source, "users {")}:5 `));
  });

  it("has them in sources that are JSON too, whether a block stands alone or in a list", async (context) => {
    const users = { included_users: ["All"], excluded_groups: [] };
    const written = (one) => ({
      "//": "made by a program",
      resource: one({
        azuread_conditional_access_policy: {
          everybody: {
            display_name: "Everybody: more than a password",
            conditions: one({ client_app_types: ["all"], users: one(users), applications: { included_applications: ["All"] } }),
            grant_controls: one({ operator: "OR", built_in_controls: ["mfa"] }),
          },
        },
      }),
    });
    for (const one of [(body) => body, (body) => [body]]) {
      const folder = await plan(context);
      await rm(join(folder, "main.tf"));
      await put(folder, { "main.tf.json": written(one) });
      const source = await readFile(join(folder, "main.tf.json"), "utf8");
      const said = JSON.parse((await tested(folder, "--json", "--before-plan")).stdout);
      const [{ clause, turned }] = said.results.filter((result) => result.clause);
      assert.deepEqual([clause, turned].map(({ file, line }) => [file, line]), [["main.tf.json", lineOf(source, '"mfa"')], ["main.tf.json", lineOf(source, '"excluded_groups"')]]);
      // What is evaluated stands where it is written, and what says something else nowhere.
      await put(folder, { "main.tf.json": source.replace(/\[\s*"mfa"\s*\]/, '"${var.controls}"') });
      assert.equal((await clauses(folder))[0].line, lineOf(source, '"built_in_controls"'));
      for (const wrong of ["{", "[]", '{ "resource": { "azuread_conditional_access_policy": 1 } }', `${"[".repeat(100_000)}`]) {
        await put(folder, { "main.tf.json": wrong });
        assert.deepEqual((await clauses(folder)).map(({ file }) => file), ["plan.json"]);
      }
    }
  });

  it("is told where its sources lie, and stays at its own line where there are none", async (context) => {
    const folder = await plan(context, { "assertions.yaml": (text) => text.replace("plan.json", "out/plan.json") });
    await put(folder, { "out/plan.json": await readFile(join(folder, "plan.json"), "utf8") });
    assert.deepEqual((await clauses(folder)).map(({ file, plan: from }) => [file, from]), [["out/plan.json", undefined]]);
    assert.deepEqual((await clauses(folder, "--terraform", ".")).map(({ file }) => file), ["main.tf"]);
    const { code, stderr } = await tested(folder, "--terraform", "out");
    assert.equal(code, 3);
    assert.match(stderr, /no sources of Terraform \(\.tf\) in out/);
  });

  it("stays at its own line where the sources say something else, or cannot be read", async (context) => {
    for (const change of [
      (text) => text.replace('["mfa"]', '["mfa"'),
      (text) => text.replace('"everybody"', '"somebody"'),
      (text) => `${text}\n${text.slice(text.indexOf("resource"))}`,
    ]) {
      const folder = await plan(context, { "main.tf": change });
      assert.deepEqual((await clauses(folder)).map(({ file }) => file), ["plan.json"]);
    }
    const overridden = await plan(context);
    await put(overridden, { "x_override.tf": 'resource "azuread_conditional_access_policy" "everybody" {\n  state = "disabled"\n}\n' });
    assert.deepEqual((await clauses(overridden)).map(({ file }) => file), ["plan.json"]);
  });

  it("stands at what is evaluated, at the block of what is not written, and in what makes blocks", async (context) => {
    for (const [change, wanted] of [
      [(text) => text.replace('["mfa"]', "var.controls"), "built_in_controls"],
      [(text) => text.replace(/ *built_in_controls.*\n/, ""), "grant_controls"],
      [(text) => text.replace("grant_controls {", 'dynamic "grant_controls" {\n    for_each = [1]\n    content {').replace(/\}\n\}\n$/, "}\n  }\n}\n"), "built_in_controls"],
      [(text) => text.replace("grant_controls {", 'dynamic "grant_controls" {\n    for_each = [1]\n    labels = []\n    content {\n    # x').replace(/built_in_controls = \["mfa"\]\n/, "").replace(/\}\n\}\n$/, "}\n  }\n}\n"), "content"],
    ]) {
      const folder = await plan(context, { "main.tf": change });
      const source = await readFile(join(folder, "main.tf"), "utf8");
      const [{ file, line }] = await clauses(folder);
      assert.deepEqual([file, line], ["main.tf", lineOf(source, wanted)], source);
    }
  });

  it("is followed into modules of the same sources, each of a call or of several", async (context) => {
    const moved = (text) => {
      const whole = JSON.parse(text);
      const { resources } = whole.planned_values.root_module;
      whole.planned_values.root_module = {
        child_modules: [{ address: "module.outer", child_modules: [{ address: 'module.outer.module.inner["a.b"]', resources: resources.map((one) => ({ ...one, address: `module.outer.module.inner["a.b"].${one.address}`, index: "x" })) }] }],
      };
      const inner = { source: "../inner", module: {} };
      whole.configuration = { root_module: { module_calls: { outer: { source: "./modules/outer", module: { module_calls: { inner } } } } } };
      return JSON.stringify(whole, null, 2);
    };
    const folder = await plan(context, { "plan.json": moved });
    await put(folder, { "modules/inner/policy.tf": await readFile(join(folder, "main.tf"), "utf8") });
    await rm(join(folder, "main.tf"));
    const found = await clauses(folder);
    assert.deepEqual(found.map(({ file }) => file), ["modules/inner/policy.tf"]);
    // One from a registry has its sources elsewhere; what is here is that it is called.
    const elsewhere = (text) => text.replace("./modules/outer", "contoso/outer/azuread");
    await put(folder, { "plan.json": elsewhere(await readFile(join(folder, "plan.json"), "utf8")) });
    assert.deepEqual((await clauses(folder)).map(({ file }) => file), ["plan.json"]);
    await put(folder, { "a.tf": '# ours\nmodule "outer" {\n  source = "contoso/outer/azuread"\n}\n' });
    assert.deepEqual((await clauses(folder)).map(({ file, line }) => [file, line]), [["a.tf", 2]]);
    await rm(join(folder, "a.tf"));
    await put(folder, { "a.tf.json": { module: { other: {}, outer: { source: "contoso/outer/azuread" } } } });
    assert.deepEqual((await clauses(folder)).map(({ file, line }) => [file, line]), [["a.tf.json", 4]]);
  });

  it("of other providers is followed into objects and lists of them, whatever their order", async (context) => {
    const resource = (type, name, values) => ({ address: `${type}.${name}`, mode: "managed", type, name, provider_name: "registry.terraform.io/x/x", schema_version: 0, values, sensitive_values: {} });
    const STRENGTH = "microsoft365_graph_beta_identity_and_access_authentication_strength_policy";
    const configuration = (model, more) => ({ odata_type: "#microsoft.graph.fido2CombinationConfiguration", applies_to_combinations: ["fido2"], allowed_aaguids: [model], allowed_issuer_skis: null, allowed_issuers: null, allowed_policy_oids: null, ...more });
    const whole = {
      format_version: "1.2",
      terraform_version: "1.14.0",
      configuration: { root_module: {} },
      planned_values: {
        root_module: {
          resources: [
            resource("msgraph_resource", "block", {
              url: "identity/conditionalAccess/policies",
              api_version: "v1.0",
              id: "00000000-0000-4000-8000-000000000001",
              body: { displayName: "Block", state: "enabled", conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] } }, grantControls: { operator: "OR", builtInControls: ["block"] } },
            }),
            resource(STRENGTH, "keys", {
              id: "00000000-0000-4000-8000-0000000000a1",
              display_name: "Keys",
              policy_type: "custom",
              allowed_combinations: ["fido2"],
              combination_configurations: [configuration("7e3f3d30-3557-4442-bdae-139312178b39", { id: "two" })],
            }),
          ],
        },
      },
    };
    const source = `resource "msgraph_resource" "block" {
  url = "identity/conditionalAccess/policies"
  body = {
    displayName = "Block"
    grantControls = { operator = "OR"
      builtInControls = [ # everything
        "block",
      ]
    }
  }
}

resource "${STRENGTH}" "keys" {
  display_name = "Keys"
  combination_configurations = [
    { id = "one", allowed_aaguids = [] },
    {
      id              = "two"
      allowed_aaguids = var.models
    },
  ]
}
`;
    const assertions = `assertions: 1\npolicies: plan.json\nat: 2026-11-21T00:00:00Z\ntests:\n  - { name: opens, method: sms, application: Office 365, expect: allow }\n  - { name: key, aaguid: cb69481e-8ff7-4039-93ec-0a2729a154a8, credential: { passkey: {} }, strengths: [Keys], expect: allow }\n`;
    const folder = await folderWith(context, { "plan.json": whole, "main.tf": source, "assertions.yaml": assertions.replace("credential: { passkey: {} }", "credential: key").replace("tests:", "credentials: { key: { passkey: { type: deviceBound } } }\ntests:") });
    const found = await clauses(folder);
    assert.deepEqual(found.map(({ file, line }) => [file, line]), [["main.tf", lineOf(source, '"block",')], ["main.tf", lineOf(source, "allowed_aaguids = var")]], JSON.stringify(found));
  });

  it("that is linted has its findings there too", async (context) => {
    const folder = await plan(context, { "plan.json": (text) => text.replaceAll('"mfa"\n', '"mfaa"\n'), "main.tf": (text) => text.replace('"mfa"', '"mfaa"') });
    const source = await readFile(join(folder, "main.tf"), "utf8");
    const line = lineOf(source, "built_in_controls");
    const lint = async (...args) => (await run(["lint", "plan.json", ...args], { cwd: folder })).stdout;
    assert.match(await lint("--text"), new RegExp(`main\\.tf:${line}:26`));
    const { results } = JSON.parse(await lint("--format", "sarif")).runs[0];
    assert.ok(results.some(({ locations }) => locations?.[0].physicalLocation.artifactLocation.uri === "main.tf" && locations[0].physicalLocation.region.startLine === line), JSON.stringify(results, null, 1));
    assert.ok(JSON.parse(await lint("--json")).findings.every(({ document }) => document === 0));
    // So a comment that leaves one out stands there, and where it no longer does it is told there.
    const ignoring = source.replace(/^( *)(?=built_in_controls)/m, "$1# entra-verdict-ignore input.unknownEnumMember: later\n$1");
    await put(folder, { "main.tf": ignoring, "other.tf": "/* entra-verdict-ignore policy.comments */\n" });
    const { findings, ignored } = JSON.parse(await lint("--json"));
    assert.deepEqual([ignored, findings.map(({ code, file, line }) => [code, file, line])], [1, [["policy.terraform", undefined, 1], ["lint.unusedIgnore", "other.tf", 1]]]);
    assert.match(await lint("--format", "github"), /^::warning file=other\.tf,line=1,col=1,title=lint\.unusedIgnore::/m);
    assert.match(await lint("--text"), /^Warning {2}other\.tf:1:1 /m);
  });
});

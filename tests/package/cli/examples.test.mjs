// The pipelines of examples/pipeline and examples/terraform: each step is run as its service runs it, with the package of this repository.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";

import { XMLValidator } from "fast-xml-parser";

import { isNamedBy } from "../../../pkg/cli/files.js";
import { parseDocument } from "../../../pkg/cli/yaml.js";
import { YUBIKEY_5, example, folderWith, main, path, put, read, run, swap } from "./run.mjs";

const execute = promisify(execFile);
const yaml = async (folder, name) => {
  const document = parseDocument(await read(folder, name));
  assert.deepEqual([...document.errors, ...document.warnings], [], name);
  return document.toJS();
};

/** A repository with the example in it, where npx finds the package of this one; and one with a change that locks people out. */
async function repository(context) {
  const folder = await example(context);
  await put(folder, { ".gitignore": "bin\nsummary\noutput\n*.sarif\n*.xml\n" });
  await withNpx(folder);
  await shell(folder, "git init -q && git add -A && git -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false commit -qm before");
  return folder;
}

/** A folder in which npx finds the package of this repository. */
async function withNpx(folder) {
  await mkdir(join(folder, "bin"));
  // As npx does, after its own options and the name of the package.
  await writeFile(join(folder, "bin/npx"), `#!/bin/sh\nwhile [ "$1" != "\${1#--}" ]; do shift; done\ncase "$1" in entra-verdict|entra-verdict@*) ;; *) exit 64 ;; esac\nshift\nexec "${process.execPath}" "${main}" "$@"\n`);
  await chmod(join(folder, "bin/npx"), 0o755);
}

const change = (folder) => swap(folder, "policies/authenticationMethodsPolicy.json", `,\n          "${YUBIKEY_5}"`, "");

async function shell(folder, script, env = {}) {
  const options = { cwd: folder, env: { PATH: `${join(folder, "bin")}:${process.env.PATH}`, HOME: folder, LANG: "C", ...env } };
  // As GitHub Actions runs `shell: bash`, which is stricter than the others.
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
  return execute("bash", args, options).then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }), ({ code, stdout, stderr }) => ({ code, stdout, stderr }));
}

describe("examples/pipeline", () => {
  it("runs as a composite action of GitHub", async (context) => {
    const folder = await repository(context);
    const action = await yaml(folder, "action.yml");
    assert.equal(action.runs.using, "composite");
    const workflow = await yaml(folder, "workflow.yml");
    const uses = workflow.jobs.verdict.steps.find(({ id }) => id === "verdict");
    for (const name of Object.keys(uses.with)) assert.ok(name in action.inputs, name);
    const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...uses.with, before: "HEAD" };
    const filled = (text) => text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name) => inputs[name]);
    const steps = async () => {
      const results = [];
      for (const { shell: program, run: script, env } of action.runs.steps) {
        assert.equal(program, "bash");
        // What people choose would be run if it stood in the script.
        assert.doesNotMatch(script, /\$\{\{/);
        const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
        results.push(await shell(folder, script, { ...given, GITHUB_STEP_SUMMARY: join(folder, "summary"), GITHUB_OUTPUT: join(folder, "output") }));
      }
      return results;
    };
    assert.deepEqual((await steps()).map(({ code, stderr }) => [code, stderr]), [[0, ""], [0, ""]]);
    await change(folder);
    const [lint, test] = await steps();
    assert.deepEqual([lint.code, test.code, test.stderr], [0, 1, ""]);
    assert.match(test.stdout, /^::error file=policies\/authenticationMethodsPolicy\.json,line=16,/m);
    assert.match(test.stdout, /Answers that are others than with HEAD: 2/);
    assert.match(await read(folder, "summary"), /7 as expected, 2 otherwise/);
    assert.match(await read(folder, "output"), /^sarif=entra-verdict\.sarif$/m);
    const { results } = JSON.parse(await read(folder, "entra-verdict.sarif")).runs[0];
    assert.deepEqual(results.map(({ ruleId }) => ruleId), ["passkey.aaguidNotAllowed", "passkey.aaguidNotAllowed"]);
  });

  it("runs in GitLab CI and Azure Pipelines", async (context) => {
    const folder = await repository(context);
    const { policies: job } = await yaml(folder, "gitlab-ci.yml");
    const { steps } = await yaml(folder, "azure-pipelines.yml");
    const scripts = steps.filter(({ script }) => script).map(({ script }) => script);
    const published = steps.find(({ task }) => task?.startsWith("PublishTestResults")).inputs.testResultsFiles;
    for (const [commands, report] of [[job.script, job.artifacts.reports.junit], [scripts, published]]) {
      for (const command of commands) assert.equal((await shell(folder, command)).code, 0, command);
      assert.equal(XMLValidator.validate(await read(folder, report)), true);
    }
    await change(folder);
    for (const commands of [job.script, scripts]) {
      assert.equal((await shell(folder, commands.at(-1))).code, 1);
      assert.match(await read(folder, job.artifacts.reports.junit), /failures="2"/);
    }
  });

  it("runs before a commit", async (context) => {
    const folder = await repository(context);
    const { repos } = await yaml(folder, "pre-commit-config.yaml");
    const names = ["assertions.yaml", "policies/authenticationMethodsPolicy.json", "policies/conditionalAccess.json", "README.md"];
    const hook = async ({ entry, files, pass_filenames: passes }) => {
      const matching = names.filter((name) => new RegExp(files).test(name));
      assert.ok(matching.length > 0 && !matching.includes("README.md") && !passes);
      return (await shell(folder, entry)).code;
    };
    const { hooks } = repos[0];
    const all = async () => [await hook(hooks[0]), await hook(hooks[1])];
    assert.deepEqual(await all(), [0, 0]);
    // Where nothing of it changed, the hook of git does not ask.
    assert.equal((await shell(folder, "./pre-commit", { PATH: process.env.PATH })).code, 0);
    await change(folder);
    assert.deepEqual(await all(), [0, 1]);
    await shell(folder, "cp pre-commit .git/hooks/pre-commit && git add -A");
    const commit = await shell(folder, "git -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false commit -qm change");
    assert.equal(commit.code, 1);
    assert.match(commit.stdout + commit.stderr, /2 otherwise/);
  });

  it("runs every night over what the tenant has", async (context) => {
    const folder = await repository(context);
    // `az rest` as far as the step uses it: each request by the file of the repository that has its answer.
    const files = { authenticationMethodsPolicy: "authenticationMethodsPolicy", authenticationStrengthPolicies: "authenticationStrengths", "conditionalAccess/policies": "conditionalAccess" };
    const cases = Object.entries(files).map(([end, name]) => `*/${end}) cat tenant/${name}.json ;;`);
    await put(folder, { "bin/az": `#!/bin/sh\ncase "$*" in *include-unknown-enum-members) ;; *) exit 64 ;; esac\ncase "$5" in ${cases.join(" ")} *) echo '{ "value": [] }' ;; esac\n` });
    await chmod(join(folder, "bin/az"), 0o755);
    await shell(folder, "cp -r policies tenant");
    const { steps } = (await yaml(folder, "nightly.yml")).jobs.verdict;
    const [exported, tested, told] = steps.filter(({ run: script }) => script);
    const env = { GITHUB_STEP_SUMMARY: join(folder, "summary") };
    const night = async () => [await shell(folder, exported.run), await shell(folder, tested.run, env)];
    for (const { code, stdout, stderr } of await night()) assert.deepEqual([code, stderr], [0, ""], stdout);
    assert.match(await read(folder, "summary.md"), /All answers are those of policies/);
    await swap(folder, "tenant/authenticationMethodsPolicy.json", `,\n          "${YUBIKEY_5}"`, "");
    const [, { code, stdout }] = await night();
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=export\/policies-authenticationMethodsPolicy\.json,line=16,/m);
    assert.match(await read(folder, "summary.md"), /Answers that are others than with policies: 2/);
    assert.match(told.run, /--body-file summary\.md$/);
  });

  it("answers the table of the package's README", async (context) => {
    const folder = await example(context);
    const [table] = (await read(path("pkg"), "README.md")).match(/(?<=```yaml\n)[^]*?(?=```)/);
    await put(folder, { "readme.yaml": table });
    const { code, stdout } = await run(["test", "readme.yaml", "--text"], { cwd: folder });
    assert.equal(code, 0, stdout);
  });

  it("names files that are there", async (context) => {
    const folder = await example(context);
    const text = await read(folder, "README.md");
    const named = [...text.matchAll(/`([\w./-]+\.(?:ya?ml|json)|pre-commit)`/g)].map(([, name]) => name);
    assert.ok(named.length > 6);
    for (const name of named) await read(folder, name);
    const { lint } = JSON.parse(await read(folder, "entra-verdict.config.json"));
    assert.ok(lint.files.every(({ files }) => isNamedBy(files, "policies/authenticationMethodsPolicy.json")));
  });
});

describe("examples/terraform", () => {
  it("fails for a plan that closes the way back in, and says what it turns", async (context) => {
    const folder = await folderWith(context, {});
    await cp(path("examples/terraform"), folder, { recursive: true });
    await withNpx(folder);
    const plan = await read(folder, "plan.json");
    const program = (name, script) => put(folder, { [`bin/${name}`]: `#!/bin/sh\n${script}\n` }).then(() => chmod(join(folder, "bin", name), 0o755));
    await program("terraform", `case "$1" in show) cat shown.json ;; esac`);
    // In the place of a program that lays JSON out.
    await program("jq", `"${process.execPath}" -e 'process.stdout.write(JSON.stringify(JSON.parse(require("fs").readFileSync(0)), null, 2))'`);
    await put(folder, { "shown.json": JSON.stringify(JSON.parse(plan)) });
    const { steps } = (await yaml(folder, "workflow.yml")).jobs.plan;
    const results = [];
    for (const { run: script } of steps.filter((step) => step.run)) results.push(await shell(folder, script, { GITHUB_STEP_SUMMARY: join(folder, "summary") }));
    assert.deepEqual(results.map(({ code, stderr }) => [code, stderr]), [[0, ""], [1, ""], [0, ""]]);
    const [, tested] = results;
    assert.match(tested.stdout, /^::error file=main\.tf,line=\d+,col=\d+,title=access\.grantControlUnsatisfied::Break glass stays open/m);
    assert.match(await read(folder, "summary"), /Break glass stays open: Allowed → Refused/);
    // What stands in the README is run as it stands.
    const [, , command] = (await read(folder, "README.md")).match(/^\$ (terraform .*)\n\$ (npx .*)$/m);
    assert.equal((await shell(folder, command)).code, 1);
    // The plan in which nothing was taken out passes.
    const { prior_state: before } = JSON.parse(plan);
    await put(folder, { "plan.json": { ...JSON.parse(plan), planned_values: before.values } });
    const kept = await shell(folder, command);
    assert.deepEqual([kept.code, kept.stderr], [0, ""], kept.stdout);
  });
});

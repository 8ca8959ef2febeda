// Codes that no playground can show, since no question has them as its answer: each with what gives it, and what is read then. What is
// read is asked of the package when the site is built.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { Tenant, graphChange } from "../pkg/index.js";
import * as slim from "../pkg/slim.js";

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL("../pkg/cli/main.js", import.meta.url));

const SCENARIOS = new URL("../tests/scenarios/", import.meta.url);

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const KEY = "7e3f3d30-3557-4442-bdae-139312178b39";
const OTHER_KEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const GROUP = "90000000-0000-4000-8000-000000000001";

const keys = (...aaGuids) => ({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids },
  includeTargets: [{ targetType: "group", id: "all_users" }],
});

/** How many findings a tenant tells, and one more. */
const TOO_MANY = 10_001;

/** A document with each of these, and what comes of it; `shown` gives `{ given, came }`, `came` holding `code` and words in a language. */
const SHOWN = {
  "input.notBuiltIn": {
    en: "Only the crate built without the feature `attestation` gives it. Every npm package reads attestations and FIDO metadata.",
    ja: "機能 `attestation` なしでビルドしたクレートだけが返します。npm パッケージは必ず構成証明と FIDO メタデータを読み取ります。",
  },
  "method.securityGroupsOnly": {
    en: "`graphChange` gives it beside the requests for a change, where the change names a group for a method policy.",
    ja: "方法ポリシーの対象にグループを指定する変更について、`graphChange` が要求と一緒に返します。",
    shown(language) {
      const after = { ...keys(KEY), includeTargets: [{ targetType: "group", id: GROUP }] };
      const { findings } = graphChange(json(keys(KEY)), json(after), { language });
      return { given: json(after), came: findings.find(({ code }) => code === "method.securityGroupsOnly") };
    },
  },
  "policy.moreFindings": {
    en: "Policies of which more than 10 000 things are noteworthy have it as their last finding. The example is a list of 10 001 numbers, none of which is a policy.",
    ja: "注意点が 10,000 件を超えるポリシーの、最後の注意点です。例は、ポリシーではない 10,001 個の数の一覧です。",
    shown(language) {
      const tenant = Tenant.load(JSON.stringify(Array.from({ length: TOO_MANY }, () => 0)), { language });
      try {
        return { given: "[0, 0, 0, …]\n", came: tenant.findings.at(-1) };
      } finally {
        tenant.free();
      }
    },
  },
  "package.partMissing": {
    en: "Where a worker loads `entra-verdict/core.wasm` without the part `rest`, FIDO metadata and the functions of that part have it as their error.",
    ja: "ワーカーが `rest` なしで `entra-verdict/core.wasm` を読み込んだ場合に、FIDO メタデータと `rest` の関数がこのエラーを返します。",
  },
  "scope.remedies": {
    en: "A verdict that does not allow has it where a worker loads `entra-verdict/core.wasm` without the part `rest`.",
    ja: "ワーカーが `rest` なしで `entra-verdict/core.wasm` を読み込んだ場合の、許可されない判定に付きます。",
  },
  "scope.words": {
    en: "A verdict has it where a worker loads `entra-verdict/core.wasm` without the sentences of any language.",
    ja: "ワーカーがどの言語の文も読み込まずに `entra-verdict/core.wasm` を読み込んだ場合の判定に付きます。",
  },
  "metadata.notVerified": slimOf("attestation/metadata-blob-first-second.json", "metadata.notVerified"),
  "scope.signatures": slimOf("certificate/chain/no-aki.json", "scope.signatures"),
};

/** A finding of the package that leaves signatures out, about a scenario. */
function slimOf(file, code) {
  return {
    en: "`entra-verdict/slim`, which is smaller, gives it, as does the crate without the feature `signatures`. Ask the whole package where signatures count.",
    ja: "サイズの小さい `entra-verdict/slim` と、機能 `signatures` なしのクレートが返します。署名の検証が必要な場合は、完全なパッケージを使用してください。",
    async shown(language) {
      await slim.init();
      const text = await readFile(new URL(file, SCENARIOS), "utf8");
      return { scenario: file, came: slim.evaluate(text, { language }).findings.find((one) => one.code === code) };
    },
  };
}

const row = (more) => json({ assertions: 1, policies: "keys.json", tests: [{ credential: { passkey: { aaguid: KEY } }, expect: "allow", ...more }] });
const person = (passkeys, more) => `${JSON.stringify({ user: { id: "00000001-1111-4111-8111-111111111111", groups: [], roles: [], type: "member" }, passkeys, ...more })}\n`;
const passkey = (aaGuid, number = 1) => ({ id: `key-${number}`, aaGuid, passkeyType: "deviceBound", attestationLevel: "attested" });
/** What both sides of a change of keys have. */
const change = (population) => ({
  files: { "old/keys.json": json(keys(KEY, OTHER_KEY)), "keys.json": json(keys(KEY)), "assertions.json": row(), "people.ndjson": population },
  args: ["test", "assertions.json", "--before", "old", "--population", "people.ndjson"],
  shows: ["keys.json", "people.ndjson"],
});
const access = ({ users, ...conditions }) =>
  json({
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: "00000000-0000-4000-8000-000000000001",
    displayName: "Everybody",
    state: "enabled",
    conditions: { clientAppTypes: ["all"], applications: { includeApplications: ["All"] }, users: { includeUsers: ["All"], ...users }, ...conditions },
    grantControls: { operator: "OR", builtInControls: [], authenticationStrength: { id: "00000000-0000-0000-0000-000000000002" } },
  });
const swept = (policy) => ({
  files: { "policies/access.json": policy, "assertions.yaml": "assertions: 1\npolicies: policies\ntests:\n  - sweep: { require: Multifactor authentication, resource: Office365 }\n" },
  args: ["test", "assertions.yaml"],
  shows: ["assertions.yaml", "policies/access.json"],
});

/** Commands that give the codes of the command line: what lies in the folder, and which of it the page `shows`. */
const RUNS = {
  impact: change(person([passkey(KEY), passkey(OTHER_KEY, 2)], { methodsRegistered: [] })),
  "impact.lockedOut": change(person([passkey(OTHER_KEY)], { methodsRegistered: [] })),
  "impact.undecided": change(person([passkey(OTHER_KEY)])),
  "impact.unreadable": change(`${person([passkey(KEY)], { methodsRegistered: [] })}{"user": {"id": "00000002-\n`),
  "sweep.gap": swept(access({ users: { excludeUsers: ["00000001-1111-4111-8111-111111111111"] } })),
  "sweep.undecided": swept(access({ platforms: { includePlatforms: ["unknownFutureValue"] } })),
  "lint.unusedIgnore": {
    files: { "keys.jsonc": `// entra-verdict-ignore passkey.aaguidInvalid: none of them is\n${json(keys(KEY))}` },
    args: ["lint", "keys.jsonc"],
  },
  "cli.assertions": { files: { "keys.json": json(keys(KEY)), "assertions.json": row({ expect: { reason: "allowedd" } }) }, args: ["test", "assertions.json"], shows: ["assertions.json"] },
  "cli.config": { files: { "keys.json": json(keys(KEY)), "entra-verdict.config.json": json({ lint: { rules: { "passkey.legacyPolicy": "loud" } } }) }, args: ["lint", "keys.json"], shows: ["entra-verdict.config.json"] },
  "cli.file": { files: {}, args: ["lint", "nowhere.json"] },
  "cli.usage": { files: {}, args: ["lint", "keys.json", "--levle", "error"] },
};

/** What gives a code that no playground shows, in a language: `{ text, given, came, command, files, said }`, as far as there is something. */
export async function apart(code, language) {
  if (Object.hasOwn(SHOWN, code)) {
    const { shown, [language]: text } = SHOWN[code];
    return { text, ...(await shown?.(language)) };
  }
  return Object.hasOwn(RUNS, code) ? ran(RUNS[code], language) : undefined;
}

async function ran({ files, args, shows = Object.keys(files) }, language) {
  const folder = await mkdtemp(join(tmpdir(), "entra-verdict-site-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return {
      command: `entra-verdict ${args.join(" ")}`,
      files: shows.map((name) => ({ name, text: files[name] })),
      said: await saidBy([...args, "--language", language], folder),
      codes: await codesOf(args, folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const started = (args, cwd) => run(process.execPath, [MAIN, ...args], { cwd, env: { ...process.env, NO_COLOR: "1" } }).catch((error) => error);

async function saidBy(args, folder) {
  const { stdout, stderr } = await started([...args, "--text"], folder);
  return `${stderr}${stdout}`.trim();
}

/** The codes of what a command came to, which the tests hold a page to. */
async function codesOf(args, folder) {
  const isReport = ["test", "lint"].includes(args[0]);
  const { stdout } = await started([...args, ...(isReport ? ["--format", "sarif"] : ["--json"])], folder);
  const [sarif, other] = [stdout.includes("$schema"), stdout];
  if (!sarif) return [JSON.parse(other || "{}").error?.code];
  const [{ results, invocations }] = JSON.parse(stdout).runs;
  return [...results.map(({ ruleId }) => ruleId), ...invocations.flatMap((one) => one.toolExecutionNotifications.map(({ descriptor }) => descriptor.id))];
}

/** Every code of which something is told here. */
export const APART = [...Object.keys(SHOWN), ...Object.keys(RUNS)];

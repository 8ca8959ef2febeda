// The example for Apache Spark, where there is one: ten partitions come to what one process does. Not among the tests that
// always run, since Spark is large: `PYTHON=python3 node --test tests/spark`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../pkg/cli/main.js", import.meta.url));
const example = fileURLToPath(new URL("../../examples/spark/impact.py", import.meta.url));
const python = process.env.PYTHON ?? "python3";
const runs = (command, args) => spawnSync(command, args, { encoding: "utf8" }).status === 0;

/** Why it cannot run here. */
const lacking =
  (!runs("java", ["-version"]) && "there is no Java on this machine") ||
  (!runs(python, ["-c", "import pyspark"]) && `${python} has no PySpark: pip install pyspark`);

const AAGUIDS = ["7e3f3d30-3557-4442-bdae-139312178b39", "cb69481e-8ff7-4039-93ec-0a2729a154a8", "90a3ccdf-635c-4729-a248-9b709135078f"];

const policy = (isEnforced) => ({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced, enforcementType: "allow", aaGuids: isEnforced ? AAGUIDS.slice(0, 1) : [] },
  includeTargets: [{ targetType: "group", id: "all_users" }],
});

const person = (number) => ({
  user: { id: `${String(number).padStart(8, "0")}-1111-4111-8111-111111111111`, userPrincipalName: `p${number}@contoso.com`, groups: [], roles: [] },
  passkeys: [{ id: `k${number}`, aaGuid: AAGUIDS[number % 3], passkeyType: "deviceBound", attestationLevel: "attested" }],
  methodsRegistered: number % 2 ? ["microsoftAuthenticatorPush"] : [],
});

test("ten partitions come to what one process does", { skip: lacking }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "entra-verdict-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const question = [
    ["--before", file("before.json", JSON.stringify(policy(false)))],
    ["--after", file("after.json", JSON.stringify(policy(true)))],
    ["--at", "2026-11-29T00:00:00Z"],
  ].flat();
  const lines = Array.from({ length: 1_000 }, (_, number) => `${JSON.stringify(person(number))}\n`).join("");
  const people = file("people.ndjson", lines);
  const run = (command, args, input) => spawnSync(command, args, { input, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const whole = run(process.execPath, [main, "impact", ...question, "--population", "-", "--json"], lines);
  const { users, ...report } = JSON.parse(whole.stdout);
  assert.equal(users.length, 1_000);
  const rows = join(folder, "rows");
  const spark = ["--command", `${process.execPath} ${main}`, "--population", people, "--partitions", "10", "--rows", rows];
  const joined = spawnSync(python, [example, ...question, ...spark], {
    encoding: "utf8",
    env: { ...process.env, PYSPARK_SUBMIT_ARGS: "--master local[2] pyspark-shell" },
  });
  assert.equal(joined.status, whole.status, joined.stderr);
  assert.equal(joined.stdout.replace('"users":[],', ""), `${JSON.stringify(report)}\n`);
});

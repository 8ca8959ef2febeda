// The command that looks at every sign-in at once, and assertions over all of them, run as people and programs run them.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { XMLValidator } from "fast-xml-parser";

import { EntraVerdictError, Tenant, init } from "../../../pkg/index.js";
import { folderWith, looksLike, put, read, run } from "./run.mjs";

const AT = ["--at", "2026-11-21T00:00:00Z"];
const id = (kind, number = 1) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const BREAK_GLASS = id(9);
const KEYS = id(5);
const PORTAL = id(6);

const block = { operator: "OR", builtInControls: ["block"] };
const strength = (one) => ({ operator: "OR", authenticationStrength: { id: one } });
const MFA = "00000000-0000-0000-0000-000000000002";
const RESISTANT = "00000000-0000-0000-0000-000000000004";
const everybody = { includeUsers: ["All"] };
const almost = { ...everybody, excludeGroups: [BREAK_GLASS] };
const external = {
  includeGuestsOrExternalUsers: {
    guestOrExternalUserTypes: "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider",
    externalTenants: { "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants", membershipKind: "all" },
  },
};
const joining = { includeUserActions: ["urn:user:registerdevice"] };

const policy = (number, displayName, users, grantControls, { applications = { includeApplications: ["All"] }, state = "enabled", ...conditions } = {}) => ({
  "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
  id: id(3, number),
  displayName,
  state,
  conditions: { users, applications, clientAppTypes: ["all"], ...conditions },
  grantControls,
});

/** Nobody gets in with less than multifactor authentication. */
const strict = [
  policy(1, "Multifactor", everybody, strength(MFA)),
  policy(2, "No guests", external, block),
  policy(3, "No joining", everybody, block, { applications: joining }),
];

/** The same with somebody left out, one more that never decides, and an application that nothing is accepted for. */
const open = [
  { "@odata.type": "#microsoft.graph.group", id: BREAK_GLASS, displayName: "Break glass" },
  policy(1, "Multifactor", almost, strength(MFA)),
  policy(2, "No guests", external, block),
  policy(3, "No joining", everybody, block, { applications: joining }),
  policy(4, "Office", almost, strength(MFA), { applications: { includeApplications: ["Office365"] } }),
  policy(5, "Admins", everybody, strength(RESISTANT), { applications: { includeApplications: ["MicrosoftAdminPortals"] } }),
  policy(6, "Keys for the portal", everybody, strength(KEYS), { applications: { includeApplications: [PORTAL] } }),
  policy(7, "Later", everybody, block, { state: "disabled" }),
  {
    "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
    id: KEYS,
    displayName: "Keys",
    policyType: "custom",
    allowedCombinations: ["fido2"],
  },
  { "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", id: "Fido2", state: "disabled" },
];

/** Nobody can tell whether multifactor authentication is asked for. */
const doubtful = [policy(1, "Multifactor", everybody, strength(MFA), { unread: true }), ...strict.slice(1)];

const files = {
  "strict.json": strict,
  "open.json": open,
  "guests.json": strict.filter(({ displayName }) => displayName !== "No guests"),
  "doubtful.json": doubtful,
  "method.json": { "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", id: "Fido2", state: "enabled" },
};

const sweep = (cwd, ...args) => run(["sweep", ...args, ...(args.includes("--at") ? [] : AT)], { cwd });
const json = ({ stdout }) => JSON.parse(stdout);
const person = (number, user) => ({ user: { id: id(1, number), userPrincipalName: `p${number}@contoso.com`, groups: [], roles: [], type: "member", ...user }, passkeys: [] });
const lines = (people) => people.map((one) => `${JSON.stringify(one)}\n`).join("");

before(() => init());

describe("sweep", () => {
  it("reads as people read it, the sentence first", async (context) => {
    const cwd = await folderWith(context, files);
    const said = await sweep(cwd, "open.json", "--before", "strict.json", "--text");
    assert.equal(said.code, 1);
    await looksLike("sweep.txt", said.stdout);
    await looksLike("sweep-ja.txt", (await sweep(cwd, "open.json", "--before", "strict.json", "--text", "--language", "ja")).stdout);
    await looksLike("sweep.summary.md", (await sweep(cwd, "open.json", "--before", "strict.json", "--markdown")).stdout);
    await looksLike("sweep-same.txt", (await sweep(cwd, "strict.json", "--before", "strict.json", "--only", "change", "--text")).stdout);
  });

  it("gives the report as JSON, and of it the sections that are asked for", async (context) => {
    const cwd = await folderWith(context, files);
    const report = json(await sweep(cwd, "open.json"));
    const tenant = Tenant.load([JSON.stringify(open)]);
    const swept = tenant.sweep({ at: AT[1] });
    assert.deepEqual(report, JSON.parse(JSON.stringify(swept.report())));
    swept.free();
    tenant.free();
    const part = json(await sweep(cwd, "open.json", "--only", "gaps,deadEnds"));
    assert.deepEqual(part.gaps, report.gaps);
    assert.deepEqual(part.deadEnds, report.deadEnds);
    // What regions name by their places stays.
    for (const name of ["policies", "credentials", "dimensions", "text"]) assert.deepEqual(part[name], report[name], name);
    for (const name of ["possibleGaps", "blocked", "undecided", "change", "map"]) assert.equal(name in part, false, name);
  });

  it("ends with 0 without a gap, 1 with one or with something turned, 2 with what cannot be told", async (context) => {
    const cwd = await folderWith(context, { ...files, "more/one.json": strict[0], "more/others.json": strict.slice(1), "more/user.json": { displayName: "A" } });
    const codes = [
      [0, "strict.json"],
      [0, "strict.json", "--before", "strict.json"],
      [0, "more"],
      [1, "strict.json", "--require", "Phishing-resistant MFA"],
      [1, "strict.json", "--require", RESISTANT],
      [1, "open.json"],
      [1, "strict.json", "--before", "open.json"],
      [1, "open.json", "--limit", "0"],
      [2, "guests.json"],
      [2, "doubtful.json"],
      [2, "doubtful.json", "--only", "possibleGaps"],
    ];
    for (const [code, ...args] of codes) assert.equal((await sweep(cwd, ...args)).code, code, args.join(" "));
    assert.deepEqual(json(await sweep(cwd, "more")).gaps, json(await sweep(cwd, "strict.json")).gaps);
  });

  it("tells what is let in with what is required, and perhaps with less", async (context) => {
    const cwd = await folderWith(context, files);
    const { possibleGaps, gaps, undecided } = json(await sweep(cwd, "doubtful.json"));
    assert.deepEqual([gaps.regions, undecided.regions], [[], []]);
    assert.deepEqual(possibleGaps.regions.map(({ decision, question }) => [decision, question.credential.method]), [["indeterminate", "password"]]);
    for (const [language, title] of [["en", "Not known to be refused with less than"], ["ja", "未満で拒否されるかどうか判定できない"]]) {
      const { stdout } = await sweep(cwd, "doubtful.json", "--text", "--language", language);
      assert.match(stdout, new RegExp(`${title}.*: 1`));
    }
    const part = json(await sweep(cwd, "doubtful.json", "--only", "possibleGaps", "--write-questions", "kept.json"));
    assert.deepEqual(["possibleGaps" in part, "gaps" in part], [true, false]);
    const { tests } = JSON.parse(await read(cwd, "kept.json"));
    assert.deepEqual(tests.map(({ name, expect }) => [name, expect]), [[possibleGaps.regions[0].text, "indeterminate"]]);
    assert.equal((await run(["test", "kept.json"], { cwd })).code, 0);
  });

  it("tells policies of which the same is to say together, and that each is told by itself", async (context) => {
    const nobody = { includeUsers: ["None"] };
    const idle = [...strict, policy(8, "For nobody", nobody, block), policy(9, "Nor this", nobody, block)];
    const cwd = await folderWith(context, { "idle.json": idle, "one.json": idle.slice(0, -1) });
    const args = ["--only", "policies"];
    assert.match((await sweep(cwd, "idle.json", ...args, "--text")).stdout, /never decide: 2\n  Each is told by itself.*\n  – For nobody, Nor this\n      It is for no sign-in/);
    assert.match((await sweep(cwd, "idle.json", ...args, "--markdown")).stdout, /never decide: 2\n\nEach is told by itself.*\n\n- For nobody, Nor this<br>It is for no sign-in/);
    assert.doesNotMatch((await sweep(cwd, "one.json", ...args, "--text")).stdout, /by itself/);
  });

  it("refuses what cannot be read, and says which option or file it is about", async (context) => {
    const cwd = await folderWith(context, {
      ...files,
      "people.txt": "id,name\n",
      "kinds.ndjson": lines([person(1), person(2, { type: "visitor" })]),
      "list.json": [1],
      "policies.ndjson": `${JSON.stringify(person(1))}\n\n${JSON.stringify({ displayName: "Policy" })}\n`,
      "cut.json": `[${JSON.stringify(person(1))},\n`,
      "long.json": `{"value":\n"${"x".repeat(17 * 1024 * 1024)}`,
      "empty/readme.txt": "",
    });
    const wrong = [
      [/name a file/],
      [/--limit is a number/, "open.json", "--limit", "many"],
      [/--limit/, "open.json", "--limit", "5000"],
      [/“Keyz” is no authentication strength/, "open.json", "--require", "Keyz"],
      [/--at: /, "open.json", "--at", "yesterday"],
      [/--reading: /, "open.json", "--reading", "loose"],
      [/--cloud: /, "open.json", "--cloud", "moon"],
      [/--only is one of gaps/, "open.json", "--only", "gap"],
      [/--only change needs --before/, "open.json", "--only", "change"],
      [/take one of --json, --text and --markdown/, "open.json", "--json", "--markdown"],
      [/no such file/, "nowhere.json"],
      [/empty has no JSON files/, "empty"],
      [/people\.txt:1: This is no person/, "open.json", "--people", "people.txt"],
      [/list\.json:1: This is no person/, "open.json", "--people", "list.json"],
      [/policies\.ndjson:3: This is no person/, "open.json", "--people", "policies.ndjson"],
      [/cut\.json:1: This is no person/, "open.json", "--people", "cut.json"],
      [/long\.json: This is longer than 16777216 characters/, "open.json", "--people", "long.json"],
      [/no such file/, "open.json", "--people", "nobody.json"],
      [/--people: Nobody of these files can be counted/, "open.json", "--people", "strict.json"],
      [/--people: Nobody of these files can be counted/, "open.json", "--people", "empty/readme.txt"],
      [/kinds\.ndjson:2: .*visitor/, "open.json", "--people", "kinds.ndjson"],
      [/No Conditional Access policies were given/, "method.json"],
      [/needs policies in files/, "-", "--write-questions", "questions.json"],
      [/open\.json is there already/, "open.json", "--write-questions", "open.json"],
      [/has no option --aaguid/, "open.json", "--aaguid", "x"],
    ];
    for (const [message, ...args] of wrong) {
      const { code, stdout, stderr } = await sweep(cwd, ...args);
      assert.equal(code, 3, args.join(" "));
      assert.match(stderr, message, args.join(" "));
      assert.ok(JSON.parse(stdout).error.code);
    }
  });

  it("counts people as they are, of lines and of lists", async (context) => {
    const unknown = person(3);
    delete unknown.user.groups;
    const cwd = await folderWith(context, {
      ...files,
      "people.ndjson": lines([person(1, { groups: [BREAK_GLASS] }), person(2), unknown]),
      "page.json": { value: [person(4).user, { ...person(5).user, type: undefined, userType: "Member" }] },
      "utf-16.ndjson": Buffer.from(`\ufeff${lines([person(6)]).replaceAll("\n", "\r\n")}`, "utf16le"),
      "guest.json": [{ ...person(7).user, type: undefined, userType: "Guest" }],
      "nobody.ndjson": lines([person(2)]),
    });
    const report = json(await sweep(cwd, "open.json", "--people", "people.ndjson", "page.json", "utf-16.ndjson", "guest.json"));
    assert.deepEqual(report.people, { counted: 6, unknown: 1 });
    assert.deepEqual(report.map.rows.find(({ text }) => text.includes("B2B collaboration guest")).people, 1);
    const gap = report.gaps.regions.find(({ question }) => question.user.groups.includes(BREAK_GLASS));
    assert.equal(gap.people, 1);
    const { stdout } = await sweep(cwd, "open.json", "--people", "people.ndjson", "--text");
    assert.match(stdout, /People who were counted: 2/);
    assert.match(stdout, /people: 1/);
    // Whom nobody is, nobody gets in as.
    assert.equal((await sweep(cwd, "open.json", "--people", "nobody.ndjson")).code, 0);
    // Nobody knows that of whom is left out.
    await put(cwd, { "unknown.ndjson": lines([person(2), unknown]) });
    assert.equal((await sweep(cwd, "open.json", "--people", "unknown.ndjson")).code, 2);
  });

  it("counts as many people as there are, and says who of them cannot be read", async (context) => {
    const groups = Array.from({ length: 10 }, (_, index) => id(8, index));
    const everyone = Array.from({ length: 60_000 }, (_, index) => person(index, { groups: index % 3 === 0 ? [...groups, BREAK_GLASS] : groups }));
    const cwd = await folderWith(context, { ...files, "people.ndjson": lines(everyone), "more.ndjson": lines([person(1), person(2, { groups: "none" })]) });
    const report = json(await sweep(cwd, "open.json", "--people", "people.ndjson"));
    assert.deepEqual(report.people, { counted: 60_000, unknown: 0 });
    assert.equal(report.gaps.regions.find(({ question }) => question.user.groups.includes(BREAK_GLASS)).people, 20_000);
    const { code, stderr } = await sweep(cwd, "open.json", "--people", "people.ndjson", "more.ndjson");
    assert.equal(code, 3);
    assert.match(stderr, /more\.ndjson:2: /);
  });

  it("holds those of thousands of groups that fewest policies name as one", async (context) => {
    const many = (of) => Array.from({ length: 600 }, (_, number) => policy(number + 10, `Keys ${number}`, { includeGroups: [id(7, number)] }, of(number)));
    const twice = policy(9, "Twice", { includeGroups: [id(7, 599)] }, strength(RESISTANT));
    const cwd = await folderWith(context, { "many.json": [...strict, twice, ...many(() => strength(RESISTANT))] });
    const report = json(await sweep(cwd, "many.json", "--require", RESISTANT));
    const [groups] = report.dimensions.filter(({ dimension }) => dimension === "group");
    assert.equal(groups.classes.length, 501);
    assert.equal(groups.classes.at(-1).count, 100);
    assert.ok(groups.classes.slice(0, -1).some(({ ids }) => ids.includes(id(7, 599))), "the one that two policies name");
    assert.match(report.notes.find(({ code }) => code === "sweep.groupsLeft").text, /The 100 that fewest lists name stand as one class/);
    assert.match(report.text, /^Sign-ins were looked at, but not every combination of Group/);
    // Whose group is one of those may get in with multifactor authentication, and the question of that says what is not known.
    const perhaps = report.possibleGaps.regions.find(({ question }) => question.user.groupsAsked);
    assert.equal(perhaps.question.user.groupsAsked.length, 500);
  });

  it("writes a question of each kind, which test finds as they came", async (context) => {
    const cwd = await folderWith(context, files);
    const written = await sweep(cwd, "open.json", "--before", "strict.json", "--write-questions", "questions.json");
    assert.equal(written.code, 1);
    assert.match(written.stderr, /questions\.json: questions written: \d+/);
    const report = json(written);
    const { tests, policies } = JSON.parse(await read(cwd, "questions.json"));
    assert.deepEqual(policies, ["open.json"]);
    const wanted = [report.gaps, report.possibleGaps, report.deadEnds, report.blocked, report.undecided].flatMap(({ regions }) => regions);
    assert.ok(tests.length >= wanted.length && wanted.length > 3);
    for (const { text, decision } of wanted) assert.ok(tests.some(({ name, expect }) => name === text && expect === decision), text);
    for (const language of ["en", "ja"]) {
      const { code, stdout } = await run(["test", "questions.json", "--json", "--language", language], { cwd });
      assert.deepEqual([code, json({ stdout }).summary.passed], [0, tests.length]);
    }
    // What was closed since then comes otherwise.
    await put(cwd, { "open.json": strict });
    assert.equal((await run(["test", "questions.json"], { cwd })).code, 1);
    // Elsewhere they find the policies too, and sections that have none are no file.
    await put(cwd, { "tests/readme.txt": "" });
    await sweep(cwd, "strict.json", "--only", "blocked", "--write-questions", "tests/blocked.yaml");
    assert.equal((await run(["test", "tests"], { cwd })).code, 0);
    const none = await sweep(cwd, "strict.json", "--only", "gaps", "--write-questions", "none.json");
    assert.match(none.stderr, /no question to write/);
    await assert.rejects(read(cwd, "none.json"));
  });
});

const assertions = (tests, policies = "open.json") => ({ assertions: 1, policies, at: AT[1], tests });

describe("assertions over every sign-in", () => {
  const test = async (context, tests, args = [], more = {}) => {
    const cwd = await folderWith(context, { ...files, "assertions.json": assertions(tests), ...more });
    return run(["test", "assertions.json", ...args], { cwd });
  };

  it("hold where nobody gets in with less, to something or to anything", async (context) => {
    const tests = [
      { sweep: { require: "Phishing-resistant MFA", resource: "MicrosoftAdminPortals" } },
      { sweep: { require: RESISTANT, resource: PORTAL } },
      { sweep: { userAction: "registerOrJoinDevices" } },
      { name: "By name", sweep: { allow: ["Break glass"] } },
      { name: "By id", sweep: { allow: [BREAK_GLASS] } },
    ];
    const { code, stdout } = await test(context, tests, ["--json"]);
    assert.deepEqual([code, json({ stdout }).summary.passed], [0, 5], stdout);
  });

  it("fail with the kinds that get in, and with the policies for them", async (context) => {
    const tests = [
      { sweep: { require: "Phishing-resistant MFA", resource: "Office365" } },
      { name: "Multifactor everywhere", sweep: {} },
      { name: "Phishing-resistant all over", sweep: { require: RESISTANT, allow: ["Break glass"] } },
    ];
    const cwd = await folderWith(context, { ...files, "assertions.json": assertions(tests) });
    const said = await run(["test", "assertions.json", "--text"], { cwd });
    assert.equal(said.code, 1);
    await looksLike("test-sweep.txt", said.stdout);
    await looksLike("test-sweep-ja.txt", (await run(["test", "assertions.json", "--text", "--language", "ja"], { cwd })).stdout);
    const { results } = json(await run(["test", "assertions.json", "--json"], { cwd }));
    const report = json(await sweep(cwd, "open.json"));
    assert.deepEqual(results[1].mismatches.map(({ came }) => came), report.gaps.regions.map(({ text }) => text));
    assert.deepEqual(results.map(({ status, reason }) => [status, reason]), Array(3).fill(["failed", "sweep.gap"]));
    assert.equal(results[2].clause.file, "open.json");
    assert.ok(results[2].policies.every(({ displayName, clause }) => displayName && clause.line > 0));
    for (const format of ["sarif", "junit", "tap", "github", "markdown"]) {
      const { code, stdout } = await run(["test", "assertions.json", "--format", format], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /Break glass/, format);
      assert.match(stdout, /sweep\.gap/, format);
      assert.match(stdout, /Multifactor \(open\.json:/, format);
      if (format === "junit") assert.equal(XMLValidator.validate(stdout), true);
    }
  });

  it("let kinds be by their texts, in either language", async (context) => {
    const tenant = Tenant.load([JSON.stringify(open)]);
    const swept = tenant.sweep({ at: AT[1] });
    for (const language of ["en", "ja"]) {
      const allow = swept.report({ language }).gaps.regions.map(({ text }) => text);
      for (const asked of ["en", "ja"]) {
        assert.equal((await test(context, [{ sweep: { allow } }], ["--language", asked])).code, 0, `${language} in ${asked}`);
      }
      assert.equal((await test(context, [{ sweep: { allow: [...allow.slice(1), "Nobody → at all"] } }])).code, 1);
    }
    swept.free();
    tenant.free();
  });

  it("are undecided where that cannot be told", async (context) => {
    for (const policies of ["guests.json", "doubtful.json"]) {
      const { code, stdout } = await test(context, [{ sweep: {} }], ["--json", "--policies", policies]);
      assert.equal(code, 2, policies);
      const [result] = json({ stdout }).results;
      assert.deepEqual([result.status, result.reason], ["undecided", "sweep.undecided"]);
      assert.ok(result.mismatches.length > 0);
    }
  });

  it("tell what turned, and are not written by --update", async (context) => {
    const cwd = await folderWith(context, { ...files, "now/policies.json": open, "then/policies.json": strict, "a.json": assertions([{ name: "All", sweep: {} }], "now") });
    const { changes } = json(await run(["test", "a.json", "--before", "then", "--json"], { cwd }));
    assert.deepEqual(changes.map(({ name, before: was, after }) => [name, was.decision, after.decision]), [["All", "deny", "allow"]]);
    const text = await read(cwd, "a.json");
    assert.equal((await run(["test", "a.json", "--update"], { cwd })).code, 1);
    assert.equal(await read(cwd, "a.json"), text);
  });

  it("are refused where they could not fail, or would not be heard", async (context) => {
    const wrong = [
      [{ sweep: { requires: RESISTANT } }, /Perhaps require is meant/],
      [{ sweep: { allow: [] } }, /empty/],
      [{ sweep: null }, /another kind/],
      [{ sweep: [] }, /another kind/],
      [{ sweep: {}, persona: "a" }, /persona would not be heard/],
      [{ sweep: {}, expect: "deny" }, /expect would not be heard/],
      [{ sweep: { resource: "All", userAction: "registerOrJoinDevices" } }, /one of resource, userAction, authenticationContext/],
      [{ sweep: { require: "Keyz" } }, /“Keyz” is no authentication strength/],
      [{ sweep: { resource: "MicrosoftAdminPortal" } }, /nearest names: Microsoft Admin Portals/],
      [{ sweep: { userAction: "registering" } }, /registering/],
    ];
    for (const [row, message] of wrong) {
      const { code, stdout } = await test(context, [row], ["--text"]);
      assert.equal(code, 3, JSON.stringify(row));
      assert.match(stdout, message, JSON.stringify(row));
      assert.match(stdout, /assertions\.json:\d+/);
    }
    const twice = await test(context, [{ sweep: {} }, { sweep: {} }], ["--text"]);
    assert.match(twice.stdout, /is also the name of the test in line/);
    const methods = await test(context, [{ sweep: {} }], ["--text", "--policies", "method.json"]);
    assert.deepEqual([methods.code, /No Conditional Access policies/.test(methods.stdout)], [3, true]);
  });
});

describe("a sweep of the package", () => {
  /** Only Windows gets in with a password. */
  const tenant = () => Tenant.load([...strict.slice(1), policy(1, "Multifactor", everybody, strength(MFA), { platforms: { includePlatforms: ["all"], excludePlatforms: ["windows"] } })]);
  const swept = (act) => {
    const loaded = tenant();
    const found = loaded.sweep({ at: AT[1] });
    loaded.free();
    act(found);
    found.free();
  };

  it("is told once it is freed, and where it is none", () =>
    swept((found) => {
      assert.equal(found.report().sweep, 1);
      found.free();
      for (const wrong of [() => found.report(), () => found.cell(0, 0), () => found.map(), () => found.report.call({}), () => found.map.call({})]) {
        assert.throws(wrong, EntraVerdictError);
      }
    }));

  it("has a map that is narrowed by classes of dimensions, and cells under the same circumstances", () =>
    swept((found) => {
      const { map, dimensions, credentials } = found.report();
      for (const none of [undefined, null, {}, "{}", { platform: null }]) assert.deepEqual(found.map(none), map);
      assert.notDeepEqual(found.map({}, { language: "ja" }), map);
      const platforms = dimensions.find(({ dimension }) => dimension === "platform").classes;
      const windows = platforms.findIndex(({ text }) => text === "Windows");
      const weakest = ({ rows, columns }) => credentials[rows[0].cells[columns.indexOf("any other application")].weakest].level;
      assert.equal(weakest(map), 0);
      for (const platform of platforms.keys()) {
        const narrowed = found.map({ platform, location: 0 });
        assert.deepEqual([narrowed.columns, narrowed.rows.map(({ text }) => text)], [map.columns, map.rows.map(({ text }) => text)]);
        assert.equal(weakest(narrowed), platform === windows ? 0 : 1);
        assert.deepEqual(found.map(JSON.stringify({ platform })), found.map({ platform }));
        const { access, credential } = found.cell(0, map.columns.indexOf("any other application"), { platform });
        assert.equal(access.platform === "windows", platform === windows);
        assert.equal(credential.method === "password", platform === windows);
      }
    }));

  it("refuses a narrowing to what is not there, and says what is", () =>
    swept((found) => {
      const wrong = [
        [{ platform: 2 }, "input.value", "/platform", /the last one is 1/],
        [{ userRisk: 1 }, "input.value", "/userRisk", /the last one is 0/],
        [{ platform: -1 }, "input.value", "/platform", /`-1`/],
        [{ platform: "windows" }, "input.value", "/platform", /windows/],
        [{ platfrom: 0 }, "input.value", "", /platfrom.*platform/],
        [{ user: 0 }, "input.value", "", /unknown field `user`/],
        [[], "input.value", "", /a list/],
        ["{", "input.syntax", null, /line 1, column 2/],
        ["", "input.syntax", null, /empty/],
      ];
      for (const [narrowing, code, path, message] of wrong) {
        for (const act of [() => found.map(narrowing), () => found.cell(0, 0, narrowing)]) {
          assert.throws(act, (error) => {
            assert.deepEqual([error.code, error.path], [code, path], JSON.stringify(narrowing));
            assert.match(error.message, message);
            return error instanceof EntraVerdictError;
          });
        }
      }
      assert.throws(() => found.map({ platform: 2 }, { language: "ja" }), /分類/);
      assert.deepEqual([found.cell(999, 0), found.cell(0, 999)], [null, null]);
    }));
});

// A fresh process: milliseconds from its start to its first answer; for `registration`, milliseconds of the first one of a
// model, when the code has run before.

const [who] = process.argv.slice(2);
let since = 0;

if (who === "cedar") {
  const { isAuthorized } = await import("@cedar-policy/cedar-wasm/nodejs");
  const uid = (type, id) => ({ type, id });
  const answer = isAuthorized({
    principal: uid("User", "u"),
    action: uid("Action", "signIn"),
    resource: uid("Tenant", "t"),
    context: { aaguid: "7e3f3d30-3557-4442-bdae-139312178b39" },
    policies: {
      staticPolicies:
        'permit(principal, action, resource) when { ["7e3f3d30-3557-4442-bdae-139312178b39"].contains(context.aaguid) };',
    },
    entities: [],
  });
  if (answer.response?.decision !== "allow") throw new Error(JSON.stringify(answer));
} else if (who === "entra-verdict") {
  const { Tenant, init } = await import("../../pkg/index.js");
  await init();
  const tenant = Tenant.load({
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    isAttestationEnforced: false,
    keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: ["7e3f3d30-3557-4442-bdae-139312178b39"] },
  });
  const { decision } = tenant.evaluate({
    action: "signIn",
    credential: { passkey: { aaguid: "7e3f3d30-3557-4442-bdae-139312178b39", type: "deviceBound" } },
  });
  if (decision !== "allow") throw new Error(decision);
} else if (who === "registration") {
  const { init } = await import("../../pkg/index.js");
  const { load, questions } = await import("./inputs.mjs");
  await init();
  // Signatures of the same kind, and the same metadata without the statement.
  const [before, asked] = [questions["PEM certificate, three-certificate P-256 chain"], questions["Attestation object, chain and metadata"]];
  const tenants = [load(before), load(asked)];
  const none = { ...asked.question, credential: { passkey: { aaguid: "00000000-0000-4000-8000-000000000000", type: "deviceBound" } } };
  for (let call = 0; call < 100; call += 1) {
    tenants[0].evaluate(before.question);
    tenants[1].evaluate(none);
  }
  since = performance.now();
  const { decision } = tenants[1].evaluate(asked.question);
  if (decision !== asked.gives) throw new Error(decision);
}
console.log(performance.now() - since);

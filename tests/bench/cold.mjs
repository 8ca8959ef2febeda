// A fresh process: milliseconds from its start to its first answer.

const [who] = process.argv.slice(2);

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
}
console.log(performance.now());

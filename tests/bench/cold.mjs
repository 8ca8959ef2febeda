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
} else if (who === "entra-verdict" || who === "what decides") {
  const { Tenant, init } = await import("../../pkg/index.js");
  // Without its parts it answers in codes.
  const parts = who === "entra-verdict" ? {} : { signatures: false, rest: false, en: false, ja: false };
  await init(undefined, parts);
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
  const asked = questions["Attestation object, chain and metadata"];
  const tenant = load(asked);
  // The same work each time, and nothing that was verified before: certificates with another signature.
  for (let call = 1; call <= 200; call += 1) tenant.evaluate(damaged(asked.question, call));
  since = performance.now();
  const { decision } = tenant.evaluate(asked.question);
  if (decision !== asked.gives) throw new Error(decision);
}
console.log(performance.now() - since);

/** The question with the signature of the certificate that attests changed in its last byte. */
function damaged(question, by) {
  const { passkey } = question.credential;
  const object = Buffer.from(passkey.attestationObject, "base64url");
  const list = object.indexOf("x5c");
  // A list of one byte string with two bytes of length before it.
  const start = list + 3 + 4;
  object[start + object.readUInt16BE(start - 2) - 1] ^= by;
  return { ...question, credential: { passkey: { ...passkey, attestationObject: object.toString("base64url") } } };
}

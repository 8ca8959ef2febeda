// The command line's words in English and Japanese, by key. What a verdict says comes from the core.

import * as pipeline from "./texts-pipeline.js";
import * as sweep from "./texts-sweep.js";

const en = {
  ...pipeline.en,
  ...sweep.en,
  "usage.main": `entra-verdict: would this credential be let in, and why?

Usage: entra-verdict COMMAND …

  check     judge a credential, from a scenario or from policies and a credential
  test      hold policies to what they have to answer
  lint      say what is noteworthy about policies
  explain   say what a code means, and what to do
  inspect   say what a certificate, an attestation, an AAGUID or a policy holds
  models    say which authenticator models policies admit
  batch     judge questions from standard input, one in each line
  impact    say who loses a key, and who is locked out, when policies change
  sweep     look at every sign-in at once: gaps, dead ends, policies that never decide, what a change turns
  collect   read people, their credentials and the policies from Microsoft Graph into two files

\`entra-verdict COMMAND --help\` explains a command. Nothing leaves this machine: only \`collect\` opens a connection, and it
reads.`,
  "usage.check": `Judge one credential.

Usage: entra-verdict check SCENARIO [options]
       entra-verdict check --policies FILE… (--aaguid A | --certificate FILE | --attestation FILE | --method M) [options]

A scenario is a JSON file with policies and a question; the simulator saves and loads the same. Policies are Microsoft
Graph JSON as exported or as sent. Options that say something about the question go over what the scenario says.
\`-\` in place of a file is standard input.`,
  "example.check": `Examples:
  entra-verdict check scenario.json
  entra-verdict check --policies authenticationMethodsPolicy.json --aaguid cb69481e-8ff7-4039-93ec-0a2729a154a8
  entra-verdict check --policies methods.json strengths.json --certificate user.pem --strength "Smart cards" --group none
  entra-verdict check --policies methods.json --metadata blob.jwt --attestation registration.json`,
  "usage.lint": `Say what is noteworthy about policies: mistakes, contradictions, values that Graph hid.

Usage: entra-verdict lint FILE|FOLDER… [options]

\`entra-verdict.config.json\` sets the severity of findings, for some files or all; \`// entra-verdict-ignore CODE: why\` above
a line, or at its end, leaves them out there, with \`#\` in PowerShell and in sources of Terraform. \`schema/config.json\` of
the package describes the configuration.

Of a folder all .json and .jsonc files below it are read, and configurations of Microsoft365DSC (.ps1, .psm1). Those in
which nothing is judged, such as groups and users of an export, are counted and do not matter; a file that is named has to
hold policies.`,
  "example.lint": `Example:
  entra-verdict lint authenticationMethodsPolicy.json authenticationStrengthPolicies.json
  entra-verdict lint policies --fix`,
  "usage.inspect": `Say what something is and what it holds: an AAGUID, certificates, an attestation or registration, creation options,
policies, a Graph response. A private key is refused.

Usage: entra-verdict inspect FILE|AAGUID|- [options]`,
  "example.inspect": `Examples:
  entra-verdict inspect user.pem
  entra-verdict inspect cb69481e-8ff7-4039-93ec-0a2729a154a8`,
  "usage.models": `Say which authenticator models policies admit, at registration and at sign-in.

Usage: entra-verdict models FILE… [options]

The models are those of Microsoft's documentation and, with --metadata, those of the FIDO metadata.`,
  "example.models": `Example:
  entra-verdict models authenticationMethodsPolicy.json --metadata blob.jwt --csv > models.csv`,
  "usage.batch": `Judge many questions against one set of policies.

Usage: entra-verdict batch --policies FILE… [options] < questions.ndjson > verdicts.ndjson

Standard input has one question in each line, as JSON; standard output gets one verdict in each line, in the same order.
A line that cannot be read gets an object with \`error\`, and a blank one nothing. UTF-8 and UTF-16 are read. Questions
without a time are asked of the moment of the start.`,
  "example.batch": `Example:
  echo '{"action":"signIn","credential":{"passkey":{"aaguid":"cb69481e-8ff7-4039-93ec-0a2729a154a8"}}}' |
    entra-verdict batch --policies authenticationMethodsPolicy.json`,
  "usage.collect": `Read from Microsoft Graph who there is and what they sign in with, and the policies, into two files.

Usage: az account get-access-token --resource-type ms-graph | entra-verdict collect --output FILE [options]

This is the only command that opens a connection: to the Graph address of --base and to nothing else, with GET and with
batches of GETs. The token comes from ENTRA_VERDICT_TOKEN or from standard input, by itself or as the JSON that az writes; it is
not stored and stands in no message. FILE gets one person in each line as JSON: id, names, kind, the groups and roles that the
policies name, passkeys, Windows Hello for Business, Platform SSO, and the registered methods. Which groups and roles were asked for
stands in each line as \`groupsAsked\` and \`rolesAsked\`: where a planned change names others, add them with --group and --role.
What cannot be read of a person stands in the line as \`unreadable\`. The policies go into a file of their own, which the other
commands take.

The files hold personal data: only their owner may read them, and they stay here. When it is interrupted, or the token expires,
the same command goes on where it stopped. The permissions it needs are told before it starts. Signed in as a person, az has
neither those of policies nor those of authentication methods; sign in as an application that was given them
(\`az login --service-principal\`).`,
  "example.collect": `Examples:
  az account get-access-token --resource-type ms-graph | entra-verdict collect --output people.ndjson
  ENTRA_VERDICT_TOKEN=… entra-verdict collect --base usGov --output people.ndjson --policies policies.json
  entra-verdict lint people.policies.json`,
  "usage.impact": `Say what a change of policies does to people: who loses a key, who has no way in any more, and the allow list to send
instead. Without --after: which keys are in use.

Usage: entra-verdict impact --before FILE… [--after FILE…] --population FILE… [options]

The population is any mix of: lines of people (as \`collect\` writes them), Graph's fido2Methods and other methods as pages or
batches, userRegistrationDetails as JSON or as the portal's CSV, audit logs and sign-in logs. What names the same people is
joined by object id, else by user principal name. Losing a key is not being locked out: another key or method counts where the
policies after the change accept it, by default for all resources; a question can name an application.`,
  "example.impact": `Examples:
  entra-verdict impact --before policies.json --after edited.json --population people.ndjson
  entra-verdict impact --before policies.json --population methods.json report.csv --text
  entra-verdict impact --before a.json --after b.json --population people.ndjson --only lockedOut,losesKey --csv > people.csv`,
  options: "Options:",
  lists: "Where a value ends with …, every value up to the next option counts; the option may also be repeated.",
  exit: "Exit code:",
  "exit.check": "  0 allowed, 1 denied, 2 undecided, 3 an input cannot be read or an option is wrong",
  "exit.lint": "  0 nothing as grave as --level, 1 something is, 3 an input cannot be read or an option is wrong",
  "exit.inspect": "  0 recognised, 1 not recognised, 3 an input cannot be read or an option is wrong",
  "exit.models": "  0 answered, 3 an input cannot be read or an option is wrong",
  "exit.batch": "  0 every line was answered, 3 a line or the policies cannot be read, or an option is wrong",
  "exit.collect": "  0 written, 1 written without something that the token may not read of anybody, 3 it stopped, or an option is wrong",

  "exit.impact": "  0 nobody is locked out, 1 somebody is, 2 something is undecided, 3 something cannot be read or an option is wrong",

  "value.FILE": "FILE",
  "value.FILES": "FILE…",
  "value.NAME": "NAME",
  "value.NAMES": "NAME…",
  "value.VALUE": "VALUE",
  "value.VALUES": "VALUE…",
  "value.PAIRS": "KEY=VALUE…",

  "option.policies": "policy documents, or folders of them",
  "option.trust": "trust data as in a scenario: revoked, crls, metadata, metadataRoot",
  "option.metadata": "FIDO metadata: the BLOB or its decoded payload",
  "option.crl": "revocation lists, PEM or DER",
  "option.question": "a question as JSON; the options go over it",
  "option.aaguid": "passkey with this AAGUID",
  "option.certificate": "certificate, PEM or DER; the first one in it is presented",
  "option.chain": "more certificates of its chain",
  "option.attestation": "attestation object, or a registration as the browser or Graph has it",
  "option.client-data": "clientDataJSON that belongs to the attestation object",
  "option.method": "a method that is judged by its name alone",
  "option.action": "what the user does [default: register with --attestation, else signIn]",
  "option.channel": "where it is registered [default: securityInfo]",
  "option.at": "moment as RFC 3339, such as 2026-11-21T00:00:00Z [default: now]",
  "option.reading": "what is assumed where the documentation is silent [default: report]",
  "option.passkey-type": "whether the passkey is bound to a device or synced [default: unknown]",
  "option.attestation-level": "whether the passkey was attested [default: unknown]",
  "option.certificate-issuer": "issuer of a certificate that is not at hand, beside --method x509CertificateMultiFactor: its key identifier, hex",
  "option.certificate-policy": "policy OIDs of a certificate that is not at hand, all of them; `none` for none [default: unknown]",
  "option.certificate-mode": "whether the certificate is one factor or more, where no method policy decides it",
  "option.user": "object id of the user",
  "option.user-type": "what kind of user [default: member]",
  "option.upn": "user principal name",
  "option.certificate-user-id": "certificateUserIds of the user",
  "option.group": "groups of the user, all of them; `none` for none [default: unknown]",
  "option.role": "roles of the user, all of them; `none` for none [default: unknown]",
  "option.strength": "authentication strengths to satisfy, by id or name",
  "option.also-used": "methods used before in the session",
  "option.registered": "methods that the user has registered, all of them; `none` for none [default: unknown]",
  "option.application": "application to open, for Conditional Access",
  "option.user-action": "user action in place of an application",
  "option.platform": "device platform",
  "option.client-app": "kind of client",
  "option.country": "country or region of the sign-in, two letters",
  "option.ip": "address of the sign-in",
  "option.sign-in-risk": "sign-in risk [default: none]",
  "option.user-risk": "user risk [default: none]",
  "option.satisfied": "grant controls that are met, all of them; `none` for none [default: unknown]",
  "option.creation-options": "Graph's creation options that the attestation answers, as JSON",
  "option.expected-challenge": "challenge that the registration has to answer",
  "option.expected-origin": "origin at which it has to be registered",
  "option.expected-rp-id": "relying party for which it has to be registered",
  "option.on-premises-upn": "on-premises user principal name",
  "option.groups-asked": "the groups that were looked at, where --group tells nothing of others [default: all]",
  "option.roles-asked": "the roles that were looked at, where --role tells nothing of others [default: all]",
  "option.home-tenant": "home tenant of an external user",
  "option.home-cloud": "cloud of the home tenant",
  "option.identity-provider": "where an external user signs in [default: entraId with a home tenant]",
  "option.upn-changed": "the user principal name was changed after the passkey was registered",
  "option.scope": "OAuth scopes that the sign-in asks for, all of them; `none` for none [default: unknown]",
  "option.federated-idp-mfa": "who does multifactor authentication for the user's federated domain [default: a managed domain]",
  "option.tenant": "id of this tenant",
  "option.tenant-cloud": "cloud of this tenant",
  "option.authentication-context": "authentication context in place of an application, c1 to c99",
  "option.application-group": "groups of applications that the application is in, all of them; `none` for none [default: unknown]",
  "option.named-location": "named locations that the sign-in comes from, all of them; `none` for none [default: unknown]",
  "option.insider-risk": "insider risk [default: none]",
  "option.device": "the device by Graph's deviceInfo, such as isCompliant=true; `none`: not registered [default: unknown]",
  "option.authentication-flow": "how the authentication is passed on [default: none]",
  "option.base": "Microsoft Graph of this cloud, or at this address [default: global]",
  "option.output": "file to write",
  "option.collect.output": "file for the people; not one that is there already",
  "option.collect.policies": "file for the policies [default: named after --output, with .policies.json]",
  "option.collect.group": "further groups to read, by id: those that only the policies after a change will name",
  "option.collect.role": "further roles to read, by role template id",
  "option.level": "findings that make it end with 1, from this severity on [default: warning]",
  "option.before": "policy documents as they are, or folders of them",
  "option.after": "policy documents as they are to be, or folders of them",
  "option.population": "files of people and their keys",
  "option.partial": "rows, and at the end what this part of the people comes to, for --merge; give --at, and all that is said of a person in one part",
  "option.merge": "files that --partial wrote, with the same policies, question and --at, in the place of --population",
  "option.only": "rows of people with these effects alone, also joined by commas [default: everybody]",
  "option.listed": "authenticators of Microsoft that the proposed list has whether they are in use or not",
  "option.decisions": "the decision of each question and nothing else, as {\"decision\":\"allow\"}; with reason allowed.inPart where not everything was judged",
  "option.ndjson": "a row of JSON in each line",
  "option.csv": "rows for a spreadsheet",
  "option.json": "JSON, also on a terminal [default: where the output is no terminal]",
  "option.text": "words, also where the output is no terminal",
  "option.language": "language [default: that of the terminal]",
  "option.help": "this help",
  "option.version": "version",

  "error.command": "there is no command {name}: check, test, lint, explain, inspect, models, batch, impact, sweep, collect",
  "error.commandMissing": "name a command: check, test, lint, explain, inspect, models, batch, impact, sweep, collect",
  "error.before": "name the policies with --before",
  "error.population": "name files of people with --population",
  "error.mergeAlone": "--merge goes without --population, --partial and --csv: the rows are in the parts",
  "error.noPart": "{file} is no part of an answer: it is to be what --partial wrote, and no line of it says what its rows come to",
  "error.partOpen": "{file}, line {line}: nothing says what the rows from here on come to. The file was cut off; write the part again",
  "error.partRow": "{file}, line {line}: this is no row that --partial wrote",
  "error.forms": "take one of --csv, --ndjson, --json and --text",
  "error.optionUnknown": "{command} has no option {name}",
  "error.optionValue": "{name} needs a value",
  "error.optionNoValue": "{name} takes no value",
  "error.optionTwice": "{name} can be given only once",
  "error.choice": "{name} is one of {choices}, not {value}",
  "error.pair": "{name} takes KEY=VALUE, not {value}",
  "error.positional": "{value} is too much: {command} takes one file",
  "error.positionalNone": "{value} is too much: {command} takes no file but those of its options",
  "error.files": "name a file",
  "error.policies": "name a scenario, or policies with --policies",
  "error.both": "name a scenario or --policies, not both",
  "error.notScenario": "{file} holds policies, not a scenario: name it with --policies, and say what is presented",
  "error.credential": "say what is presented: --aaguid, --certificate, --attestation or --method",
  "error.credentials": "present one thing: --aaguid, --certificate, --attestation or --method",
  "error.anotherCredential": "the question already presents something else: one of passkey, certificate and method",
  "error.anotherAttestation": "the question already has an attestation: present another one, or an AAGUID, without it",
  "error.clientData": "--client-data belongs to --attestation",
  "error.jsonAndText": "--json or --text, not both",
  "error.stdinTwice": "`-` can stand for standard input only once",
  "error.question": "{file} is not a JSON object",
  "error.questionPolicies": "{file} holds policies, not a question",
  "error.noFile": "{file}: there is no such file",
  "error.folder": "{file} is a folder",
  "error.permission": "{file} may not be read",
  "error.file": "{file} cannot be read: {detail}",
  "error.large": "{file} has more than {bytes} bytes",
  "error.lineEncoding": "the line is not UTF-8: write it so, or the whole input as UTF-16 with a mark",
  "error.largeLine": "the line has more than {bytes} bytes",
  "error.base": "{base} is no address of Microsoft Graph: {clouds}, or an https address without a path",
  "error.baseOpen": "{base} would send the token unprotected: use https",
  "error.output": "name a file for the people with --output",
  "error.outputThere": "{file} is there already: name another file, or remove it",
  "error.outputSame": "people and policies go into two files",
  "error.outputOther": "{file} was begun from {origin} (tenant {tenant}) with policies in {policies}: go on with the same options and tenant, or name another file",
  "error.outputLine": "line {line} of {file} is no person that was collected: name another file",
  "error.policiesOne": "--policies takes one file here",
  "error.id": "{name} takes ids, not {value}",
  "error.write": "{file} cannot be written: {detail}",
  "error.token": "no token: give it on standard input (az account get-access-token --resource-type ms-graph | …) or in ENTRA_VERDICT_TOKEN",
  "error.tokenForm": "what came on standard input or in ENTRA_VERDICT_TOKEN is no access token, nor JSON that holds one",
  "error.tokenExpired": "the token has expired: get a new one",
  "error.tokenAudience": "the token is not for {origin}: get it with az account get-access-token --resource-type ms-graph, in the cloud of --base",
  "error.graphToken": "Microsoft Graph takes the token no longer, or not at all (401): get a new one and run the same command again",
  "error.graphForbidden": "the token may read nobody's passkeys (403): it needs UserAuthMethod-Passkey.Read.All and, for a person, a role such as Global Reader",
  "error.graphRefused": "Microsoft Graph refuses {path}: {status} {code}",
  "error.graphUnavailable": "Microsoft Graph answered {status} at every try: run the same command again later",
  "fault.cut": "the connection broke off",
  "fault.EBADPORT": "its port is one of another service, which is never asked",
  "error.graphUnreached": "{host} cannot be reached: {fault}",
  "error.graphRedirect": "{host} sends the request elsewhere ({status}), where the token does not go: check --base",
  "error.graphElsewhere": "a list goes on at {host}, where the token does not go",
  "error.graphLoop": "a list leads back into itself",
  "error.graphShape": "the answer to {path} is not one of Microsoft Graph",
  "error.graphLarge": "an answer has more than {bytes} bytes",
  "error.unexpected": "this is a fault in entra-verdict: {detail}",
  "error.help": "entra-verdict {command} --help explains it",

  headline: "{action}: {decision}",
  missing: "Missing",
  notJudged: "Left out",
  policyCount: "{layer} ({count} loaded)",
  inputBy: "{input}: {option}",
  decides: "decides",
  reportOnly: "report-only",
  serviceMessage: "The user reads: {text}",
  presented: "Presented",
  aaguidUnknown: "a passkey whose AAGUID is not known",
  certificateOf: "{subject}, issued by {issuer}, serial {serial}",
  clause: "Decided by",
  turned: "Turned by",
  "turned.gone": "no longer there: {value}",
  strengths: "Authentication strengths",
  access: "Conditional Access",
  nameless: "without a name",
  blocks: "blocks",
  checks: "How it was decided",
  assumptions: "Assumptions",
  findings: "Noteworthy",
  noFindings: "Nothing noteworthy.",
  "findings.more": "{count} more: `lint` tells all of them",
  remedies: "What would change it",
  combinedRemedies: "What would change it together",
  alternatives: "What else would do",
  unreadable: "Cannot be read",
  unrecognised: "Not recognised. Expected is an AAGUID, a certificate, an attestation, or Microsoft Graph JSON.",
  yes: "yes",
  no: "no",
  none: "none",

  "field.aaguid": "AAGUID",
  "field.name": "Model",
  "field.passkeyType": "Type",
  "field.subject": "Subject",
  "field.subjectReversed": "Subject, reversed",
  "field.issuer": "Issuer",
  "field.issuerReversed": "Issuer, reversed",
  "field.serialNumber": "Serial number",
  "field.version": "Version",
  "field.notBefore": "Valid from",
  "field.notAfter": "Valid to",
  "field.subjectKeyIdentifier": "Subject key (SKI)",
  "field.authorityKeyIdentifier": "Issuer key (AKI)",
  "field.authorityCertIssuer": "AKI names issuer",
  "field.authorityCertSerialNumber": "AKI names serial",
  "field.policyOids": "Policy OIDs",
  "field.policyOidsLexical": "Policy OIDs, as text",
  "field.policyOidsNumeric": "Policy OIDs, as numbers",
  "field.consideredPolicyOids": "Policy OIDs that count",
  "field.encoded": "encoded",
  "field.lexical": "as text",
  "field.numeric": "as numbers",
  "field.userPrincipalNames": "UPN",
  "field.rfc822Names": "RFC 822 names",
  "field.otherNames": "Other names",
  "field.securityIdentifier": "SID",
  "field.isAuthority": "Authority",
  "field.pathLength": "Path length",
  "field.isSelfSigned": "Self-signed",
  "field.keyUsage": "Key usage",
  "field.extendedKeyUsage": "Extended key usage",
  "field.key": "Key",
  "field.signatureAlgorithm": "Signed with",
  "field.crlDistributionPoints": "CRL addresses",
  "field.thumbprint": "SHA-1 thumbprint",
  "field.thumbprintSha256": "SHA-256 thumbprint",
  "field.certificateUserIds": "certificateUserIds",
  "field.unreadableExtensions": "Unreadable extensions",
  "field.crlNumber": "CRL number",
  "field.baseCrlNumber": "Delta of number",
  "field.thisUpdate": "Issued at",
  "field.nextUpdate": "Next due at",
  "field.revoked": "Revoked",
  "field.title": "Title",
  "field.policies": "Policies",
  "field.form": "Form",
  "field.format": "Format",
  "field.attestationType": "Attestation type",
  "field.verification": "Verification",
  "field.failure": "Failure",
  "field.algorithm": "Algorithm",
  "field.algorithms": "Algorithms",
  "field.certificateAaguid": "AAGUID of certificate",
  "field.credentialId": "Credential id",
  "field.rpIdHash": "RP id hash",
  "field.rpId": "RP id",
  "field.signCount": "Signature counter",
  "field.flags": "Flags",
  "field.extensions": "Extensions",
  "field.clientData": "Client data",
  "field.challenge": "Challenge",
  "field.challengeTimeoutDateTime": "Challenge expires",
  "field.origin": "Origin",
  "field.crossOrigin": "Cross origin",
  "field.type": "Type",
  "field.attestation": "Attestation",
  "field.excludeCredentials": "Excluded credentials",
  "field.requireResidentKey": "Resident key required",
  "field.userName": "User name",
  "field.userVerification": "User verification",
  "field.certificates": "Certificates",
  "field.items": "Items",
  "field.support": "Where it can be used",
  "field.source": "By",
  "field.dated": "Of",
  "field.platforms": "Platform",
  "field.platform": "System",
  "field.browsers": "Browsers",
  "field.unsupported": "Not in",
  "field.brokers": "Brokers",
  "field.notes": "Notes",
  "field.userPresent": "User present",
  "field.userVerified": "User verified",
  "field.backupEligible": "Backup eligible",
  "field.backupState": "Backed up",
  "field.attestedCredentialData": "Credential data",
  "field.extensionData": "Extension data",
  "field.text": "What to do",
  "field.resource": "Resource",

  "impact.headline": "{loses}, {noWay}.",
  "impact.loses": "{losing} of {users} people lose a key",
  "impact.losesOne": "1 of {users} people loses a key",
  "impact.noWay": "{lockedOut} have no other way in",
  "impact.noWayOne": "1 has no other way in",
  "impact.open": "Undecided for {undecided} of {users} people. Of what is known: {headline}",
  "impact.unknownModel": "unknown model",
  "impact.inUse": "{users} people have {keys} keys of {models} models.",
  "impact.disabled": "Disabled accounts, counted apart: {disabled}",
  "impact.more": "and {count} more",
  "impact.models": "People and keys by model",
  "impact.lost": "{count} refused from now on",
  "impact.facts": "attested {attested}, not attested {notAttested}, synced {synced}, unused for 90 days {unused}, not attestable {notAttestable}, unknown model {unknownModel}, refused {keysRefused}",
  "impact.wouldDecide": "What would decide, and for how many people",
  "impact.list": "The list, models: {count} ({bytes} of {bound} bytes)",
  "impact.collected": "collect reads the groups and roles that the policies name; --group and --role add those that only a change names",
  "impact.unreadable": "Could not be read: {count}",
  "impact.noted": "Noteworthy about what was read: {count}",
  "impact.sources": "Files",
  "impact.progress": "{share}  {people} people, {rate} a second, {left} s left",

  model: "Model",
  registration: "Registration",
  signIn: "Sign-in",
  reasons: "By reason",
  modelsFrom: "{count} models; Microsoft's list of {dated}; {metadata}",
  metadataNumber: "FIDO metadata no. {number}",
  noMetadata: "no FIDO metadata",

  "collect.intro": "This opens a connection to {host}, with GET and batches of GETs alone. It reads with these permissions, the least that do:",
  "collect.permission.Policy.Read.All": "policies",
  "collect.permission.User.Read.All": "people and their certificateUserIds",
  "collect.permission.UserAuthMethod-Passkey.Read.All": "passkeys",
  "collect.permission.UserAuthMethod-WindowsHello.Read.All": "Windows Hello for Business",
  "collect.permission.UserAuthMethod-PlatformCred.Read.All": "Platform SSO of macOS",
  "collect.permission.AuditLog.Read.All": "the report of registered methods",
  "collect.permission.GroupMember.Read.All": "members of the groups that the policies name",
  "collect.permission.RoleManagement.Read.Directory": "who holds the roles that the policies name",
  "collect.permission.PublicKeyInfrastructure.Read.All": "certificate authorities",
  "collect.permission.Organization.Read.All": "certificate authorities of the classic store",
  "collect.marks": "✓ and ✕ are what the token says of itself. What it may not read is left out and told at the end.",
  "collect.stage.resumed": "{count} people are in the file already",
  "collect.stage.policies": "Reading policies",
  "collect.stage.groups": "Reading members of groups ({count})",
  "collect.stage.roles": "Reading holders of roles ({count})",
  "collect.stage.registered": "Reading the report of registered methods, 5 pages in 10 seconds at most",
  "collect.stage.people": "Reading people and what they sign in with",
  "collect.people": "{done} people",
  "collect.peopleOf": "{done} of {total} people",
  "collect.rate": "{rate} a second",
  "collect.left": "{time} left",
  "collect.and": ", ",
  "collect.wait": "Microsoft Graph asks to wait {seconds} seconds",
  "collect.goOn": "What is written stays. The same command goes on where this one stopped.",
  "collect.done": "{file}: {people} people with {passkeys} passkeys",
  "collect.donePolicies": "{file}: {count} documents",
  "collect.notRead": "Not read",
  "collect.unreadable": "Not read of people",
  "collect.unreadableOf": "{source} of {people}",
};

const ja = {
  ...pipeline.ja,
  ...sweep.ja,
  "usage.main": `entra-verdict: この資格情報は許可されるか、その理由は何か

使い方: entra-verdict コマンド …

  check     シナリオ、またはポリシーと資格情報から判定します
  test      ポリシーの判定が期待どおりかを確かめます
  lint      ポリシーの注意点を示します
  explain   コードの意味と対処を示します
  inspect   証明書、構成証明、AAGUID、ポリシーの内容を示します
  models    ポリシーが許可する認証器のモデルを示します
  batch     標準入力の質問を 1 行に 1 つずつ判定します
  impact    ポリシーの変更でキーを失う人と締め出される人を調べる
  sweep     すべてのサインインを一度に調べ、抜け穴、行き止まり、判定を左右しないポリシー、変更で変わるものを示します
  collect   ユーザーとその資格情報、ポリシーを Microsoft Graph から 2 つのファイルに読み取ります

\`entra-verdict コマンド --help\` で各コマンドの説明を表示します。データはこのコンピューターの外に出ません。外部に接続するのは
\`collect\` だけで、読み取りしか行いません。`,
  "usage.check": `資格情報を 1 つ判定します。

使い方: entra-verdict check シナリオ [オプション]
        entra-verdict check --policies ファイル… (--aaguid A | --certificate ファイル | --attestation ファイル | --method M) [オプション]

シナリオは、ポリシーと質問を収めた JSON ファイルです。シミュレーターも同じものを保存し、読み込みます。ポリシーは、
エクスポートした、または送信する Microsoft Graph の JSON です。質問についてのオプションは、シナリオの記述に優先します。
ファイルの代わりの \`-\` は標準入力です。`,
  "example.check": `例:
  entra-verdict check scenario.json
  entra-verdict check --policies authenticationMethodsPolicy.json --aaguid cb69481e-8ff7-4039-93ec-0a2729a154a8
  entra-verdict check --policies methods.json strengths.json --certificate user.pem --strength "Smart cards" --group none
  entra-verdict check --policies methods.json --metadata blob.jwt --attestation registration.json`,
  "usage.lint": `ポリシーの注意点 (誤り、矛盾、Graph が隠した値) を示します。

使い方: entra-verdict lint ファイル|フォルダー… [オプション]

\`entra-verdict.config.json\` で、すべてまたは一部のファイルの注意点の重大度を変えられます。行の上か行末に
\`// entra-verdict-ignore コード: 理由\` (PowerShell と Terraform のソースでは \`#\`) と書くと、その行の注意点を除きます。
構成ファイルの形式は、パッケージの \`schema/config.json\` にあります。

フォルダーでは、その中のすべての .json ファイルと .jsonc ファイル、Microsoft365DSC の構成 (.ps1、.psm1) を読み取ります。
判定の対象を含まないファイル (エクスポートのグループやユーザーなど) は数えるだけで、問題にしません。直接指定したファイルには、ポリシーが必要です。`,
  "example.lint": `例:
  entra-verdict lint authenticationMethodsPolicy.json authenticationStrengthPolicies.json
  entra-verdict lint policies --fix`,
  "usage.inspect": `何であるか、何を含むかを示します。AAGUID、証明書、構成証明または登録、作成オプション、ポリシー、Graph の応答を
読み取ります。秘密キーは受け付けません。

使い方: entra-verdict inspect ファイル|AAGUID|- [オプション]`,
  "example.inspect": `例:
  entra-verdict inspect user.pem
  entra-verdict inspect cb69481e-8ff7-4039-93ec-0a2729a154a8`,
  "usage.models": `ポリシーが許可する認証器のモデルを、登録とサインインについて示します。

使い方: entra-verdict models ファイル… [オプション]

モデルは公式ドキュメントにあるもので、--metadata を指定すると FIDO メタデータにあるものも加わります。`,
  "example.models": `例:
  entra-verdict models authenticationMethodsPolicy.json --metadata blob.jwt --csv > models.csv`,
  "usage.batch": `1 組のポリシーに対する多数の質問を判定します。

使い方: entra-verdict batch --policies ファイル… [オプション] < questions.ndjson > verdicts.ndjson

標準入力には 1 行に 1 つの質問を JSON で、標準出力には 1 行に 1 つの判定を同じ順で出力します。読み取れない行には
\`error\` のあるオブジェクトを出力し、空行には何も出力しません。
UTF-8 と UTF-16 を読み取れます。時刻のない質問は、開始時の時刻で判定します。`,
  "example.batch": `例:
  echo '{"action":"signIn","credential":{"passkey":{"aaguid":"cb69481e-8ff7-4039-93ec-0a2729a154a8"}}}' |
    entra-verdict batch --policies authenticationMethodsPolicy.json`,
  "usage.collect": `ユーザーとそのサインインの手段、ポリシーを Microsoft Graph から 2 つのファイルに読み取ります。

使い方: az account get-access-token --resource-type ms-graph | entra-verdict collect --output ファイル [オプション]

外部に接続するコマンドはこれだけです。接続先は --base の Graph のアドレスに限られ、GET と GET のバッチだけを送ります。
トークンは ENTRA_VERDICT_TOKEN または標準入力から、そのまま、または az が出力する JSON の形で受け取ります。保存せず、
メッセージにも出しません。ファイルには 1 行に 1 人ずつ JSON で、ID、名前、種類、ポリシーが名指しするグループとロール、
パスキー、Windows Hello for Business、Platform SSO、登録済みの方法を書き込みます。どのグループとロールを調べたかは各行の
\`groupsAsked\` と \`rolesAsked\` に残ります。計画中の変更がほかのグループやロールを名指しするときは、--group と --role で
加えてください。読み取れなかったものはその行の \`unreadable\` に残ります。ポリシーは別のファイルに書き込み、ほかのコマンドで
そのまま使えます。

ファイルには個人データが含まれます。読み取れるのは所有者だけで、このコンピューターの外に出ません。中断したときや
トークンの期限が切れたときは、同じコマンドで続きから再開します。必要なアクセス許可は開始前に表示します。個人でサインイン
した az のトークンには、ポリシーと認証方法のアクセス許可がありません。許可を与えたアプリケーションとしてサインインして
ください (\`az login --service-principal\`)。`,
  "example.collect": `例:
  az account get-access-token --resource-type ms-graph | entra-verdict collect --output people.ndjson
  ENTRA_VERDICT_TOKEN=… entra-verdict collect --base usGov --output people.ndjson --policies policies.json
  entra-verdict lint people.policies.json`,
  "usage.impact": `ポリシーの変更が人に与える影響を調べます。キーを失う人、サインインする方法がなくなる人、代わりに送る許可リストを示します。
--after がなければ、使われているキーを示します。

使い方: entra-verdict impact --before ファイル… [--after ファイル…] --population ファイル… [オプション]

人の一覧には次のものを組み合わせて指定できます: \`collect\` が書き出す 1 行に 1 人の一覧、Graph の fido2Methods などの認証方法 (ページまたは
バッチ)、userRegistrationDetails (JSON またはポータルの CSV)、監査ログ、サインイン ログ。同じ人の情報はオブジェクト ID、なければユーザー
プリンシパル名で結び付けます。キーを失うことは締め出されることではありません。変更後のポリシーがすべてのリソースに対して受け入れる別のキーや
方法があれば、サインインできるとみなします。質問でアプリケーションを指定することもできます。`,
  "example.impact": `例:
  entra-verdict impact --before policies.json --after edited.json --population people.ndjson
  entra-verdict impact --before policies.json --population methods.json report.csv --text
  entra-verdict impact --before a.json --after b.json --population people.ndjson --only lockedOut,losesKey --csv > people.csv`,
  options: "オプション:",
  lists: "… の付いた値は、次のオプションまで続けて指定できます。オプションを繰り返すこともできます。",
  exit: "終了コード:",
  "exit.check": "  0 許可、1 拒否、2 判定できません、3 入力を読み取れないか、オプションに誤りがあります",
  "exit.lint": "  0 --level 以上の注意点なし、1 あり、3 入力を読み取れないか、オプションに誤りがあります",
  "exit.inspect": "  0 認識できた、1 認識できない、3 入力を読み取れないか、オプションに誤りがあります",
  "exit.models": "  0 回答した、3 入力を読み取れないか、オプションに誤りがあります",
  "exit.batch": "  0 すべての行に回答した、3 行かポリシーを読み取れないか、オプションに誤りがあります",
  "exit.collect": "  0 書き込んだ、1 トークンでは誰についても読み取れないものを除いて書き込んだ、3 途中で止まったか、オプションに誤りがあります",

  "exit.impact": "  0 締め出される人はいない、1 締め出される人がいる、2 判定できないものがある、3 読み取れないものがあるか、オプションが正しくない",

  "value.FILE": "ファイル",
  "value.FILES": "ファイル…",
  "value.NAME": "名前",
  "value.NAMES": "名前…",
  "value.VALUE": "値",
  "value.VALUES": "値…",
  "value.PAIRS": "キー=値…",

  "option.policies": "ポリシーのドキュメント、またはそのフォルダー",
  "option.trust": "シナリオと同じ形の信頼データ: revoked、crls、metadata、metadataRoot",
  "option.metadata": "FIDO メタデータ: BLOB またはデコードしたペイロード",
  "option.crl": "失効リスト (PEM または DER)",
  "option.question": "JSON の質問。オプションの指定が優先します",
  "option.aaguid": "この AAGUID のパスキー",
  "option.certificate": "証明書 (PEM または DER)。最初のものを提示します",
  "option.chain": "チェーンの残りの証明書",
  "option.attestation": "構成証明オブジェクト、またはブラウザーか Graph の形の登録",
  "option.client-data": "構成証明オブジェクトに対応する clientDataJSON",
  "option.method": "名前だけで判定する方法",
  "option.action": "ユーザーの操作 [既定値: --attestation では register、ほかは signIn]",
  "option.channel": "登録する場所 [既定値: securityInfo]",
  "option.at": "RFC 3339 の時刻。例: 2026-11-21T00:00:00Z [既定値: 現在]",
  "option.reading": "公式ドキュメントで定まっていない箇所の解釈 [既定値: report]",
  "option.passkey-type": "パスキーがデバイス固定か同期か [既定値: 不明]",
  "option.attestation-level": "パスキーが構成証明済みかどうか [既定値: 不明]",
  "option.certificate-issuer": "手元にない証明書の発行者のキー識別子 (16 進数)。--method x509CertificateMultiFactor と一緒に指定",
  "option.certificate-policy": "手元にない証明書のすべてのポリシー OID。なければ `none` [既定値: 不明]",
  "option.certificate-mode": "方法のポリシーが決めない場合の、証明書の要素の数",
  "option.user": "ユーザーのオブジェクト ID",
  "option.user-type": "ユーザーの種類 [既定値: member]",
  "option.upn": "ユーザー プリンシパル名",
  "option.certificate-user-id": "ユーザーの certificateUserIds",
  "option.group": "ユーザーのすべてのグループ。なければ `none` [既定値: 不明]",
  "option.role": "ユーザーのすべてのロール。なければ `none` [既定値: 不明]",
  "option.strength": "満たすべき認証の強度 (ID または名前)",
  "option.also-used": "このセッションで先に使った方法",
  "option.registered": "ユーザーが登録済みのすべての方法。なければ `none` [既定値: 不明]",
  "option.application": "条件付きアクセスで開くアプリケーション",
  "option.user-action": "アプリケーションの代わりのユーザー操作",
  "option.platform": "デバイス プラットフォーム",
  "option.client-app": "クライアントの種類",
  "option.country": "サインイン元の国または地域 (2 文字)",
  "option.ip": "サインイン元のアドレス",
  "option.sign-in-risk": "サインイン リスク [既定値: none]",
  "option.user-risk": "ユーザー リスク [既定値: none]",
  "option.satisfied": "満たしているすべての許可コントロール。なければ `none` [既定値: 不明]",
  "option.creation-options": "構成証明が応じる Graph の作成オプション (JSON)",
  "option.expected-challenge": "登録が応じるべきチャレンジ",
  "option.expected-origin": "登録すべきオリジン",
  "option.expected-rp-id": "登録先の証明書利用者 (RP) の ID",
  "option.on-premises-upn": "オンプレミスのユーザー プリンシパル名",
  "option.groups-asked": "確認済みのグループ。--group がそれ以外について何も示さない場合に指定 [既定: すべて]",
  "option.roles-asked": "確認済みのロール。--role がそれ以外について何も示さない場合に指定 [既定: すべて]",
  "option.home-tenant": "外部ユーザーのホーム テナント",
  "option.home-cloud": "ホーム テナントのクラウド",
  "option.identity-provider": "外部ユーザーがサインインする ID プロバイダー [既定値: ホーム テナントがあれば entraId]",
  "option.upn-changed": "パスキーの登録後にユーザー プリンシパル名が変更された",
  "option.scope": "サインインが要求する OAuth スコープのすべて。なければ `none` [既定値: 不明]",
  "option.federated-idp-mfa": "ユーザーのフェデレーション ドメインで多要素認証を行う側 [既定値: マネージド ドメイン]",
  "option.tenant": "このテナントの ID",
  "option.tenant-cloud": "このテナントのクラウド",
  "option.authentication-context": "アプリケーションの代わりの認証コンテキスト (c1 から c99)",
  "option.application-group": "アプリケーションが属するすべてのグループ。なければ `none` [既定値: 不明]",
  "option.named-location": "サインイン元のすべてのネームド ロケーション。なければ `none` [既定値: 不明]",
  "option.insider-risk": "インサイダー リスク [既定値: none]",
  "option.device": "Graph の deviceInfo で表すデバイス。例: isCompliant=true。未登録なら `none` [既定値: 不明]",
  "option.authentication-flow": "認証を受け渡すフロー [既定値: none]",
  "option.base": "このクラウドの、またはこのアドレスの Microsoft Graph [既定値: global]",
  "option.output": "書き込むファイル",
  "option.collect.output": "ユーザーを書き込むファイル。既存のファイルは指定できません",
  "option.collect.policies": "ポリシーを書き込むファイル [既定値: --output の名前に .policies.json を付けたもの]",
  "option.collect.group": "ほかに読み取るグループの ID。変更後のポリシーだけが名指しするもの",
  "option.collect.role": "ほかに読み取るロールのテンプレート ID",
  "option.level": "終了コードを 1 にする注意点の重大度の下限 [既定値: warning]",
  "option.before": "現在のポリシーのドキュメント、またはそのフォルダー",
  "option.after": "変更後のポリシーのドキュメント、またはそのフォルダー",
  "option.population": "人とそのキーのファイル",
  "option.partial": "行の後に、この部分の集計を --merge 用に書き出します。--at を指定し、同じ人の情報は 1 つの部分にまとめてください",
  "option.merge": "--partial が書き出したファイル (同じポリシー、質問、--at)。--population の代わりに指定します",
  "option.only": "この影響を受ける人の行だけを出力する。コンマ区切りも可 [既定値: 全員]",
  "option.listed": "使われているかどうかにかかわらず、提案するリストに含める Microsoft の認証器",
  "option.decisions": "各質問の判定だけを {\"decision\":\"allow\"} の形で出力します。一部だけを判定した場合は reason が allowed.inPart になります",
  "option.ndjson": "1 行に 1 人の JSON",
  "option.csv": "表計算用の行",
  "option.json": "端末でも JSON を出力します [既定値: 出力先が端末でないとき]",
  "option.text": "出力先が端末でなくても文章で出力します",
  "option.language": "言語 [既定値: 端末の言語]",
  "option.help": "この説明",
  "option.version": "バージョン",

  "error.command": "{name} というコマンドはありません: check、test、lint、explain、inspect、models、batch、impact、sweep、collect",
  "error.commandMissing": "コマンドを指定してください: check、test、lint、explain、inspect、models、batch、impact、sweep、collect",
  "error.before": "--before でポリシーを指定してください",
  "error.population": "--population で人のファイルを指定してください",
  "error.mergeAlone": "--merge は --population、--partial、--csv と一緒には使えません。行は各部分に含まれています",
  "error.noPart": "{file} は回答の一部ではありません。--partial が書き出したファイルを指定してください。行の集計がどこにもありません",
  "error.partOpen": "{file} の {line} 行目以降に集計がありません。ファイルが途中で切れています。もう一度書き出してください",
  "error.partRow": "{file} の {line} 行目は --partial が書き出した行ではありません",
  "error.forms": "--csv、--ndjson、--json、--text はどれか 1 つだけ指定してください",
  "error.optionUnknown": "{command} に {name} というオプションはありません",
  "error.optionValue": "{name} には値が必要です",
  "error.optionNoValue": "{name} は値を取りません",
  "error.optionTwice": "{name} は 1 度しか指定できません",
  "error.choice": "{name} は {choices} のいずれかです。{value} は指定できません",
  "error.pair": "{name} には キー=値 を指定します。{value} は指定できません",
  "error.positional": "{value} は余分です。{command} が取るファイルは 1 つです",
  "error.positionalNone": "{value} は余分です。{command} のファイルはオプションで指定します",
  "error.files": "ファイルを指定してください",
  "error.policies": "シナリオか、--policies でポリシーを指定してください",
  "error.both": "シナリオと --policies は、どちらか一方を指定してください",
  "error.notScenario": "{file} の内容はシナリオではなくポリシーです。--policies で指定し、提示するものも指定してください",
  "error.credential": "提示するものを指定してください: --aaguid、--certificate、--attestation、--method",
  "error.credentials": "提示するものは 1 つにしてください: --aaguid、--certificate、--attestation、--method",
  "error.anotherCredential": "質問にはすでに別の資格情報があります。passkey、certificate、method のいずれか 1 つにしてください",
  "error.anotherAttestation": "質問にはすでに構成証明があります。別の構成証明や AAGUID を提示するには、質問から構成証明を除いてください",
  "error.clientData": "--client-data は --attestation と一緒に使います",
  "error.jsonAndText": "--json と --text は、どちらか一方を指定してください",
  "error.stdinTwice": "標準入力を表す `-` は 1 度しか使えません",
  "error.question": "{file} は JSON のオブジェクトではありません",
  "error.questionPolicies": "{file} は質問ではなくポリシーです",
  "error.noFile": "{file}: ファイルがありません",
  "error.folder": "{file} はフォルダーです",
  "error.permission": "{file} を読み取る権限がありません",
  "error.file": "{file} を読み取れません: {detail}",
  "error.large": "{file} は {bytes} バイトを超えています",
  "error.lineEncoding": "行が UTF-8 ではありません。UTF-8 で書くか、入力全体をマーク付きの UTF-16 で書いてください",
  "error.largeLine": "行が {bytes} バイトを超えています",
  "error.base": "{base} は Microsoft Graph のアドレスではありません: {clouds}、またはパスのない https のアドレスを指定してください",
  "error.baseOpen": "{base} ではトークンが保護されずに送られます。https を使ってください",
  "error.output": "--output でユーザーを書き込むファイルを指定してください",
  "error.outputThere": "{file} はすでにあります。別のファイルを指定するか、削除してください",
  "error.outputSame": "ユーザーとポリシーには別々のファイルを指定してください",
  "error.outputOther": "{file} は {origin} (テナント {tenant}) から、{policies} のポリシーとともに書き始められました。同じオプションとテナントで続けるか、別のファイルを指定してください",
  "error.outputLine": "{file} の {line} 行目は読み取ったユーザーではありません。別のファイルを指定してください",
  "error.policiesOne": "ここでは --policies に指定するファイルは 1 つです",
  "error.id": "{name} には ID を指定します。{value} は指定できません",
  "error.write": "{file} に書き込めません: {detail}",
  "error.token": "トークンがありません。標準入力 (az account get-access-token --resource-type ms-graph | …) か ENTRA_VERDICT_TOKEN で渡してください",
  "error.tokenForm": "標準入力または ENTRA_VERDICT_TOKEN の内容は、アクセス トークンでも、それを含む JSON でもありません",
  "error.tokenExpired": "トークンの期限が切れています。新しいトークンを取得してください",
  "error.tokenAudience": "トークンは {origin} のものではありません。--base のクラウドで az account get-access-token --resource-type ms-graph を使って取得してください",
  "error.graphToken": "Microsoft Graph がトークンを受け付けません (401)。新しいトークンを取得し、同じコマンドをもう一度実行してください",
  "error.graphForbidden": "このトークンでは誰のパスキーも読み取れません (403)。UserAuthMethod-Passkey.Read.All と、個人の場合はグローバル閲覧者などのロールが必要です",
  "error.graphRefused": "Microsoft Graph が {path} を拒否しました: {status} {code}",
  "error.graphUnavailable": "Microsoft Graph は何度試しても {status} を返しました。時間をおいて、同じコマンドをもう一度実行してください",
  "fault.cut": "接続が途中で切れました",
  "fault.EBADPORT": "ほかのサービスのポートなので接続しません",
  "error.graphUnreached": "{host} に接続できません: {fault}",
  "error.graphRedirect": "{host} が要求を別の場所に転送しようとしました ({status})。トークンは転送先に送りません。--base を確認してください",
  "error.graphElsewhere": "一覧の続きが {host} にあります。トークンはそこに送りません",
  "error.graphLoop": "一覧の続きが元に戻っています",
  "error.graphShape": "{path} への応答が Microsoft Graph のものではありません",
  "error.graphLarge": "応答が {bytes} バイトを超えています",
  "error.unexpected": "entra-verdict の不具合です: {detail}",
  "error.help": "entra-verdict {command} --help で説明を表示します",

  headline: "{action}: {decision}",
  missing: "足りない入力",
  notJudged: "判定していないもの",
  policyCount: "{layer} (読み込み済み {count} 件)",
  inputBy: "{input}: {option}",
  decides: "決め手",
  reportOnly: "レポート専用",
  serviceMessage: "ユーザーへの表示: {text}",
  presented: "提示されたもの",
  aaguidUnknown: "AAGUID が不明なパスキー",
  certificateOf: "{subject} (発行者 {issuer}、シリアル番号 {serial})",
  clause: "決め手となった箇所",
  turned: "結果を変えた箇所",
  "turned.gone": "なくなった項目: {value}",
  strengths: "認証の強度",
  access: "条件付きアクセス",
  nameless: "名前なし",
  blocks: "ブロックします",
  checks: "判定の経過",
  assumptions: "前提",
  findings: "注意点",
  noFindings: "注意点はありません。",
  "findings.more": "ほかに {count} 件あります。すべて見るには `lint` を使ってください",
  remedies: "結果を変えるには",
  combinedRemedies: "組み合わせて結果を変えるには",
  alternatives: "代わりに使えるもの",
  unreadable: "読み取れません",
  unrecognised: "認識できません。AAGUID、証明書、構成証明、または Microsoft Graph の JSON を指定してください。",
  yes: "はい",
  no: "いいえ",
  none: "なし",

  "field.aaguid": "AAGUID",
  "field.name": "モデル",
  "field.passkeyType": "種類",
  "field.subject": "サブジェクト",
  "field.subjectReversed": "サブジェクト (逆順)",
  "field.issuer": "発行者",
  "field.issuerReversed": "発行者 (逆順)",
  "field.serialNumber": "シリアル番号",
  "field.version": "バージョン",
  "field.notBefore": "有効期間の開始",
  "field.notAfter": "有効期間の終了",
  "field.subjectKeyIdentifier": "自身のキー (SKI)",
  "field.authorityKeyIdentifier": "発行者のキー (AKI)",
  "field.authorityCertIssuer": "AKI の発行者名",
  "field.authorityCertSerialNumber": "AKI のシリアル番号",
  "field.policyOids": "ポリシー OID",
  "field.policyOidsLexical": "ポリシー OID (文字列順)",
  "field.policyOidsNumeric": "ポリシー OID (数値順)",
  "field.consideredPolicyOids": "考慮されるポリシー OID",
  "field.encoded": "符号化順",
  "field.lexical": "文字列順",
  "field.numeric": "数値順",
  "field.userPrincipalNames": "UPN",
  "field.rfc822Names": "RFC 822 名",
  "field.otherNames": "その他の名前",
  "field.securityIdentifier": "SID",
  "field.isAuthority": "証明機関",
  "field.pathLength": "パスの長さ",
  "field.isSelfSigned": "自己署名",
  "field.keyUsage": "キー使用法",
  "field.extendedKeyUsage": "拡張キー使用法",
  "field.key": "キー",
  "field.signatureAlgorithm": "署名アルゴリズム",
  "field.crlDistributionPoints": "CRL 配布ポイント",
  "field.thumbprint": "拇印 (SHA-1)",
  "field.thumbprintSha256": "拇印 (SHA-256)",
  "field.certificateUserIds": "certificateUserIds",
  "field.unreadableExtensions": "読み取れない拡張",
  "field.crlNumber": "CRL 番号",
  "field.baseCrlNumber": "差分の基になる番号",
  "field.thisUpdate": "発行日時",
  "field.nextUpdate": "次の発行予定",
  "field.revoked": "失効した証明書の数",
  "field.title": "タイトル",
  "field.policies": "ポリシー",
  "field.form": "形",
  "field.format": "形式",
  "field.attestationType": "構成証明の種類",
  "field.verification": "検証",
  "field.failure": "不成立の理由",
  "field.algorithm": "アルゴリズム",
  "field.algorithms": "アルゴリズム",
  "field.certificateAaguid": "証明書の AAGUID",
  "field.credentialId": "資格情報 ID",
  "field.rpIdHash": "RP ID のハッシュ",
  "field.rpId": "RP ID",
  "field.signCount": "署名カウンター",
  "field.flags": "フラグ",
  "field.extensions": "拡張",
  "field.clientData": "クライアント データ",
  "field.challenge": "チャレンジ",
  "field.challengeTimeoutDateTime": "チャレンジの期限",
  "field.origin": "オリジン",
  "field.crossOrigin": "クロスオリジン",
  "field.type": "種類",
  "field.attestation": "構成証明",
  "field.excludeCredentials": "除外する資格情報",
  "field.requireResidentKey": "常駐キーが必須",
  "field.userName": "ユーザー名",
  "field.userVerification": "ユーザーの検証",
  "field.certificates": "証明書",
  "field.items": "項目",
  "field.support": "使用できる環境",
  "field.source": "出典",
  "field.dated": "時点",
  "field.platforms": "プラットフォーム",
  "field.platform": "OS",
  "field.browsers": "ブラウザー",
  "field.unsupported": "非対応",
  "field.brokers": "ブローカー",
  "field.notes": "注記",
  "field.userPresent": "ユーザーの操作",
  "field.userVerified": "ユーザー検証",
  "field.backupEligible": "バックアップ可能",
  "field.backupState": "バックアップ済み",
  "field.attestedCredentialData": "資格情報データ",
  "field.extensionData": "拡張データ",
  "field.text": "対処方法",
  "field.resource": "リソース",

  "impact.headline": "{loses}、{noWay}。",
  "impact.loses": "{users} 人のうち {losing} 人がキーを失い",
  "impact.losesOne": "{users} 人のうち 1 人がキーを失い",
  "impact.noWay": "{lockedOut} 人はほかにサインインする方法がありません",
  "impact.noWayOne": "1 人はほかにサインインする方法がありません",
  "impact.open": "{users} 人のうち {undecided} 人については判定できません。分かっている範囲: {headline}",
  "impact.unknownModel": "不明なモデル",
  "impact.inUse": "{users} 人が {models} 種類のモデルのキーを {keys} 個持っています。",
  "impact.disabled": "無効なアカウント {disabled} 件は別に数えています。",
  "impact.more": "ほか {count} 人",
  "impact.models": "モデル別の人数とキーの数",
  "impact.lost": "{count} 個が拒否されるようになります",
  "impact.facts": "構成証明済み {attested}、構成証明なし {notAttested}、同期 {synced}、90 日間未使用 {unused}、構成証明できないモデル {notAttestable}、不明なモデル {unknownModel}、拒否 {keysRefused}",
  "impact.wouldDecide": "判定に必要な情報と、その対象となる人数",
  "impact.list": "{count} 種類のモデルのリスト ({bound} バイト中 {bytes} バイト)",
  "impact.collected": "collect は、ポリシーが名指しするグループとロールを調べます。変更だけが名指しするものは、--group と --role で加えてください",
  "impact.unreadable": "{count} 件を読み取れませんでした",
  "impact.noted": "読み取ったもののうち、注意点のあるもの: {count} 件",
  "impact.sources": "ファイル",
  "impact.progress": "{share}  {people} 人、毎秒 {rate} 人、残り {left} 秒",

  model: "モデル",
  registration: "登録",
  signIn: "サインイン",
  reasons: "理由別",
  modelsFrom: "{count} モデル (Microsoft の一覧 {dated}、{metadata})",
  metadataNumber: "FIDO メタデータ第 {number} 号",
  noMetadata: "FIDO メタデータなし",

  "collect.intro": "{host} に接続し、GET と GET のバッチだけを送ります。次の最小限のアクセス許可で読み取ります:",
  "collect.permission.Policy.Read.All": "ポリシー",
  "collect.permission.User.Read.All": "ユーザーとその certificateUserIds",
  "collect.permission.UserAuthMethod-Passkey.Read.All": "パスキー",
  "collect.permission.UserAuthMethod-WindowsHello.Read.All": "Windows Hello for Business",
  "collect.permission.UserAuthMethod-PlatformCred.Read.All": "macOS の Platform SSO",
  "collect.permission.AuditLog.Read.All": "登録済みの方法のレポート",
  "collect.permission.GroupMember.Read.All": "ポリシーが名指しするグループのメンバー",
  "collect.permission.RoleManagement.Read.Directory": "ポリシーが名指しするロールの保持者",
  "collect.permission.PublicKeyInfrastructure.Read.All": "証明機関",
  "collect.permission.Organization.Read.All": "従来のストアの証明機関",
  "collect.marks": "✓ と ✕ はトークン自身の記載です。読み取れないものは除き、最後に示します。",
  "collect.stage.resumed": "{count} 人はすでにファイルにあります",
  "collect.stage.policies": "ポリシーを読み取っています",
  "collect.stage.groups": "グループのメンバーを読み取っています ({count})",
  "collect.stage.roles": "ロールの保持者を読み取っています ({count})",
  "collect.stage.registered": "登録済みの方法のレポートを読み取っています (10 秒に 5 ページまで)",
  "collect.stage.people": "ユーザーとそのサインインの手段を読み取っています",
  "collect.people": "{done} 人",
  "collect.peopleOf": "{total} 人中 {done} 人",
  "collect.rate": "毎秒 {rate} 人",
  "collect.left": "残り {time}",
  "collect.and": "、",
  "collect.wait": "Microsoft Graph の求めにより {seconds} 秒待っています",
  "collect.goOn": "書き込んだものはそのまま残ります。同じコマンドで続きから再開します。",
  "collect.done": "{file}: {people} 人、パスキー {passkeys} 個",
  "collect.donePolicies": "{file}: ドキュメント {count} 件",
  "collect.notRead": "読み取れなかったもの",
  "collect.unreadable": "ユーザーごとに読み取れなかったもの",
  "collect.unreadableOf": "{source}: {people} 人",
};

export const TEXTS = { en, ja };

/** What people call the members of the contract: those of enumerations by `Enumeration.member`, inputs by their pointer. */
export function termsOf({ enumerations, inputs }, language) {
  const members = enumerations.flatMap(({ name, terms }) => terms.map(({ value, label }) => [`${name}.${value}`, label[language]]));
  return Object.fromEntries([...members, ...inputs.map(({ value, label }) => [value, label[language]])]);
}

/** The words in a language, and the terms of the contract: a function from key and names to text. */
export function words(language, terms = {}) {
  const texts = { ...terms, ...TEXTS[language] };
  return (key, names = {}) => {
    const text = texts[key];
    return text?.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole);
  };
}

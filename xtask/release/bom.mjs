// The software bill of materials, CycloneDX JSON on standard output: the crates in the wasm modules, and the npm
// packages in what is bundled from them. On standard input comes `{ builds: { core, slim }, lock }`: what
// `cargo metadata` says of each build, and the text of Cargo.lock. The same sources give the same bytes.

import { readFileSync } from "node:fs";
import { Contrib, Enums, Models, Serialize, Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parse from "spdx-expression-parse";

const { ComponentScope, ComponentType, ExternalReferenceType, HashAlgorithm } = Enums;
const licences = new Contrib.License.Factories.LicenseFactory(parse);
const { builds, lock } = JSON.parse(readFileSync(0, "utf8"));
const workspace = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
const manifest = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));

const bom = new Models.Bom();
const own = component("npm", manifest.name, manifest.version, manifest.license);
own.description = manifest.description;
bom.metadata.component = own;
crates();
packages();

const spec = Spec.Spec1dot6;
const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(spec));
const text = serializer.serialize(bom, { sortLists: true, space: 2 });
const invalid = await new Validation.JsonStrictValidator(spec.version).validate(text);
if (invalid !== null) throw new Error(`this is no CycloneDX: ${JSON.stringify(invalid)}`);
console.log(text);

/** The crates whose code ends in a module. Those that run in the compiler, and what they need, do not. */
function crates() {
  const checksums = new Map(
    [...lock.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"$/gm)].map(([, name, version, sum]) => [`${name}@${version}`, sum]),
  );
  const components = new Map();
  for (const [build, { packages, resolve }] of Object.entries(builds)) {
    const described = new Map(packages.map((one) => [one.id, one]));
    const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
    const runs = (id) => !described.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
    const needed = (id) =>
      nodes
        .get(id)
        .deps.filter(({ pkg, dep_kinds }) => dep_kinds.some(({ kind }) => kind === null) && runs(pkg))
        .map(({ pkg }) => pkg);
    const seen = reached(needed(resolve.root), needed);
    for (const id of seen) {
      const { name, version, license, license_file, repository } = described.get(id);
      if (!components.has(id)) {
        const made = component("cargo", name, version, license ?? license_file);
        const checksum = checksums.get(`${name}@${version}`);
        if (checksum === undefined) throw new Error(`Cargo.lock has no checksum of ${name} ${version}`);
        made.hashes.set(HashAlgorithm["SHA-256"], checksum);
        if (repository) made.externalReferences.add(new Models.ExternalReference(repository, ExternalReferenceType.VCS));
        components.set(id, made);
        bom.components.add(made);
      }
      isIn(components.get(id), build);
    }
    for (const id of seen) for (const other of needed(id)) components.get(id).dependencies.add(components.get(other).bomRef);
    for (const id of needed(resolve.root)) own.dependencies.add(components.get(id).bomRef);
  }
}

/** The packages that are bundled: those that the page and the bundler name, without what only builds. */
function packages() {
  const all = workspace.packages;
  const needed = (path) => Object.keys(all[path].dependencies ?? {}).map((name) => `node_modules/${name}`);
  const asked = ["bundle", "www"].flatMap((folder) => Object.keys(all[folder].dependencies));
  const seen = reached(asked.map((name) => `node_modules/${name}`), needed);
  const components = new Map();
  for (const path of seen) {
    const { version, license, integrity } = all[path];
    const name = path.replace(/^node_modules\//, "");
    const made = component("npm", name, version, license);
    const [algorithm, sum] = integrity.split("-");
    if (algorithm !== "sha512") throw new Error(`${path} has no SHA-512`);
    made.hashes.set(HashAlgorithm["SHA-512"], Buffer.from(sum, "base64").toString("hex"));
    isIn(made, name === "yaml" ? "command" : "pages");
    components.set(path, made);
    bom.components.add(made);
  }
  for (const path of seen) for (const other of needed(path)) components.get(path).dependencies.add(components.get(other).bomRef);
}

/** Everything that is needed from there on, in a fixed order. */
function reached(from, needed) {
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    needed(id).forEach(visit);
  };
  from.forEach(visit);
  return [...seen].sort();
}

function component(type, fullName, version, licence) {
  const [name, group] = fullName.split("/").reverse();
  const purl = new PackageURL(type, group, name, version).toString();
  // Before SPDX a slash stood for `OR`.
  const licensed = licences.makeFromString(licence.replaceAll("/", " OR "));
  return new Models.Component(ComponentType.Library, name, { group, version, purl, bomRef: purl, licenses: new Models.LicenseRepository([licensed]), scope: ComponentScope.Required });
}

/** Which part of the project has it: the module `core` or `slim`, the `pages` around them, or the `command`. */
function isIn(made, part) {
  made.properties.add(new Models.Property("entra-verdict:part", part));
}

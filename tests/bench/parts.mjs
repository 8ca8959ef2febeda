// What a wasm module is made of, by the names of its functions: the sizes of their bodies, added up by crate.

/** Kinds of crates; what is in none of them is code of the project. */
const KINDS = [
  ["reading and writing JSON (serde)", /^(serde|serde_core|serde_json|zmij|itoa|ryu|memchr)$/],
  ["signatures and digests", /^(rsa|p256|p384|p521|ecdsa|elliptic_curve|primeorder|primefield|crypto_\w+|curve25519_dalek|ed25519\w*|sha1|sha2|digest|signature|wnaf|num_bigint|num_\w+|rfc6979|hmac|block_buffer|subtle|const_oid|spki|pkcs[18]|der|base16ct|pem_rfc7468)$/],
  ["certificates, CBOR and other forms", /^(x509_parser|asn1_rs|der_parser|nom|oid_registry|data_encoding|ciborium\w*|base64|time|uuid|json_patch|jsonptr|half)$/],
  ["Rust's own libraries, as used by all of them", /^(core|alloc|std|hashbrown|dlmalloc|compiler_builtins|rustc_demangle|wasm_bindgen)$/],
  ["entra-verdict", /./],
];

class Bytes {
  #at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get rest() {
    return this.bytes.length - this.#at;
  }

  byte() {
    return this.bytes[this.#at++];
  }

  /** LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length) {
    this.#at += length;
    return new Bytes(this.bytes.subarray(this.#at - length, this.#at));
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()).bytes);
  }
}

/** The crate that a mangled name begins with; for an implementation, that of the type. */
function crateOf(name) {
  const [, v0] = name.match(/^_R.*?C(?:s[0-9A-Za-z]*_)?\d+_?([a-z][a-z0-9_]*?)(?=\d|[A-Z]|$)/) ?? [];
  if (v0) return v0;
  const [, length, rest] = name.match(/^_ZN(\d+)(.*)/) ?? [];
  if (!length) return "";
  const first = rest.slice(0, Number(length));
  return first.match(/([a-z][a-z0-9_]*)\.\./)?.[1] ?? first;
}

/** Bytes by kind: `[[kind, bytes]]`, the data last. */
export function partsOf(module) {
  const file = new Bytes(module);
  file.take(8);
  let imported = 0;
  const bodies = [];
  const names = new Map();
  let data = 0;
  while (file.rest > 0) {
    const id = file.byte();
    const section = file.take(file.number());
    if (id === 2) imported = importedFunctions(section);
    else if (id === 10) for (let count = section.number(); count > 0; count -= 1) bodies.push(section.take(section.number()).bytes.length);
    else if (id === 11) data = section.bytes.length;
    else if (id === 0 && section.text() === "name") readNames(section, names);
  }
  const sums = new Map(KINDS.map(([kind]) => [kind, 0]));
  bodies.forEach((size, index) => {
    const crate = crateOf(names.get(imported + index) ?? "");
    const [kind] = KINDS.find(([, fits]) => fits.test(crate)) ?? KINDS.at(-1);
    sums.set(kind, sums.get(kind) + size);
  });
  return [...sums, ["texts and tables", data]];
}

function importedFunctions(section) {
  let functions = 0;
  for (let count = section.number(); count > 0; count -= 1) {
    section.text();
    section.text();
    const kind = section.byte();
    if (kind === 0) {
      section.number();
      functions += 1;
    } else throw new Error(`an import of kind ${kind} was not expected`);
  }
  return functions;
}

function readNames(section, names) {
  while (section.rest > 0) {
    const id = section.byte();
    const part = section.take(section.number());
    if (id !== 1) continue;
    for (let count = part.number(); count > 0; count -= 1) names.set(part.number(), part.text());
  }
}

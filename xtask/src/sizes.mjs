// Bytes of the package's modules, as they are and as they are downloaded, as JSON.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const modules = { slim: "slim/entra_verdict_bg.wasm" };
for (const part of ["core", "signatures", "rest", "en", "ja"]) modules[part] = `core/${part}.wasm`;
const sizes = Object.entries(modules).map(([name, path]) => {
  const bytes = readFileSync(new URL(`../../pkg/${path}`, import.meta.url));
  return [name, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }];
});
console.log(JSON.stringify(Object.fromEntries(sizes)));

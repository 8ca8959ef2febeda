// A scenario as the part of an address after #: JSON, compressed, in base64url, after the version of this format.
// Browsers send no fragment to any server.

import type { Json } from "../../kit/contract.ts";

/** Why a link cannot be opened or made. */
export type LinkProblem = "damaged" | "newer" | "tooLarge";

/** The version that is written; what a later one writes is refused by name, not guessed at. */
const VERSION = 1;
const PREFIX = /^#?s(\d{1,9})\./;

/** The longest link that is made or opened, in characters. */
export const LONGEST = 1_000_000;
/** The longest scenario that a link is unpacked to, in bytes: a few characters can stand for gigabytes. */
const LARGEST = 8_000_000;

/** Why a link cannot be opened or made: `code` is `damaged`, `newer` or `tooLarge`. */
export class LinkError extends Error {
  readonly code: LinkProblem;

  constructor(code: LinkProblem, options?: ErrorOptions) {
    super(`link: ${code}`, options);
    this.code = code;
  }
}

/** Whether the fragment of an address is meant as a scenario. */
export function isLink(hash: string) {
  return PREFIX.test(hash);
}

/**
 * A scenario as a fragment, without `#`.
 * @throws LinkError `tooLarge`
 */
export async function toLink(scenario: Json): Promise<string> {
  const text = JSON.stringify(scenario);
  const packed = await through(new Blob([text]).stream(), new CompressionStream("deflate-raw"), LONGEST);
  const link = `s${VERSION}.${base64url(packed)}`;
  if (link.length > LONGEST) throw new LinkError("tooLarge");
  return link;
}

/**
 * The scenario of a fragment.
 * @throws LinkError
 */
export async function fromLink(hash: string): Promise<Json> {
  const [prefix, version] = hash.match(PREFIX) ?? [];
  if (!prefix) throw new LinkError("damaged");
  if (Number(version) > VERSION) throw new LinkError("newer");
  if (hash.length > LONGEST + 1) throw new LinkError("tooLarge");
  // What a chat puts behind an address is no part of it.
  const [payload] = /^[\w-]*/.exec(hash.slice(prefix.length)) ?? [""];
  try {
    const packed = new Blob([bytesOf(payload)]).stream();
    const bytes = await through(packed, new DecompressionStream("deflate-raw"), LARGEST);
    const scenario = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof scenario !== "object" || scenario === null || !Array.isArray(scenario.policies)) {
      throw new LinkError("damaged");
    }
    if (scenario.scenario > 1) throw new LinkError("newer");
    return scenario;
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("damaged", { cause: error });
  }
}

/** What comes out of a transform, given up once it is more than `most` bytes. */
async function through(stream: ReadableStream<Uint8Array<ArrayBuffer>>, transform: CompressionStream | DecompressionStream, most: number) {
  const reader = stream.pipeThrough(transform).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      // What is left is of no use, nor is why it could not be stopped.
      reader.cancel().catch(() => {});
      throw new LinkError("tooLarge");
    }
    parts.push(value);
  }
}

function base64url(bytes: Uint8Array) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

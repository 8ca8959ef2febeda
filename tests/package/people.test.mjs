// People of files, however they are cut into pieces.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { People } from "../../pkg/people.js";

const ada = { id: "a", groups: ["g"], roles: [], type: "member" };
const bob = { id: "b", userPrincipalName: "bób@contoso.com", groups: [], roles: [] };
const FORMS = {
  lines: `${JSON.stringify({ user: ada, passkeys: [] })}\n\n${JSON.stringify({ user: bob })}`,
  "lines of Windows": `\ufeff${JSON.stringify(ada)}\r\n${JSON.stringify(bob)}\r\n`,
  "a list": JSON.stringify([ada, bob]),
  "a list over several lines": JSON.stringify([{ user: ada }, bob], null, 2),
  "an answer of Graph": JSON.stringify({ "@odata.context": "", value: [ada, bob] }, null, 2),
  "answers in lines": `${JSON.stringify({ value: [ada] })}\n${JSON.stringify({ value: [bob] })}\n`,
};

const read = (bytes, size, name = "people") => {
  const people = new People("en");
  for (let at = 0; at < bytes.length; at += size) people.feed(name, bytes.subarray(at, at + size));
  people.end();
  return people.list;
};

describe("people of a file", () => {
  for (const [form, text] of Object.entries(FORMS)) {
    it(`are the same from ${form} in pieces of any size`, () => {
      for (const encoding of ["utf8", "utf16le"]) {
        const bytes = Buffer.from(encoding === "utf8" ? text : `\ufeff${text.replace("\ufeff", "")}`, encoding);
        for (const size of [2, 3, 7, 1000]) {
          assert.deepEqual(read(bytes, size).map(({ user }) => user), [ada, bob], `${encoding}, ${size}`);
        }
      }
    });
  }

  it("stand in their lines", () => {
    assert.deepEqual(read(Buffer.from(FORMS.lines), 5).map(({ file, line }) => [file, line]), [["people", 1], ["people", 3]]);
    assert.deepEqual(read(Buffer.from(`\n${FORMS["a list over several lines"]}`), 5).map(({ line }) => line), [2, 2]);
  });

  it("are nobody where there is nothing", () => {
    for (const text of ["", "\n\n", "[]", '{"value":[]}']) assert.deepEqual(read(Buffer.from(text), 3), []);
  });

  it("are no more read than are refused for being too many", () => {
    const people = new People("en");
    const thousand = Buffer.from('{"id":"a"}\n'.repeat(1000));
    let pieces = 0;
    while (!people.isFull && pieces < 1000) {
      people.feed("people", thousand);
      pieces += 1;
    }
    assert.deepEqual([pieces, people.list.length], [201, 201_000]);
  });

  it("are refused where one is none, in the language of who reads", () => {
    for (const [text, line] of [["x", 1], ["[", 1], ["{}\n", 1], ["[null]", 1], [`${JSON.stringify(ada)}\n{"id":`, 2], ['{"user":[]}', 1], ["1\n2", 1]]) {
      assert.throws(() => read(Buffer.from(text), 4), ({ code, line: at, file }) => {
        assert.deepEqual([code, at, file], ["input.person", line, "people"], text);
        return true;
      });
    }
    const people = new People("ja");
    people.feed("people", Buffer.from("x"));
    assert.throws(() => people.end(), /ユーザーではありません/);
  });
});

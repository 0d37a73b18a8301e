import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { documentText, sectionTitle } from "./section.ts";

const test = suite(sectionTitle("20. Test vectors"));

const file: { protocol: string; version: number; groups: Record<string, Record<string, unknown>[]> } = JSON.parse(
  documentText("vectors/chatwire-1.json"),
);

test("file-has-a-protocol-a-version-and-groups-of-vectors-with-unique-names", () => {
  assert.equal(Object.keys(file), ["protocol", "version", "groups"]);
  assert.equal([file.protocol, file.version], ["chatwire", 1]);
  for (const [group, vectors] of Object.entries(file.groups)) {
    for (const vector of vectors) assert.equal(Object.keys(vector), ["name", "section", "given", "expect"], group);
    assert.is(new Set(vectors.map(({ name }) => name)).size, vectors.length, group);
  }
});

/** Fields whose values are text although they have hexadecimal digits only. */
const TEXTS = [
  "name",
  "host",
  "password",
  "clientNonce",
  "serverNonce",
  "address",
  "text",
  "limit",
  "type",
  "safetyNumber",
];

test("bytes-are-lower-case-hexadecimal-digits-in-pairs-and-ids-have-8-bytes", () => {
  let bytes = 0;
  const check = (value: unknown, path: string, name: string): void => {
    if (typeof value === "string") {
      if (name === "connectionId") assert.match(value, /^[0-9a-f]{16}$/, path);
      const hexadecimal = /^[0-9A-Fa-f]{8,}$/.test(value) && !TEXTS.includes(name);
      if (!hexadecimal) return;
      bytes += 1;
      assert.match(value, /^(?:[0-9a-f]{2})+$/, path);
    } else if (Array.isArray(value)) for (const each of value) check(each, path, name);
    else if (typeof value === "object" && value !== null)
      // A message of the schema is in protobuf's JSON format.
      for (const [key, each] of Object.entries(value))
        if (key !== "message" || typeof each === "string") check(each, `${path}/${key}`, key);
  };
  for (const [group, vectors] of Object.entries(file.groups))
    for (const { name, given, expect } of vectors) check({ given, expect }, `${group}/${name}`, "");
  assert.ok(bytes > 500, `${bytes} fields`);
});

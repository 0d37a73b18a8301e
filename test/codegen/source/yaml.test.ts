/** The part of YAML that configuration of buf is written in. */

import * as assert from "uvu/assert";

import { readYaml, type YamlValue } from "../../../src/codegen/source/yaml.ts";
import { suite } from "../../suite.ts";

const test = suite("YAML");

function plain(value: YamlValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

test("maps-and-lists-are-nested-by-indentation", () => {
  const text = `---
a: 1
b:
  c: x y # comment
  # comment
  d:
  - one
  -   e: 2
      f: [ "g h", 'it''s' , z, ]
  -
    - deep
    - - deeper
i:
"j k": "a # b\\"c"
l: http://x:80/#y
`;
  assert.equal(plain(readYaml(text)), {
    a: "1",
    b: { c: "x y", d: ["one", { e: "2", f: ["g h", "it's", "z"] }, ["deep", ["deeper"]]] },
    i: "",
    "j k": 'a # b"c',
    l: "http://x:80/#y",
  });
});

test("empty-text-is-an-empty-map", () => {
  assert.equal(plain(readYaml("\ufeff# a\r\n\r\n")), {});
});

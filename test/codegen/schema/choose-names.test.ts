/** No clash of names refuses a schema. Which declaration keeps the name depends on the declarations alone. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { compiled, load } from "../compiled.ts";

const test = suite("clashing names");

const PROTO3 = 'syntax = "proto3";\npackage a;\n';
const PROTO2 = 'syntax = "proto2";\npackage a;\n';
const NAMES = 'import "chatwire/v1/options.proto";\n';

/** The sorted names of the exports, without those for JSON. */
async function exportsOf(schema: string): Promise<string[]> {
  const loaded = await load(schema);
  assert.type(loaded, "object", String(loaded));
  return Object.keys(loaded)
    .filter((name) => !name.endsWith("Json"))
    .sort();
}

async function textOf(schema: string): Promise<string> {
  const { readFileSync } = await import("node:fs");
  return String(await compiled(schema, async (folder) => readFileSync(`${folder}/a.ts`, "utf8")));
}

async function propertiesOf(schema: string): Promise<string[]> {
  const [, body = ""] = /export interface M \{\n([^}]*)\}/.exec(await textOf(schema)) ?? [];
  return [...body.matchAll(/^ {2}([\w$]+)\??:/gm)].map(([, name = ""]) => name).filter((name) => name !== "$unknown");
}

test("declaration-at-the-top-keeps-its-name-before-a-nested-one", async () => {
  assert.equal(await exportsOf(`${PROTO3}message Turn { message Move {} enum Kind { Z = 0; } } message Turn_Move {}`), [
    "Turn",
    "Turn$Move",
    "Turn_Kind",
    "Turn_Move",
  ]);
  assert.equal(await exportsOf(`${PROTO3}message A { message B_C {} } message A_B { message C {} }`), [
    "A",
    "A_B",
    "A_B$C",
    "A_B_C",
  ]);
});

test("new-declaration-may-take-a-name-which-an-option-keeps-for-the-old-one", async () => {
  const outer = (option: string) => `message Outer { message In { ${option} } }`;
  const kept = 'option (chatwire.v1.ts_message_name) = "Outer_In";';
  const added = "message Outer_In {}";
  const schema = `${PROTO3}${NAMES}`;
  assert.equal(await exportsOf(schema + outer("")), ["Outer", "Outer_In"]);
  assert.equal(await exportsOf(schema + outer("") + added), ["Outer", "Outer$In", "Outer_In"]);
  assert.equal(await exportsOf(schema + outer(kept) + added), ["Outer", "Outer_In", "Outer_In$$message"]);
});

test("order-of-the-declarations-does-not-matter", async () => {
  const all = ["message Turn { message Move {} }", "message Turn_Move {}", "message Turn_ { enum Move { Z = 0; } }"];
  const names = await exportsOf(PROTO3 + all.join("\n"));
  assert.equal(await exportsOf(PROTO3 + all.reverse().join("\n")), names);
});

test("new-field-with-a-higher-number-renames-no-other", async () => {
  const old = "optional string foo_bar = 1; optional string fooBar = 2;";
  const names = await propertiesOf(`${PROTO2}message M { ${old} }`);
  assert.equal(await propertiesOf(`${PROTO2}message M { ${old} optional string foo__bar = 3; }`), [
    ...names,
    "fooBar$3",
  ]);
});

test("name-of-a-oneof-yields-to-a-message", async () => {
  const schema = `${PROTO3}message Route { oneof action { string a = 1; } } message RouteAction { Route r = 1; }`;
  const text = await textOf(schema);
  assert.match(text, /export type Route\$action =/);
  assert.match(text, /export interface RouteAction \{/);
});

test("what-is-generated-beside-a-declaration-yields-to-declarations", async () => {
  const schema = `${PROTO2}enum Color { RED = 1; } message isColor { required Color c = 1; }
    message missingInisColor { optional isColor i = 1; }
    message MDefaults {} message M { optional int32 a = 1 [default = 7]; }`;
  assert.equal(await exportsOf(schema), [
    "Color",
    "M",
    "MDefaults",
    "MDefaults$companion",
    "isColor",
    "isColor$companion",
    "missingInisColor",
    "missingInisColor$companion",
    "missingInmissingInisColor",
  ]);
});

test("field-with-the-lower-number-keeps-its-name", async () => {
  const fields = "optional string foo_bar = 1; optional string fooBar = 2; optional string foo__bar = 9;";
  assert.equal(await propertiesOf(`${PROTO2}message M { ${fields} }`), ["fooBar", "fooBar$2", "fooBar$9"]);
  const reversed = fields.split("; ").reverse().join("; ").replace(";;", ";");
  assert.equal((await propertiesOf(`${PROTO2}message M { ${reversed}; }`)).sort(), ["fooBar", "fooBar$2", "fooBar$9"]);
});

test("oneof-and-field-of-one-name-go-by-their-numbers", async () => {
  assert.equal(await propertiesOf(`${PROTO3}message M { oneof foo_bar { int32 a = 3; } int32 fooBar = 2; }`), [
    "fooBar$3",
    "fooBar",
  ]);
});

test("name-that-is-no-identifier-in-camel-case-is-made-one", async () => {
  assert.equal(await propertiesOf(`${PROTO3}message M { int32 _1 = 1; int32 _ = 2; }`), ["_1", "_"]);
});

test("schema-can-choose-names", async () => {
  const schema = `${PROTO2}${NAMES}
    message Move { optional int32 a = 1; }
    message Turn {
      message Move { option (chatwire.v1.ts_message_name) = "TurnMove"; }
      enum Kind { option (chatwire.v1.ts_enum_name) = "TurnKind"; NONE = 0 [(chatwire.v1.ts_value_name) = "Nothing"]; }
    }
    message M {
      optional Turn.Move foo_bar = 1 [(chatwire.v1.ts_field_name) = "first"];
      optional int32 fooBar = 2;
      oneof some { option (chatwire.v1.ts_oneof_name) = "choice"; int32 x = 3; }
    }`;
  assert.equal(await exportsOf(schema), ["M", "Move", "Turn", "TurnKind", "TurnMove", "isTurnKind"]);
  assert.equal(await propertiesOf(schema), ["first", "fooBar", "choice"]);
  assert.match(await textOf(schema), /TurnKind = \{\n {2}Nothing: 0,\n\}/);
});

test("names-that-cannot-be-chosen-are-refused-with-their-places", async () => {
  const schema = (one: string, other: string) => `${PROTO3}${NAMES}
message A { option (chatwire.v1.ts_message_name) = "${one}"; }
message B { option (chatwire.v1.ts_message_name) = "${other}"; }`;
  assert.match(String(await load(schema("a b", "B2"))), /a\.proto:5:9: A cannot be named "a b" in TypeScript\.$/);
  assert.match(String(await load(schema("C", "C"))), /a\.proto:6:9: B and A choose the name C in TypeScript\./);
  assert.match(String(await load(schema("class", "C"))), /A cannot be named "class"/);
});

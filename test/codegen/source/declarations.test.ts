import * as assert from "uvu/assert";
import { readDeclarations } from "../../../src/codegen/source/declarations.ts";
import { suite } from "../../suite.ts";

const test = suite("declarations of a schema");

const SOURCE = `syntax = "proto3"; // message No {}
package a.b;
import "message.proto";
option (x) = { message: { no: 1 } };
/* enum No {
} */
message Outer {
  reserved 4, 5 to 7;
  map<string, Inner> by_name = 1 [(y) = { no: "}" }];
  oneof body {
    .a.b.Outer outer = 2;
    string string = 3;
  }
  message Inner { option (z) = { list: [{ no: 1 }] }; message message = 0x10; }
  optional group Thing = 8 { bool on = 1; }
}
enum Level { LEVEL_NONE = 0; LEVEL_LOW = -1 [deprecated = true]; }
service Things {
  rpc Get(Outer) returns (stream Outer);
  rpc Set(Outer) returns (Outer) { option (rule) = { rate: { no: 1 } }; }
}
extend google.protobuf.MethodOptions { Outer rule = 50001; }
message Last {}`;

test("declarations-have-full-names-and-numbers", () => {
  assert.equal(
    readDeclarations(SOURCE).map(({ fullName, number }) => (number === undefined ? fullName : `${fullName} ${number}`)),
    [
      "a.b.Outer",
      "a.b.Outer.by_name 1",
      "a.b.Outer.body",
      "a.b.Outer.outer 2",
      "a.b.Outer.string 3",
      "a.b.Outer.Inner",
      "a.b.Outer.Inner.message 16",
      "a.b.Outer.thing 8",
      "a.b.Outer.Thing",
      "a.b.Outer.Thing.on 1",
      "a.b.Level",
      "a.b.Level.LEVEL_NONE 0",
      "a.b.Level.LEVEL_LOW -1",
      "a.b.Things",
      "a.b.Things.Get",
      "a.b.Things.Set",
      "a.b.rule 50001",
      "a.b.Last",
    ],
  );
});

test("places-are-those-of-the-names", () => {
  const lines = SOURCE.split("\n");
  for (const { fullName, line, column } of readDeclarations(SOURCE)) {
    const name = fullName.split(".").at(-1) ?? "";
    const text = lines[line - 1]?.slice(column - 1) ?? "";
    assert.ok(text.toLowerCase().startsWith(name.toLowerCase()), `${fullName} is not at ${line}:${column}`);
  }
});

test("reading-a-text-that-is-not-a-schema-ends", () => {
  for (const source of ["", "}", "{{{", "message", '"', "/*", "message M {", "}}} message M {}"]) {
    assert.ok(readDeclarations(source).length <= 1);
  }
});

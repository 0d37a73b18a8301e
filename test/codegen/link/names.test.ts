import * as assert from "uvu/assert";
import { link } from "../../../src/codegen/link/link.ts";
import { suite } from "../../suite.ts";
import { linked, mistakesIn, parsed, resolved } from "./linked.ts";

const test = suite("names in schemas");

const HEAD = 'syntax = "proto3";\npackage a.b;\n';

/** The types of the fields of the last message, as the linker resolves them. */
function typesIn(schema: string): (string | undefined)[] {
  return (
    resolved(schema)
      .messageType.at(-1)
      ?.field.map(({ typeName }) => typeName) ?? []
  );
}

test("innermost-scope-comes-first", () => {
  const inner = "message Item {} message Shop { message Item {} Item item = 1; }";
  assert.equal(typesIn(HEAD + inner), [".a.b.Shop.Item"]);
});

test("names-inside-nested-messages-are-not-found-from-outside", () => {
  // The field of the map is in Shop; the other Item is in Shelf.
  const schema = `${HEAD}message Item {} message Shop { message Shelf { message Item {} } map<string, Item> items = 1; }`;
  const shop = resolved(schema).messageType.at(-1);
  const entry = shop?.nestedType.find(({ name }) => name === "ItemsEntry");
  assert.is(entry?.field[1]?.typeName, ".a.b.Item");
  assert.match(
    mistakesIn(`${HEAD}message A { message In {} } message M { In i = 1; }`)[0] ?? "",
    / In is not declared/,
  );
});

test("first-component-decides", () => {
  const foo = "message Foo { message Bar {} message Baz {} }";
  const schema = `${HEAD}${foo} message M { message Foo { message Bar {} } Foo.Bar bar = 1; a.b.Foo.Baz baz = 2; }`;
  assert.equal(typesIn(schema), [".a.b.M.Foo.Bar", ".a.b.Foo.Baz"]);
  const lacking = `${HEAD}${foo} message M { message Foo { } Foo.Baz baz = 1; }`;
  assert.match(mistakesIn(lacking)[0] ?? "", /here it means a\.b\.M\.Foo\.Baz/);
  const absolute = `${HEAD}${foo} message M { message Foo { } .a.b.Foo.Baz baz = 1; }`;
  assert.equal(typesIn(absolute), [".a.b.Foo.Baz"]);
});

test("first-component-that-is-no-scope-is-passed-over", () => {
  // The field x of M cannot contain Y, so x.Y is searched further out.
  const files = {
    "x.proto": 'syntax = "proto3"; package x; message Y {}',
    "a.proto": `${HEAD}import "x.proto"; message M { int32 x = 1; x.Y y = 2; }`,
  };
  assert.is(linked(files).files[1]?.messageType[0]?.field[1]?.typeName, ".x.Y");
  assert.equal(mistakesIn(files), []);
});

test("field-of-the-name-of-its-type-is-passed-over", () => {
  assert.equal(typesIn(`${HEAD}message Thing {} message M { int32 n = 1; Thing Thing = 2; }`), [
    undefined,
    ".a.b.Thing",
  ]);
});

test("packages-are-relative-too", () => {
  const files = {
    "c.proto": 'syntax = "proto3"; package a.c; message C { message D {} }',
    "a.proto": `${HEAD}import "c.proto"; message M { c.C c = 1; a.c.C.D d = 2; .a.c.C e = 3; }`,
  };
  const types = linked(files).files[1]?.messageType[0]?.field.map(({ typeName }) => typeName);
  assert.equal(types, [".a.c.C", ".a.c.C.D", ".a.c.C"]);
});

test("package-of-a-file-that-is-not-imported-does-not-hide-an-outer-one", () => {
  const files = {
    "inner.proto": 'syntax = "proto3"; package a.b.x; message Other {}',
    "outer.proto": 'syntax = "proto3"; package x; message Y {}',
    "a.proto": `${HEAD}import "outer.proto"; message M { x.Y y = 1; }`,
  };
  assert.equal(mistakesIn(files), []);
  const imported = {
    ...files,
    "a.proto": `${HEAD}import "inner.proto"; import "outer.proto"; message M { x.Y y = 1; }`,
  };
  assert.match(mistakesIn(imported)[0] ?? "", /here it means a\.b\.x\.Y/);
});

test("public-imports-are-imported-along-and-others-are-not", () => {
  const c = 'syntax = "proto3"; package c; message C {}';
  const files = (kind: string) => ({
    "c.proto": c,
    "b.proto": `syntax = "proto3"; import ${kind} "c.proto"; message B { c.C c = 1; }`,
    "a.proto": `${HEAD}import "b.proto"; message M { B b = 1; c.C c = 2; }`,
  });
  assert.equal(mistakesIn(files("public")), []);
  assert.equal(mistakesIn(files("")), [
    'a.proto:3:40: c.C is declared in c.proto, which a.proto does not import. Write: import "c.proto";',
  ]);
});

test("methods-and-extensions-are-resolved", () => {
  const file = resolved(
    'syntax = "proto2"; package a; message M { extensions 5; extend M { optional M m = 5; } } service S { rpc R(M) returns (stream a.M); }',
  );
  assert.is(file.messageType[0]?.extension[0]?.extendee, ".a.M");
  const [method] = file.service[0]?.method ?? [];
  assert.equal([method?.inputType, method?.outputType], [".a.M", ".a.M"]);
});

test("types-of-fields-and-names-in-json-are-filled-in", () => {
  const file = resolved(
    `${HEAD}enum E { Z = 0; } message M { E an_e = 1; M m = 2; string _x__y_ = 3; int32 z = 4 [json_name = "zed"]; }`,
  );
  const fields = file.messageType[0]?.field ?? [];
  assert.equal(
    fields.map(({ type }) => type),
    [14, 11, 9, 5],
  );
  assert.equal(
    fields.map(({ jsonName }) => jsonName),
    ["anE", "m", "XY", "zed"],
  );
});

test("request-is-not-changed", () => {
  const files = parsed(`${HEAD}option deprecated = true; message M { M m = 1 [deprecated = true]; }`);
  const before = structuredClone(files);
  link({ files });
  assert.equal(files, before);
});

test("names-that-a-missing-import-may-declare-are-not-reported", () => {
  const schema = `${HEAD}import "gone.proto";\nmessage M {\n  gone.G g = 1 [(gone.on) = true];\n  M m = 0;\n}`;
  assert.equal(mistakesIn(schema), [
    'a.proto:3:1: The imported file "gone.proto" does not exist.',
    "a.proto:6:9: The number of the field m must be from 1 to 536870911, not 0.",
  ]);
});

test("unused-imports-are-warned-of", () => {
  const empty = (name: string) => `syntax = "proto3"; package ${name}; message ${name.toUpperCase()} {}`;
  const { warnings, mistakes } = linked({
    "b.proto": empty("b"),
    "c.proto": empty("c"),
    "d.proto": empty("d"),
    "e.proto": `syntax = "proto3"; import public "d.proto";`,
    "a.proto": `${HEAD}import "b.proto";\nimport "c.proto";\nimport public "d.proto"; import "e.proto"; message M { c.C c = 1; }`,
  });
  assert.equal(mistakes, []);
  assert.equal(warnings, [
    { file: "a.proto", place: { line: 3, column: 1 }, text: 'The import "b.proto" is not used. Remove it.' },
  ]);
});

test("import-for-an-option-is-used", () => {
  const options =
    'syntax = "proto3"; package o; import "google/protobuf/descriptor.proto"; extend google.protobuf.FieldOptions { bool on = 50001; }';
  const { warnings } = linked({
    "o.proto": options,
    "a.proto": `${HEAD}import "o.proto"; message M { int32 n = 1 [(o.on) = true]; }`,
  });
  assert.equal(warnings, []);
});

test("shown-paths-stand-in-mistakes", () => {
  const files = parsed({ "c.proto": 'syntax = "proto3"; message C {}', "a.proto": `${HEAD}message M { C c = 1; }` });
  const { mistakes } = link({
    files,
    shownPaths: new Map([
      ["a.proto", "schema/a.proto"],
      ["c.proto", "schema/c.proto"],
    ]),
  });
  assert.is(mistakes[0]?.file, "schema/a.proto");
  assert.match(mistakes[0]?.text ?? "", /declared in schema\/c\.proto, .* import "c\.proto";$/);
});

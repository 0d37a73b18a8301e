/** Declarations become the descriptors that protoc's parser makes. */

import * as assert from "uvu/assert";

import {
  Edition,
  FieldDescriptorProto_Label as Label,
  SymbolVisibility,
  FieldDescriptorProto_Type as Type,
} from "../../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { suite } from "../../../suite.ts";
import { parsed, parsedMessage } from "./parsed.ts";

const test = suite("declarations in a .proto file");

const { OPTIONAL: label } = Label;

test("types-of-fields-stay-as-written", () => {
  const { field } = parsedMessage("optional int32 a = 1; required .p.X b = 0x10; repeated X.Y c = 010;");
  assert.equal(field, [
    { label, type: Type.INT32, name: "a", number: 1 },
    { label: Label.REQUIRED, typeName: ".p.X", name: "b", number: 16 },
    { label: Label.REPEATED, typeName: "X.Y", name: "c", number: 8 },
  ]);
});

test("every-scalar-type-is-known", () => {
  const names = Object.keys(Type).filter((name) => !["GROUP", "MESSAGE", "ENUM"].includes(name));
  const { field } = parsedMessage(
    names.map((name, at) => `optional ${name.toLowerCase()} f${at} = ${at + 1};`).join(""),
  );
  const types = Object(field).map(({ type }: { type: unknown }) => type);
  assert.equal(
    types,
    names.map((name) => Object(Type)[name]),
  );
});

test("keywords-are-names-everywhere", () => {
  const words =
    "syntax import weak public package option message enum service extend extensions reserved oneof map rpc returns stream to max group optional required repeated true inf int32 export local";
  const fields = words.split(" ").map((word, at) => `optional int32 ${word} = ${at + 1};`);
  const { field } = parsedMessage(fields.join("\n"));
  assert.equal(
    Object(field)
      .map(({ name }: { name: unknown }) => name)
      .join(" "),
    words,
  );
  const { enumType } = parsed(
    `enum enum { ${words
      .split(" ")
      .filter((word) => !"option reserved".includes(word))
      .map((word, at) => `${word} = ${at};`)
      .join(" ")} }`,
  );
  assert.is(Object(enumType)[0].value.length, words.split(" ").length - 2);
  assert.equal(
    parsed('syntax = "proto3"; message message { .message.option rpc = 1; map map = 2; stream to = 3; }')[
      "messageType"
    ],
    [
      {
        name: "message",
        field: [
          { label, typeName: ".message.option", name: "rpc", number: 1 },
          { label, typeName: "map", name: "map", number: 2 },
          { label, typeName: "stream", name: "to", number: 3 },
        ],
      },
    ],
  );
});

test("map-declares-a-message", () => {
  const features = [
    {
      name: [
        { namePart: "features", isExtension: false },
        { namePart: "x", isExtension: false },
      ],
      identifierValue: "Y",
    },
  ];
  const other = [{ name: [{ namePart: "deprecated", isExtension: false }], identifierValue: "true" }];
  const { messageType } = parsed(
    'edition = "2023"; message M { map<string, .p.X> some_names = 1 [features.x = Y, deprecated = true]; }',
  );
  const options = { uninterpretedOption: features };
  assert.equal(messageType, [
    {
      name: "M",
      field: [
        {
          label: Label.REPEATED,
          typeName: "SomeNamesEntry",
          name: "some_names",
          number: 1,
          options: { uninterpretedOption: [...features, ...other] },
        },
      ],
      nestedType: [
        {
          name: "SomeNamesEntry",
          field: [
            { name: "key", number: 1, label, type: Type.STRING, options },
            { name: "value", number: 2, label, typeName: ".p.X", options },
          ],
          options: { mapEntry: true },
        },
      ],
    },
  ]);
});

test("group-declares-a-message-and-a-field", () => {
  const { field, nestedType, oneofDecl } = parsedMessage(
    "optional group Some = 1 [deprecated = true] { optional int32 a = 1; } oneof o { group InOneof = 2 {} }",
  );
  const options = {
    uninterpretedOption: [{ name: [{ namePart: "deprecated", isExtension: false }], identifierValue: "true" }],
  };
  assert.equal(field, [
    { label, type: Type.GROUP, name: "some", number: 1, options, typeName: "Some" },
    { label, oneofIndex: 0, type: Type.GROUP, name: "inoneof", number: 2, typeName: "InOneof" },
  ]);
  assert.equal(nestedType, [
    { name: "Some", field: [{ label, type: Type.INT32, name: "a", number: 1 }] },
    { name: "InOneof" },
  ]);
  assert.equal(oneofDecl, [{ name: "o" }]);
});

test("optional-fields-of-proto3-get-a-oneof-behind-the-others", () => {
  const { messageType } = parsed(
    'syntax = "proto3"; message M { optional int32 a = 1; optional int32 _b = 2; oneof o { int32 _a = 3; } int32 X_b = 4; }',
  );
  const { field, oneofDecl } = Object(messageType)[0];
  assert.equal(oneofDecl, [{ name: "o" }, { name: "X_a" }, { name: "XX_b" }]);
  assert.equal(
    field.map(({ oneofIndex, proto3Optional }: Record<string, unknown>) => [oneofIndex, proto3Optional]),
    [
      [1, true],
      [2, true],
      [0, undefined],
      [undefined, undefined],
    ],
  );
});

test("extensions-stand-in-files-and-messages", () => {
  const { extension, messageType } = parsed(
    "extend .p.X { optional int32 a = 100; repeated group G = 101 {} } message M { extend Y { optional M m = 5; } }",
  );
  assert.equal(extension, [
    { extendee: ".p.X", label, type: Type.INT32, name: "a", number: 100 },
    { extendee: ".p.X", label: Label.REPEATED, type: Type.GROUP, name: "g", number: 101, typeName: "G" },
  ]);
  assert.equal(messageType, [
    { name: "G" },
    { name: "M", extension: [{ extendee: "Y", label, typeName: "M", name: "m", number: 5 }] },
  ]);
});

test("ranges-of-fields-have-an-exclusive-end", () => {
  const { extensionRange, reservedRange, reservedName } = parsedMessage(
    'extensions 2, 10 to 20, 30 to max; reserved 1, 3 to 9; reserved 40 to max; reserved "a", "b" "c";',
  );
  assert.equal(extensionRange, [
    { start: 2, end: 3 },
    { start: 10, end: 21 },
    { start: 30, end: 536_870_912 },
  ]);
  assert.equal(reservedRange, [
    { start: 1, end: 2 },
    { start: 3, end: 10 },
    { start: 40, end: 536_870_912 },
  ]);
  assert.equal(reservedName, ["a", "bc"]);
});

test("max-is-larger-in-a-message-set", () => {
  const { extensionRange } = parsedMessage("extensions 4 to max; option message_set_wire_format = true;");
  assert.equal(extensionRange, [{ start: 4, end: 2_147_483_647 }]);
});

test("all-ranges-of-a-statement-have-its-options", () => {
  const { extensionRange } = parsedMessage(
    "extensions 1, 3 to 4 [declaration = { number: 1 }, verification = DECLARATION];",
  );
  const name = (namePart: string) => [{ namePart, isExtension: false }];
  const uninterpretedOption = [
    { name: name("declaration"), aggregateValue: " number: 1 " },
    { name: name("verification"), identifierValue: "DECLARATION" },
  ];
  const options = { uninterpretedOption };
  assert.equal(extensionRange, [
    { start: 1, end: 2, options },
    { start: 3, end: 5, options },
  ]);
});

test("ranges-of-enums-have-an-inclusive-end-and-may-be-negative", () => {
  const { enumType } = parsed(
    'enum E { A = 0; B = -1; C = -2147483648; reserved -5 to -3, 7, 9 to max; reserved "X"; }',
  );
  assert.equal(enumType, [
    {
      name: "E",
      value: [
        { name: "A", number: 0 },
        { name: "B", number: -1 },
        { name: "C", number: -2_147_483_648 },
      ],
      reservedRange: [
        { start: -5, end: -3 },
        { start: 7, end: 7 },
        { start: 9, end: 2_147_483_647 },
      ],
      reservedName: ["X"],
    },
  ]);
});

test("edition-2023-reserves-names-without-quotes", () => {
  const { messageType, enumType, edition, syntax } = parsed(
    'edition = "2023"; message M { reserved a, message; export b = 1; } enum E { A = 0; reserved B; }',
  );
  assert.equal([syntax, edition], ["editions", Edition.EDITION_2023]);
  const field = [{ label, typeName: "export", name: "b", number: 1 }];
  assert.equal(messageType, [{ name: "M", field, reservedName: ["a", "message"] }]);
  assert.equal(enumType, [{ name: "E", value: [{ name: "A", number: 0 }], reservedName: ["B"] }]);
});

test("edition-2024-has-visibility-and-imports-of-options", () => {
  const file = parsed(
    'edition = "2024"; import "a.proto"; import option "b.proto"; local message M { export enum E { A = 0; } export message N {} }',
  );
  assert.equal(file, {
    syntax: "editions",
    edition: Edition.EDITION_2024,
    dependency: ["a.proto"],
    optionDependency: ["b.proto"],
    messageType: [
      {
        name: "M",
        visibility: SymbolVisibility.VISIBILITY_LOCAL,
        enumType: [{ name: "E", value: [{ name: "A", number: 0 }], visibility: SymbolVisibility.VISIBILITY_EXPORT }],
        nestedType: [{ name: "N", visibility: SymbolVisibility.VISIBILITY_EXPORT }],
      },
    ],
  });
});

test("imports-are-public-or-weak", () => {
  const file = parsed('import "a.proto"; import public "b" ".proto"; package p . q; import weak \'c.proto\';');
  assert.equal(file, {
    package: "p.q",
    dependency: ["a.proto", "b.proto", "c.proto"],
    publicDependency: [1],
    weakDependency: [2],
  });
});

test("methods-stream", () => {
  const { service } = parsed(
    "service S { option a = 1; rpc A(stream .p.X) returns (Y); rpc B(X) returns (stream Y.Z) { ; option b = 2; } ; }",
  );
  const option = (namePart: string, positiveIntValue: bigint) => ({
    uninterpretedOption: [{ name: [{ namePart, isExtension: false }], positiveIntValue }],
  });
  assert.equal(service, [
    {
      name: "S",
      options: option("a", 1n),
      method: [
        { name: "A", inputType: ".p.X", outputType: "Y", clientStreaming: true },
        { name: "B", inputType: "X", outputType: "Y.Z", serverStreaming: true, options: option("b", 2n) },
      ],
    },
  ]);
});

test("empty-statements-and-comments-declare-nothing", () => {
  assert.equal(parsed("\ufeff;;/* a */;// b"), {});
  assert.equal(parsed(""), {});
  assert.equal(parsedMessage(";; /**/ ;"), {});
});

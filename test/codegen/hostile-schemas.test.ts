/** Any schema compiles to valid code that does only what it should, or is refused. */

import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { compiled, load } from "./compiled.ts";
import { codecsOf } from "./stock.ts";

const test = suite("hostile schemas", { timeLimitMs: 60_000 });

const PROTO3 = 'syntax = "proto3";\npackage a;\n';
const PROTO2 = 'syntax = "proto2";\npackage a;\n';

const ROOT = join(import.meta.dirname, "../..");

/** Runs if a schema injects code into generated code. */
const CODE = "globalThis.broken=1";

/** The errors of TypeScript in the generated code, under our own strict settings; empty if there are none. */
function typeErrors(schema: string): Promise<string> {
  return compiled(schema, async (folder) => {
    const compilerOptions = { typeRoots: [join(ROOT, "node_modules/@types")] };
    const tsconfig = { extends: join(ROOT, "tsconfig.json"), compilerOptions, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const run = promisify(execFile)(process.execPath, [tsc, "-p", folder]);
    return run.then(
      ({ stdout }) => stdout,
      (error: unknown) => String(error instanceof Error && "stdout" in error ? error.stdout : error),
    );
  });
}

async function refused(schema: string, wanted: RegExp): Promise<void> {
  const loaded = await load(schema);
  assert.match(typeof loaded === "string" ? loaded : "", wanted, schema.slice(0, 200));
}

/** Loads the generated code, and encodes and decodes an empty message of each type. */
async function works(schema: string): Promise<Record<string, unknown>> {
  const loaded = await load(schema);
  assert.type(loaded, "object", String(loaded));
  assert.is(Reflect.get(globalThis, "broken"), undefined);
  const exports = typeof loaded === "string" ? {} : loaded;
  for (const codec of codecsOf(exports)) assert.equal(codec.decode(codec.encode(codec.create())), codec.create());
  return exports;
}

test("names-of-object-properties-are-only-names", async () => {
  await works(`${PROTO3}
    message constructor { int32 prototype = 1; string toString = 2; int32 then = 3; constructor valueOf = 4; }
    message prototype { oneof hasOwnProperty { int32 toJSON = 1; } map<string, constructor> watch = 2; }
    enum hasOwnProperty { A = 0; toString = 1; valueOf = 2; }`);
});

test("names-that-generated-code-uses-are-only-names", async () => {
  const names = "Uint8Array Object Map Number Infinity undefined JsonCodec messageJson MessageCodec encodeMessage";
  await works(
    `${PROTO3}${[...names.split(" "), "message", "reader", "tag", "default", "await"]
      .map((name) => `message ${name} { bytes b = 1; map<string, Map> c = 2; .a.${name} value = 3; Uint8Array d = 4; }`)
      .join("\n")}`,
  );
});

test("name-proto-is-only-a-name", async () => {
  const { E, M } = await works(`${PROTO3}
    message __proto__ { int32 __proto__ = 1; oneof o { string constructor = 2; __proto__ deep = 3; } }
    enum E { A = 0; B = 1; }
    enum Odd { Z = 0; __proto__2 = 1; }
    message M { E __proto__ = 1; string s = 2 [json_name = "__proto__"]; }`);
  assert.ok(E !== undefined && M !== undefined);
  await works(`${PROTO3}message M { enum E { A = 0; __proto__ = 1; } E e = 1; }`);
  await works(`${PROTO3}service __proto__ { rpc __proto__(M) returns (M); } message M {}`);
  await works('syntax = "proto3"; package __proto__.constructor; message M {}');
});

test("code-in-a-schema-is-refused-or-stays-text", async () => {
  for (const name of [`M";${CODE};"`, `M{};${CODE};//`, `M\n;${CODE}`, "М", "a-b", "`1`"])
    await refused(`${PROTO3}message ${name} {}`, /a\.proto:/);
  await refused(`syntax = "proto3";\npackage a";${CODE};"b;\nmessage M {}`, /a\.proto:/);
  await works(`${PROTO3}message M { string s = 1 [json_name = "\\"]);${CODE};([\\"\u2028"]; }`);
  await works(`${PROTO2}message M { optional string s = 1 [default = "\\";${CODE};\\"\u2028\`\${${CODE}}"]; }`);
  await works(`${PROTO2}message M { optional bytes s = 1 [default = "*/${CODE}/*"]; }`);
});

test("comments-stay-comments", async () => {
  await works(`${PROTO3}
    /** */ /* ${CODE} */
    // */ ${CODE}; /*
    message M {
      /* a *\\/ ${CODE} \u2028 ${CODE} **/
      int32 a = 1; // *\\/ */${CODE}/*
      // *
      // / ${CODE}
      oneof o { /** @example */ int32 b = 2; }
    }
    // */ ${CODE}
    enum E { /* *\\/ */ A = 0; // */ ${CODE} /*
    }`);
});

test("deep-nesting-is-refused", async () => {
  await refused(`${PROTO3}${"message A {".repeat(5_000)}${"}".repeat(5_000)}`, /too deep/);
  await refused(
    `${PROTO3}option (x) = ${"{ a: ".repeat(20_000)} 1 ${"}".repeat(20_000)};`,
    /too deep|too many levels|nested/,
  );
  await works(`${PROTO3}${"message A {".repeat(20)}${"}".repeat(20)}`);
});

test("enum-of-thousands-and-oneof-of-hundreds-pass-the-type-check", async () => {
  const values = Array.from({ length: 2_000 }, (_, index) => `V${index} = ${index};`);
  const cases = Array.from({ length: 350 }, (_, index) => `int32 f${index} = ${index + 1};`);
  const schema = `${PROTO3}
    enum E { ${values.join("\n")} }
    message Values { E one = 1; repeated E many = 2; optional E maybe = 3; map<string, E> named = 4; }
    message Cases { oneof o { ${cases.join("\n")} } }`;
  assert.is(await typeErrors(schema), "");
});

/** Fields with consecutive numbers, of each type in turn. */
function fields(count: number, types: readonly string[], from = 0): string {
  return Array.from(
    { length: count },
    (_, index) => `${types[index % types.length]} f${from + index} = ${from + index + 1};`,
  ).join("\n");
}

test("messages-of-500-fields-pass-the-type-check", async () => {
  const types = "double int32 X E bytes sint64 map<string,X> map<int32,E>".split(" ");
  const lists = "repeated double,repeated X,repeated E,repeated string".split(",");
  const optionals = "optional float,optional X,optional E,optional bytes,optional uint64".split(",");
  const oneofs = Array.from(
    { length: 100 },
    (_, index) => `oneof o${index} { ${fields(5, ["X", "E", "double", "bytes", "bool"], 5 * index)} }`,
  );
  const messages = [["double"], ["map<string,X>"], ["repeated X"], ["optional X"], types, lists, optionals]
    .map((some) => fields(500, some))
    .concat(oneofs.join("\n"))
    .map((content, index) => `message M${index} { ${content} }`);
  const schema = `${PROTO3} message X { string s = 1; } enum E { A = 0; B = 1; } ${messages.join("\n")}`;
  assert.is(await typeErrors(schema), "");
  const required = ["required int32", "required X", "required E", "repeated X", "optional double"];
  const proto2 = `message X { required string s = 1; } enum E { A = 0; B = 1; } message M { ${fields(500, required)} }`;
  assert.is(await typeErrors(PROTO2 + proto2), "");
});

test("last-of-500-fields-is-read", async () => {
  const { M } = await works(`${PROTO3}message M {\n${fields(500, ["int32"])}\n}`);
  const [codec] = codecsOf({ M });
  const bytes = Uint8Array.of(0xa0, 0x1f, 7);
  assert.is(codec?.decode(bytes)["f499"], 7);
});

test("more-than-500-fields-are-refused-with-the-place-of-the-message", async () => {
  const place = (count: number) =>
    new RegExp(`a\\.proto:4:11: M has ${count} fields, but at most 500 are supported\\. Split it\\.$`);
  for (const count of [501, 1_000, 10_000])
    await refused(`${PROTO3}\n  message M {\n${fields(count, ["int32"])}\n}`, place(count));
  await refused(`${PROTO3}\n  message M { int32 a = 600; oneof o {\n${fields(500, ["int32"])} } }`, place(501));
});

test("circle-of-a-thousand-messages-compiles", async () => {
  const messages = Array.from(
    { length: 1_000 },
    (_, index) => `message M${index} { M${(index + 1) % 1_000} next = 1; repeated M0 first = 2; }`,
  );
  assert.is(codecsOf(await works(PROTO3 + messages.join("\n"))).length, 1_000);
});

test("numbers-out-of-range-are-refused", async () => {
  await refused(`${PROTO3}message M { int32 a = -1; }`, /Expected the number of the field, found "-"/);
  await refused(`${PROTO3}message M { int32 a = 99999999999999999999; }`, /too large here: at most 2147483647 fits/);
  await refused(`${PROTO3}enum E { A = 0; B = 2147483648; }`, /2147483648" is too large here: at most 2147483647 fits/);
});

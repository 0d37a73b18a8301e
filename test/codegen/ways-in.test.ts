/** The ways in: .proto files, protoc's and buf's plugin protocol, files of descriptors, and pbjs. All give the same code. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import pbjs from "protobufjs-cli/pbjs.js";
import * as assert from "uvu/assert";
import { compileDescriptorSet } from "../../src/codegen/compile-descriptor-set.ts";
import { compileFiles, compileLoaded } from "../../src/codegen/compile-files.ts";
import {
  CodeGeneratorRequest,
  CodeGeneratorResponse,
} from "../../src/codegen/generated/google/protobuf/compiler/plugin.ts";
import { FileDescriptorProto } from "../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../src/codegen/link/link.ts";
import { runPlugin } from "../../src/codegen/plugin.ts";
import { loadFiles } from "../../src/codegen/source/load-files.ts";
import { suite } from "../suite.ts";

const test = suite("ways into the compiler");

const ROOT = join(import.meta.dirname, "../..");
const BUF = join(ROOT, "node_modules/@bufbuild/buf/bin/buf");
const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/esm/index.mjs")).href;

const FILES: Readonly<Record<string, string>> = {
  "a/a.proto": `edition = "2023";
package a;
import public "a/b.proto";
import "google/protobuf/timestamp.proto";
// A message.
message M { google.protobuf.Timestamp at = 1; B b = 2; extensions 100 to 200; }
extend M { B ext = 100; }
// Greets.
service Greeter {
  rpc Hello(M) returns (B) { option idempotency_level = NO_SIDE_EFFECTS; }
  rpc Many(stream M) returns (stream B);
}
`,
  "a/b.proto": 'edition = "2023";\npackage a;\nmessage B { oneof o { string s = 1; } enum E { E_A = 0; } E e = 2; }\n',
  "it's.proto": 'syntax = "proto3";\nimport "a/a.proto";\nmessage Odd { a.B b = 1; a.M m = 2; }\n',
};

let folder = "";

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-ways-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, "proto", path)), { recursive: true });
    writeFileSync(join(folder, "proto", path), text);
  }
});

test.after(() => {
  rmSync(folder, { recursive: true });
});

function compiledFiles(options: { readonly descriptors?: boolean } = {}): ReadonlyMap<string, string> {
  const request = { roots: [join(folder, "proto")], files: Object.keys(FILES), wire: "chatwire/wire", ...options };
  return compileFiles({ ...request, importExtension: "js" }).files;
}

function filesOfBuf(opt: readonly string[]): Map<string, string> {
  const out = mkdtempSync(join(folder, "out-"));
  const local = ["node", "--import", TSX, join(ROOT, "src/cli/protoc-gen-chatwire.ts")];
  const template = { version: "v2", plugins: [{ local, out, opt, strategy: "all" }] };
  execFileSync(BUF, ["generate", join(folder, "proto"), "--template", JSON.stringify(template)], { cwd: ROOT });
  const paths = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return new Map(paths.map((path) => [path, readFileSync(join(out, path), "utf8")]));
}

/** Without comments: buf has copies of Google's files with other ones. */
function code(text: string | undefined): string {
  return (text ?? "").replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "");
}

test("files-of-buf-generate-are-those-of-generate", () => {
  const expected = compiledFiles();
  const files = filesOfBuf([]);
  assert.equal([...files.keys()].sort(), [...expected.keys()].sort());
  for (const [path, text] of files) assert.is(code(text), code(expected.get(path)), path);
});

test("registries-of-buf-generate-and-of-a-file-of-descriptors-are-those-of-generate", () => {
  const expected = compiledFiles({ descriptors: true });
  const set = join(folder, "registries.binpb");
  execFileSync(BUF, ["build", join(folder, "proto"), "-o", set, "--as-file-descriptor-set"], { cwd: ROOT });
  const modules = { wire: "chatwire/wire", importExtension: "js" } as const;
  const fromSet = compileDescriptorSet({ ...modules, descriptorSet: set, files: [], descriptors: true }).files;
  for (const files of [filesOfBuf(["descriptors"]), fromSet]) {
    assert.equal([...files.keys()].sort(), [...expected.keys()].sort());
    for (const path of ["a/a.registry.ts", "a/b.registry.ts", "it$27$s.registry.ts"])
      assert.is(files.get(path), expected.get(path), path);
  }
});

test("file-of-descriptors-compiles-to-the-same-code", () => {
  const set = join(folder, "set.binpb");
  execFileSync(BUF, ["build", join(folder, "proto"), "-o", set, "--as-file-descriptor-set"], { cwd: ROOT });
  const modules = { wire: "chatwire/wire", importExtension: "js" } as const;
  const { files } = compileDescriptorSet({ ...modules, descriptorSet: set, files: [] });
  const expected = compiledFiles();
  assert.equal([...files.keys()].sort(), [...expected.keys()].sort());
  for (const [path, text] of files) assert.is(code(text), code(expected.get(path)), path);
  const one = compileDescriptorSet({ ...modules, descriptorSet: set, files: ["a/b.proto"] });
  assert.equal([...one.files.keys()], ["a/b.ts", "a/b.json.ts"]);
  assert.throws(
    () => compileDescriptorSet({ ...modules, descriptorSet: set, files: ["c.proto"] }),
    /has no file c\.proto\./,
  );
  writeFileSync(set, "no descriptors");
  assert.throws(
    () => compileDescriptorSet({ ...modules, descriptorSet: set, files: [] }),
    /is not a FileDescriptorSet/,
  );
});

/** @returns the text of each generated file by its path */
async function runPbjs(...flags: readonly string[]): Promise<Record<string, string>> {
  const proto = relative(ROOT, join(folder, "proto"));
  const target = join(ROOT, "src/codegen/target.cjs");
  const args = ["--target", target, ...flags, "--path", proto, join(proto, "a/a.proto"), join(proto, "it's.proto")];
  const output = await new Promise<string>((resolve, reject) => {
    pbjs.main(args, (error, text) => (error === null ? resolve(text ?? "") : reject(error)));
  });
  return JSON.parse(output);
}

test("pbjs-with-our-target-prints-the-same-code", async () => {
  for (const descriptors of [false, true]) {
    const printed = await runPbjs(`--descriptors=${descriptors}`);
    const expected = compiledFiles({ descriptors });
    assert.equal(Object.keys(printed).sort(), [...expected.keys()].sort());
    for (const [path, text] of expected) assert.is(printed[path], text, path);
  }
});

test("pbjs-does-not-take-a-file-for-the-value-of-a-switch", async () => {
  const failure = await runPbjs("--descriptors", "other.proto").catch((error: unknown) => error);
  assert.match(String(failure), "Write --descriptors=true, not --descriptors other.proto.");
});

test("services-of-others-are-described-and-public-imports-exported", () => {
  const text = compiledFiles().get("a/a.ts") ?? "";
  assert.match(text, /^export \{ B, B_E, type BO \} from "\.\/b\.js";$/m);
  assert.match(text, /Hello: ServiceMethod<M, B, "unary">;/);
  assert.match(text, /path: "\/a\.Greeter\/Many",\n {6}kind: "bidirectional-streaming",/);
  assert.match(text, /idempotency: "no-side-effects",/);
});

function plugin(request: Partial<CodeGeneratorRequest>, warnings: string[] = []): CodeGeneratorResponse {
  const bytes = CodeGeneratorRequest.encode(CodeGeneratorRequest.create(request));
  return CodeGeneratorResponse.decode(runPlugin(bytes, (text) => warnings.push(text)));
}

test("plugin-answers-mistakes-as-errors-and-names-its-features", () => {
  const protoFile = [FileDescriptorProto.create({ name: "a.proto", syntax: "proto3" })];
  const fileToGenerate = ["a.proto"];
  const { supportedFeatures, minimumEdition, maximumEdition, error } = plugin({ protoFile, fileToGenerate });
  assert.equal([supportedFeatures, minimumEdition, maximumEdition, error], [3n, 998, 1001, undefined]);
  for (const [parameter, wanted] of [
    ["colour=red", /The parameter colour does not exist\./],
    ["wire=a,wire=b", /The parameter wire is given twice\./],
    ["import_extension=mjs", /must be js or ts, not mjs\./],
  ] as const)
    assert.match(plugin({ protoFile, fileToGenerate, parameter }).error ?? "", wanted);
  assert.match(CodeGeneratorResponse.decode(runPlugin(Uint8Array.of(255), () => {})).error ?? "", /at byte/);
});

const WITH_OPTION = `syntax = "proto3";
package p;
import "google/protobuf/descriptor.proto";
import "buf/validate/validate.proto";
extend google.protobuf.MessageOptions { string owner = 50001; }
message Cel { option (buf.validate.message).cel = { id: "a" expression: "true" }; }
`;

test("warnings-of-the-plugin-are-those-of-generate-on-stderr", () => {
  const root = mkdtempSync(join(folder, "warnings-"));
  writeFileSync(join(root, "p.proto"), WITH_OPTION);
  const modules = { wire: "chatwire/wire", importExtension: "js" } as const;
  const { warnings } = compileFiles({ ...modules, roots: [root], files: ["p.proto"] });
  assert.is(warnings.length, 2);
  const { files: protoFile } = link({ files: loadFiles({ roots: [root], files: ["p.proto"] }).files });
  const request = CodeGeneratorRequest.create({ protoFile: [...protoFile], fileToGenerate: ["p.proto"] });
  const collected: string[] = [];
  assert.is(plugin(request, collected).error, undefined);
  // A plugin names files by the paths by which they are imported.
  assert.equal(
    collected,
    warnings.map((text) => text.replace(/^.*\/(?=p\.proto)/, "")),
  );
  const input = CodeGeneratorRequest.encode(request);
  const program = ["--import", TSX, join(ROOT, "src/cli/protoc-gen-chatwire.ts")];
  const { stdout, stderr } = spawnSync(process.execPath, program, { input, cwd: ROOT });
  assert.is(stderr.toString(), collected.map((text) => `${text}\n`).join(""));
  assert.ok(CodeGeneratorResponse.decode(stdout).file.length > 0);
});

test("warnings-are-about-the-files-to-compile-and-not-about-their-imports", () => {
  const root = mkdtempSync(join(folder, "unused-"));
  const unused = 'syntax = "proto3"; import "google/protobuf/any.proto";';
  writeFileSync(join(root, "b.proto"), `${unused} message B {}`);
  writeFileSync(join(root, "a.proto"), `${unused} import "b.proto"; message A { B b = 1; }`);
  const built = loadFiles({ roots: [root], files: ["a.proto"] }).files;
  const shownPaths = new Map(built.map(({ name = "" }) => [name, name]));
  const modules = { wire: "chatwire/wire", importExtension: "js" } as const;
  const { warnings } = compileLoaded({ ...modules, files: built, shownPaths, own: new Set(["a.proto"]) });
  assert.equal(warnings, ['a.proto:1:20: The import "google/protobuf/any.proto" is not used. Remove it.']);
});

test("hostile-descriptors-are-refused", () => {
  const broken = "globalThis.broken=1";
  const names = ["../a.proto", "/a.proto", "a\\b.proto", "c:a.proto", "./a.proto", "a//b.proto", "a.txt", ""];
  for (const name of names)
    assert.match(plugin({ protoFile: [FileDescriptorProto.create({ name })] }).error ?? "", /path of a file/, name);
  for (const name of [`M{};${broken}//`, "", "1", "a.b", "М"]) {
    const file = FileDescriptorProto.create({ name: "a.proto", messageType: [messageNamed(name)] });
    assert.match(
      plugin({ protoFile: [file], fileToGenerate: ["a.proto"] }).error ?? "",
      /valid name|cannot be the name/,
      name,
    );
  }
  const odd = FileDescriptorProto.create({ name: `a"\n${broken}\n'.proto`, messageType: [messageNamed("M")] });
  const { file, error } = plugin({ protoFile: [odd], fileToGenerate: [odd.name ?? ""] });
  assert.is(error, undefined);
  for (const { content = "", name = "" } of file) {
    assert.not.match(content, new RegExp(`^${broken}`, "m"));
    assert.match(name, /^[\w$.]+$/);
  }
});

function messageNamed(name: string): FileDescriptorProto["messageType"][number] {
  const lists = { field: [], extension: [], nestedType: [], enumType: [], extensionRange: [], oneofDecl: [] };
  return { name, ...lists, reservedRange: [], reservedName: [] };
}

test("schema-with-mistakes-in-descriptors-is-refused-by-name", () => {
  const field = { name: "f", number: 1, label: 1, type: 5 } as const;
  const method = { name: "Get", inputType: ".p.None", outputType: ".p.None" };
  const cases: [Partial<FileDescriptorProto>, RegExp][] = [
    [{ dependency: ["b.proto"] }, /The imported file "b\.proto" does not exist\./],
    [{ messageType: [message({ ...field, type: 11, typeName: ".p.None" })] }, /\.p\.None is not declared\./],
    [{ messageType: [message(field), message(field)] }, /M is declared twice|M is already declared/],
    [{ messageType: [message({ ...field, number: -1 })] }, /must be from 1 to 536870911, not -1\./],
    [{ messageType: [message({ ...field, oneofIndex: 3 })] }, /oneof/],
    [{ service: [{ name: "S", method: [method] }] }, /\.p\.None is not declared\./],
    [{ syntax: "proto9" }, /proto9/],
  ];
  for (const [content, wanted] of cases) {
    const protoFile = [FileDescriptorProto.create({ name: "a.proto", ...content })];
    assert.match(plugin({ protoFile, fileToGenerate: ["a.proto"] }).error ?? "", wanted);
  }
  const protoFile = [FileDescriptorProto.create({ name: "a.proto" })];
  const { error } = plugin({ protoFile, fileToGenerate: ["a.proto", "b.proto"] });
  assert.is(error, "The request has no descriptor of b.proto.");
});

function message(...field: FileDescriptorProto["messageType"][number]["field"]) {
  return { ...messageNamed("M"), field };
}

test("descriptors-without-names-in-json-get-the-usual-ones", () => {
  const field = { name: "read_at", number: 1, label: 1, type: 5 } as const;
  const protoFile = [FileDescriptorProto.create({ name: "a.proto", syntax: "proto3", messageType: [message(field)] })];
  const { file } = plugin({ protoFile, fileToGenerate: ["a.proto"] });
  assert.match(file.find(({ name }) => name === "a.json.ts")?.content ?? "", /json\["readAt"\] = /);
});

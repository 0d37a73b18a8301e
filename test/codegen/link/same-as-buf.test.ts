/** Files that are parsed and linked are what buf builds: each field, each method, each option. */

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { mistakeLine } from "../../../src/codegen/descriptor/mistake.ts";
import {
  type FileDescriptorProto,
  FileDescriptorSet,
  FieldDescriptorProto_Type as Type,
} from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { descriptorFile } from "../../../src/codegen/link/descriptor-file.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { parseFile } from "../../../src/codegen/source/parse-file.ts";
import { suite } from "../../suite.ts";
import { comparable } from "./comparable.ts";

const test = suite("the linker and buf", { timeLimitMs: 60_000 });

const ROOT = join(import.meta.dirname, "../../..");
const THIRD_PARTY = join(ROOT, "third_party");
const BUF = join(ROOT, "node_modules/@bufbuild/buf/bin/buf");

/** Folders of schemas that buf accepts, each of them a root. */
const GOLDEN = "editions enum names nested oneof optional proto2 repeated scalars well-known".split(" ");

const temporary = mkdtempSync(join(tmpdir(), "chatwire-link-"));
const golden = join(temporary, "golden");

test.before(() => {
  for (const name of GOLDEN)
    cpSync(join(import.meta.dirname, "..", name), golden, { recursive: true, filter: isSchema });
});

test.after(() => {
  rmSync(temporary, { recursive: true });
});

function isSchema(path: string): boolean {
  return !path.endsWith(".ts");
}

/** The files of a folder and their imports, as buf builds them. */
async function builtByBuf(folder: string): Promise<FileDescriptorProto[]> {
  const output = join(temporary, "set.binpb");
  const flags = ["--as-file-descriptor-set", "--exclude-source-info", "--output", output];
  await promisify(execFile)(process.execPath, [BUF, "build", folder, ...flags]);
  return FileDescriptorSet.decode(readFileSync(output)).file;
}

for (const [name, folder] of Object.entries({
  "our-schema": join(ROOT, "proto"),
  "schemas-of-google": THIRD_PARTY,
  "schemas-of-tests": golden,
  "schemas-with-options-and-scopes": join(import.meta.dirname, "schemas"),
})) {
  test(`${name}-become-what-buf-builds`, async () => {
    const built = await builtByBuf(folder);
    const parsed = built.map(({ name: path = "" }) => {
      const place = join(folder, path);
      return parseFile(path, readFileSync(existsSync(place) ? place : join(THIRD_PARTY, path), "utf8"));
    });
    const { files, mistakes } = link({ files: parsed.map(({ file }) => file) });
    assert.equal([...parsed.flatMap((each) => each.mistakes), ...mistakes].map(mistakeLine), []);
    for (const [index, file] of files.entries()) assert.equal(comparable(file), comparable(built[index]), file.name);
    const own = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".proto"));
    assert.ok(own.length > 0 && own.every((path) => files.some((file) => file.name === path)));
  });
}

test("descriptor-proto-that-is-built-in-is-the-one-in-third-party", () => {
  const path = "google/protobuf/descriptor.proto";
  const { file } = parseFile(path, readFileSync(join(THIRD_PARTY, path), "utf8"));
  const { files, mistakes } = link({ files: [file] });
  assert.equal(mistakes, []);
  assert.equal(comparable(files[0]), comparable(descriptorFile()));
});

test("resolved-files-stay-as-they-are", async () => {
  const built = await builtByBuf(join(import.meta.dirname, "schemas"));
  const { files, mistakes, warnings } = link({ files: built });
  assert.equal([mistakes, warnings], [[], []]);
  assert.equal(files, built);
  assert.ok(built.some((file) => file.messageType.some(({ field }) => field.some(({ type }) => type === Type.GROUP))));
});

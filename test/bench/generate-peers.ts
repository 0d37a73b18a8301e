/**
 * Generates code in a temporary folder: that of the other code generators from
 * our schema, and ours from `proto/game.proto`, which stands for a user's schema.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import pbjs from "protobufjs-cli/pbjs.js";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { staleFiles, writeFiles } from "../../src/codegen/output-folder.ts";
import { protoFiles } from "../../src/codegen/source/schema-files.ts";

const ROOT = join(import.meta.dirname, "../..");
const USER_PROTO = join(import.meta.dirname, "proto");
const BUF = join(ROOT, "node_modules/@bufbuild/buf/bin/buf");
const TS_PROTO = join(ROOT, "node_modules/ts-proto/protoc-gen-ts_proto");

/** Paths of the generated code. */
export interface GeneratedCode {
  /** The JSON codecs of our code for `game.proto`, which import the codecs. */
  readonly game: string;
  /** The static code of protobufjs, in one file. */
  readonly protobufjs: string;
  /** A FileDescriptorSet, from which protobuf-es creates the same codecs as its generated code does. */
  readonly descriptors: string;
  /** The folder of ts-proto's code. */
  readonly tsProto: string;
}

export interface GeneratedPeers extends Disposable {
  readonly code: GeneratedCode;
}

export async function generatePeers(): Promise<GeneratedPeers> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
  const inFolder = (path: string) => join(folder, path);
  symlinkSync(join(ROOT, "node_modules"), inFolder("node_modules"), "dir");
  writeFileSync(inFolder("package.json"), JSON.stringify({ type: "module" }));
  cpSync(join(ROOT, "proto"), inFolder("proto"), { recursive: true });
  cpSync(USER_PROTO, inFolder("proto"), { recursive: true });

  const wire = relative(inFolder("ours"), join(ROOT, "src/wire"));
  const ours = await compileFolder(USER_PROTO, wire);
  writeFiles(inFolder("ours"), ours, staleFiles(inFolder("ours"), ours));
  writeFileSync(inFolder("protobufjs.js"), await runPbjs(inFolder("proto")));
  runBuf(["build", "proto", "--output", "descriptors.binpb"], folder);
  const plugin = { local: ["node", TS_PROTO], out: "ts-proto", opt: ["importSuffix=.ts", "outputServices=none"] };
  runBuf(["generate", "proto", "--template", JSON.stringify({ version: "v2", plugins: [plugin] })], folder);

  return {
    code: {
      game: inFolder("ours/game.json.ts"),
      protobufjs: inFolder("protobufjs.js"),
      descriptors: inFolder("descriptors.binpb"),
      tsProto: inFolder("ts-proto"),
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runBuf(args: readonly string[], folder: string): void {
  execFileSync(process.execPath, [BUF, ...args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function runPbjs(folder: string): Promise<string> {
  const files = protoFiles(folder).map((path) => join(folder, path));
  // A separate root, because the default one is shared by the whole process.
  const args = ["--target", "static-module", "--wrap", "es6", "--root", "chatwire-bench", "--path", folder, ...files];
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error, output) => {
      if (error !== null) reject(error);
      else resolve(output ?? "");
    });
  });
}

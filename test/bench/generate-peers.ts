/**
 * Generates code in a temporary folder: that of the other code generators from
 * our schema, and all of them, ours too, from `proto/game.proto` and from the
 * schemas of the payloads, which stand for those of users.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import pbjs from "protobufjs-cli/pbjs.js";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { staleFiles, writeFiles } from "../../src/codegen/output-folder.ts";
import { protoFiles } from "../../src/codegen/source/schema-files.ts";
import { PAYLOADS } from "./payloads/payloads.ts";

const ROOT = join(import.meta.dirname, "../..");
const USER_PROTOS = [join(import.meta.dirname, "proto"), join(import.meta.dirname, "payloads/proto")];
const BUF = join(ROOT, "node_modules/@bufbuild/buf/bin/buf");
const PBF = join(ROOT, "node_modules/pbf/bin/pbf");
const TS_PROTO = join(ROOT, "node_modules/ts-proto/protoc-gen-ts_proto");

/** The type of 64-bit fields, which these generators choose for a whole schema. */
type Wide = "number" | "bigint";

/** Paths of the generated code. */
export interface GeneratedCode {
  /** The schema of each sample: its path without the extension. */
  readonly samples: readonly { readonly file: string; readonly wide: Wide }[];
  /** The folder of our code for the schemas of users. */
  readonly ours: string;
  /** The static code of protobufjs, in one file for each type of 64-bit fields. Its exact one is a Long. */
  readonly protobufjs: Readonly<Record<Wide, string>>;
  /** A FileDescriptorSet, from which protobuf-es creates the same codecs as its generated code does. */
  readonly descriptors: string;
  /** The folders of ts-proto's code. */
  readonly tsProto: Readonly<Record<Wide, string>>;
  /** The folder of pbf's code for the schemas of users. */
  readonly pbf: string;
}

export interface GeneratedPeers extends Disposable {
  readonly code: GeneratedCode;
}

export async function generatePeers(): Promise<GeneratedPeers> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
  const inFolder = (path: string) => join(folder, path);
  symlinkSync(join(ROOT, "node_modules"), inFolder("node_modules"), "dir");
  writeFileSync(inFolder("package.json"), JSON.stringify({ type: "module" }));
  for (const path of ["proto", "user"]) mkdirSync(inFolder(path));
  cpSync(join(ROOT, "proto"), inFolder("proto"), { recursive: true });
  for (const from of USER_PROTOS) for (const to of ["proto", "user"]) cpSync(from, inFolder(to), { recursive: true });

  const wire = relative(inFolder("ours"), join(ROOT, "src/wire"));
  const ours = compileFolder(inFolder("user"), wire);
  writeFiles(inFolder("ours"), ours, staleFiles(inFolder("ours"), ours));
  const samples = [
    { file: "chatwire/v1/message", wide: "number" },
    { file: "game", wide: "number" },
    ...PAYLOADS.map(({ file, wide }) => ({ file, wide })),
  ] as const;
  writeFileSync(inFolder("number.js"), await runPbjs(inFolder("proto"), protoFiles(inFolder("proto")), "force-number"));
  const exact = samples.filter(({ wide }) => wide === "bigint").map(({ file }) => `${file}.proto`);
  writeFileSync(inFolder("bigint.js"), await runPbjs(inFolder("proto"), exact, "force-long"));
  runBuf(["build", "proto", "--output", "descriptors.binpb"], folder);
  const plugins = ["number", "bigint"].map((wide) => tsProtoPlugin(wide));
  runBuf(["generate", "proto", "--template", JSON.stringify({ version: "v2", plugins })], folder);
  mkdirSync(inFolder("pbf"));
  for (const path of protoFiles(inFolder("user"))) {
    const code = execFileSync(process.execPath, [PBF, join(inFolder("user"), path)]);
    writeFileSync(join(inFolder("pbf"), path.replace(/\.proto$/, ".js")), code);
  }

  return {
    code: {
      samples,
      ours: inFolder("ours"),
      protobufjs: { number: inFolder("number.js"), bigint: inFolder("bigint.js") },
      descriptors: inFolder("descriptors.binpb"),
      tsProto: { number: inFolder("ts-proto-number"), bigint: inFolder("ts-proto-bigint") },
      pbf: inFolder("pbf"),
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function importGenerated(path: string) {
  return import(pathToFileURL(path).href);
}

function tsProtoPlugin(wide: string) {
  const opt = ["importSuffix=.ts", "outputServices=none", `forceLong=${wide}`];
  return { local: ["node", TS_PROTO], out: `ts-proto-${wide}`, opt };
}

function runBuf(args: readonly string[], folder: string): void {
  execFileSync(process.execPath, [BUF, ...args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function runPbjs(folder: string, paths: readonly string[], long: "force-number" | "force-long"): Promise<string> {
  const files = paths.map((path) => join(folder, path));
  // A separate root, because the default one is shared by the whole process.
  const flags = ["--target", "static-module", "--wrap", "es6", `--${long}`];
  const args = [...flags, "--root", `chatwire-bench-${long}`, "--path", folder, ...files];
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error, output) => {
      if (error !== null) reject(error);
      else resolve(output ?? "");
    });
  });
}

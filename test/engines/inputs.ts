/** Makes the inputs and the generated code for the program that runs in each engine. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { toBinary } from "@bufbuild/protobuf";
import protobuf from "protobufjs";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { featureNames } from "../codegen/features.ts";
import { loadStock, randomMessage } from "../codegen/stock.ts";
import { randomMessage as randomEsMessage } from "../differential/es-messages.ts";
import { randomEditionSchemas } from "../differential/random-editions.ts";
import { randomSchema } from "../differential/random-schema.ts";
import { registryOf } from "../differential/schema-registry.ts";
import type { Input, Inputs } from "./program.ts";

const ROOT = join(import.meta.dirname, "../..");
const FEATURES = join(import.meta.dirname, "../codegen");
const FUZZ_EACH = 3;

export interface InputOptions {
  readonly seed: number;
  /** How many random schemas, and as many of editions with extensions, with how many messages each. */
  readonly schemas: number;
  readonly messages: number;
  readonly fuzzCount: number;
}

/** Writes the inputs and an entry for a bundler to a folder. Returns the path of the entry. */
export async function writeProgram(folder: string, options: InputOptions): Promise<string> {
  const random = new SeededRandom(options.seed);
  const modules: string[] = [join(ROOT, "generated/chatwire/v1/message.json.ts")];
  const differential: Input[] = [];
  for (let index = 0; index < options.schemas; index++) {
    const schema = randomSchema(random).replace("random.schema", `random.schema${index}`);
    modules.push(await compileSchema(join(folder, `schema${index}`), schema));
    const { root } = protobuf.parse(schema, { keepCase: true });
    root.resolveAll();
    const types = typesOf(root);
    for (let count = 0; count < options.messages; count++)
      differential.push(inputOf(random, types[count % types.length]));
  }
  const editions: Input[] = [];
  for (let index = 0; index < options.schemas; index++) {
    const schema = randomEditionSchemas(random).schema.replace("random.schema", `random.editions${index}`);
    modules.push(await compileSchema(join(folder, `editions${index}`), schema));
    const registry = registryOf(schema);
    const types = [...registry].filter((each) => each.kind === "message");
    for (let count = 0; count < options.messages; count++) {
      const type = types[count % types.length];
      if (type === undefined) throw new Error("The schema has no messages.");
      const bytes = toBinary(type, randomEsMessage(random, registry, type));
      editions.push({ codec: type.typeName, bytes: Buffer.from(bytes).toString("hex") });
    }
  }
  const fuzz: Input[] = [];
  // Messages of well-known types need no mutations of their own, and types of other folders are not among the modules.
  for (const feature of featureNames().filter(
    (name) =>
      !["application-method", "application-rule", "confidentiality", "well-known", "names", "validate"].includes(name),
  )) {
    const files = featureFiles(feature);
    modules.push(...files);
    for (const type of typesOf(loadStock(join(FEATURES, feature))))
      for (let count = 0; count < FUZZ_EACH; count++) fuzz.push(inputOf(random, type));
  }
  const inputs: Inputs = {
    vectors: vectorInputs(),
    differential,
    editions,
    fuzz,
    fuzzCount: options.fuzzCount,
    seed: options.seed,
  };
  writeFileSync(join(folder, "inputs.json"), JSON.stringify(inputs));
  const entry = join(folder, "entry.ts");
  writeFileSync(entry, entryText(modules));
  return entry;
}

function entryText(modules: readonly string[]): string {
  const imports = modules.map((path, index) => `import * as module${index} from ${JSON.stringify(path)};`);
  const names = modules.map((_, index) => `module${index}`).join(", ");
  return [
    ...imports,
    `import inputs from "./inputs.json" with { type: "json" };`,
    `import { JsonRegistry } from ${JSON.stringify(join(ROOT, "src/wire/index.ts"))};`,
    `import { runInputs } from ${JSON.stringify(join(import.meta.dirname, "program.ts"))};`,
    "const codecs = new Map();",
    "const extensions = [];",
    `for (const module of [${names}])`,
    "  for (const each of Object.values(module))",
    '    if ("fromJson" in each) codecs.set(each.typeName, each);',
    '    else if ("extendee" in each) extensions.push(each);',
    "const lines = runInputs(inputs, codecs, new JsonRegistry(extensions));",
    'if (typeof document === "undefined") console.log(lines.join("\\n"));',
    'else document.body.textContent = lines.join("\\n");',
  ].join("\n");
}

async function compileSchema(folder: string, schema: string): Promise<string> {
  mkdirSync(folder);
  writeFileSync(join(folder, "schema.proto"), schema);
  const wire = `./${relative(folder, join(ROOT, "src/wire"))}`;
  for (const [path, text] of await compileFolder(folder, wire)) writeFileSync(join(folder, path), text);
  return join(folder, "schema.json.ts");
}

function featureFiles(feature: string): string[] {
  const folder = join(FEATURES, feature, "generated");
  return ["", "shared/"].flatMap((under) => jsonFilesIn(join(folder, under)));
}

function jsonFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((path) => path.endsWith(".json.ts"))
    .map((path) => join(folder, path));
}

function typesOf(root: protobuf.ReflectionObject): protobuf.Type[] {
  if (root.fullName.startsWith(".google")) return [];
  const inner = root instanceof protobuf.Namespace ? root.nestedArray.flatMap(typesOf) : [];
  return root instanceof protobuf.Type ? [root, ...inner] : inner;
}

function inputOf(random: SeededRandom, type: protobuf.Type | undefined): Input {
  if (type === undefined) throw new Error("The schema has no messages.");
  const bytes = type.encode(randomMessage(random, type)).finish();
  return { codec: type.fullName.slice(1), bytes: Buffer.from(bytes).toString("hex") };
}

/** The messages of the frames in the test vectors. */
function vectorInputs(): Input[] {
  const { groups }: { groups: Record<string, { expect?: { frame?: string } }[]> } = JSON.parse(
    readFileSync(join(ROOT, "vectors/chatwire-1.json"), "utf8"),
  );
  const frames = Object.values(groups).flatMap((vectors) => vectors.flatMap(({ expect }) => expect?.frame ?? []));
  return frames.map((frame) => ({ codec: "chatwire.v1.Message", bytes: withoutLength(frame) }));
}

/** Removes the varint of the length from a frame. */
function withoutLength(frame: string): string {
  let at = 0;
  while (Number.parseInt(frame.slice(at, at + 2), 16) > 127) at += 2;
  return frame.slice(at + 2);
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as assert from "uvu/assert";
import * as wire from "../../src/wire/index.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { bundle } from "./bundle.ts";
import { findEngines } from "./engines.ts";
import { writeProgram } from "./inputs.ts";

const test = suite("engines", { timeLimitMs: 120_000 });

const ROOT = join(import.meta.dirname, "../..");
/** After gzip. */
const MESSAGE_BYTES_MAX = 6_000;
/** Before gzip. All helpers together take more. */
const HELPER_BYTES_MAX = 2_500;

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-engines-"));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundle of a program that uses one export of a generated file. */
function bundleOf(text: string): Promise<string> {
  return inFolder(async (folder) => {
    const entry = join(folder, "entry.ts");
    writeFileSync(entry, text);
    return bundle(entry, "minify");
  });
}

test("codecs-give-the-same-with-and-without-the-conversions-of-node-and-in-a-worker", () =>
  inFolder(async (folder) => {
    const options = { seed: SEED, schemas: 2, messages: 100, fuzzCount: 3_000 };
    const script = await bundle(await writeProgram(folder, options));
    const outputs = findEngines()
      .filter(({ name }) => name.startsWith("node"))
      .map(({ program = "", run }) => run(program, script, folder));
    assert.is(outputs.length, 3);
    assert.match(
      outputs[0] ?? "",
      /^vectors \d+ [0-9a-f]{32}\ndifferential 200 [0-9a-f]{32}\neditions 200 [0-9a-f]{32}\nfuzz 3000 [0-9a-f]{32}\n$/,
    );
    for (const output of outputs) assert.is(output, outputs[0]);
  }));

test("one-message-takes-little-and-nothing-of-node", async () => {
  const file = JSON.stringify(join(ROOT, "generated/chatwire/v1/presence.ts"));
  const code = await bundleOf(`import { Peer } from ${file}; console.log(Peer.decode(Peer.encode(Peer.create())));`);
  const bytes = gzipSync(code, { level: 9 }).length;
  assert.ok(bytes <= MESSAGE_BYTES_MAX, `${bytes} bytes`);
  assert.not.match(code, /node:|require\(|\bBuffer\b(?!")/);
});

test("helpers-that-are-not-used-are-not-in-the-bundle", async () => {
  const index = JSON.stringify(join(ROOT, "src/wire/index.ts"));
  const use = async (name: string) =>
    (await bundleOf(`import { ${name} } from ${index}; console.log(${name});`)).length;
  for (const name of helpers()) {
    const bytes = await use(name);
    assert.ok(bytes < HELPER_BYTES_MAX, `${name}: ${bytes} bytes`);
  }
});

/** The names of all helpers of `chatwire/wire`. */
function helpers(): string[] {
  const folder = join(ROOT, "src/wire/helpers");
  const names = new Set<string>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, name = ""] of text.matchAll(/^export function (\w+)/gm))
      if (Object.hasOwn(wire, name)) names.add(name);
  }
  for (const name of ["merge", "unpackAny", "dateFromTimestamp", "msFromDuration"]) assert.ok(names.has(name), name);
  return [...names];
}

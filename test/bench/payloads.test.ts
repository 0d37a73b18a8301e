/** Holds our codecs of the bench's payloads against those of others. Speed is the subject of the bench. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { createFileRegistry, fromBinary, fromJson, toBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import * as assert from "uvu/assert";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { staleFiles, writeFiles } from "../../src/codegen/output-folder.ts";
import type { JsonCodec } from "../../src/wire/json/codec.ts";
import { suite } from "../suite.ts";
import { generatePeers, importGenerated } from "./generate-peers.ts";
import { makePayload, typeNameOf } from "./payloads/payload.ts";
import { PAYLOADS } from "./payloads/payloads.ts";
import { comparableJson } from "./peers.ts";
import { SAMPLES } from "./samples.ts";
import { loadSubjects, OURS } from "./subjects.ts";

const test = suite("payloads of the bench");
const ROOT = join(import.meta.dirname, "../..");
const PROTO = join(import.meta.dirname, "payloads/proto");
const BUF = join(ROOT, "node_modules/@bufbuild/buf/bin/buf");
/** No sample has more messages. */
const MESSAGES_MAX = 32;

const folder = mkdtempSync(join(ROOT, "node_modules", ".chatwire-payloads-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const descriptors = execFileSync(process.execPath, [BUF, "build", PROTO, "--output", "-#format=binpb"]);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, descriptors));

test.before(async () => {
  const files = compileFolder(PROTO, relative(folder, join(ROOT, "src/wire")));
  writeFiles(folder, files, staleFiles(folder, files));
});

for (const payload of PAYLOADS) {
  const { name, file, message } = payload;
  const typeName = typeNameOf(payload);

  test(`${name.replaceAll(" ", "-").toLowerCase()}-means-the-same-to-us-and-to-protobuf-es`, async () => {
    const codecs: Record<string, JsonCodec<unknown>> = await importGenerated(join(folder, `${file}.json.ts`));
    const ours = codecs[`${message}Json`];
    const theirs = registry.getMessage(typeName);
    if (ours === undefined || theirs === undefined) throw new Error(`${typeName} is missing.`);
    for (const json of makePayload(payload)) {
      const value = JSON.parse(JSON.stringify(json));
      const reference = fromJson(theirs, value);
      const message = ours.fromJson(value);
      // Not assert.equal, whose text would be the whole message.
      assert.ok(isDeepStrictEqual(ours.codec.decode(toBinary(theirs, reference)), message), "decode");
      assert.ok(isDeepStrictEqual(fromBinary(theirs, ours.codec.encode(message)), reference), "encode");
      const ourJson = JSON.parse(JSON.stringify(ours.toJson(message)));
      assert.ok(isDeepStrictEqual(toBinary(theirs, fromJson(theirs, ourJson)), toBinary(theirs, reference)), "toJson");
      const theirJson = JSON.parse(JSON.stringify(toJson(theirs, reference)));
      assert.ok(isDeepStrictEqual(ours.fromJson(theirJson), message), "fromJson");
    }
  });
}

/** In these schemas. ts-proto does not tell a field of proto2 that holds its default from one that is absent. */
const DEFAULT_NAMES = ["FULL_DATASET", "STOP_SCHEDULED", "TRIP_SCHEDULED", "INCOMING_AT", "IN_TRANSIT_TO"];

test("all-subjects-that-convert-to-json-write-the-same", compareJson, { timeLimitMs: 240_000 });

async function compareJson(): Promise<void> {
  using generated = await generatePeers();
  for (const name of ["protobuf-es", "ts-proto"]) {
    // Both begin with the same message.
    const ours = await loadSubjects(OURS, generated.code);
    const theirs = await loadSubjects(name, generated.code);
    const comparable = (value: unknown) => (name === "ts-proto" ? withoutDefaults(value) : comparableJson(value));
    for (const sample of SAMPLES) {
      const [our, their] = [ours.get(sample)?.toJson, theirs.get(sample)?.toJson];
      if (our === undefined || their === undefined) throw new Error(`${sample} is missing.`);
      for (let turn = 0; turn < MESSAGES_MAX; turn++)
        assert.ok(isDeepStrictEqual(comparable(their()), comparable(our())), `${name}: ${sample}`);
    }
  }
}

function withoutDefaults(value: unknown): unknown {
  const isDefault = (name: string, item: unknown) =>
    item === 0 ||
    item === "0" ||
    item === false ||
    item === "" ||
    (name === "extent" && item === 4_096) ||
    isDefaultName(item);
  return JSON.parse(JSON.stringify(comparableJson(value), (name, item) => (isDefault(name, item) ? undefined : item)));
}

function isDefaultName(item: unknown): boolean {
  return typeof item === "string" && DEFAULT_NAMES.includes(item);
}

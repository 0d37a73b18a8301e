/**
 * The testee of Google's conformance runner. It reads requests from standard
 * input until its end, and writes responses to standard output. Each has a length
 * prefix of four bytes, little-endian.
 *
 * Argument: the folder of the generated code.
 */

import { readSync, writeSync } from "node:fs";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { answer, type Plain, type Request } from "./answer.ts";
import { loadGenerated } from "./generated-code.ts";

const STDIN = 0;
const STDOUT = 1;

const generated = await loadGenerated(process.argv[2] ?? "");
const requests = codec(isRequestCodec);
const responses = codec(isResponseCodec);

for (let length = read(4); length !== undefined; length = read(4)) {
  const bytes = read(length.readUInt32LE(0));
  if (bytes === undefined) break;
  const result = answer(requests.decode(bytes), generated);
  const response = responses.encode(responses.create({ result }));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(response.length);
  write(Buffer.concat([head, response]));
}

function isRequestCodec(each: MessageCodec<Plain>): each is MessageCodec<Request> & MessageCodec<Plain> {
  return each.typeName === "conformance.ConformanceRequest";
}

function isResponseCodec(each: MessageCodec<Plain>): each is MessageCodec<Plain> {
  return each.typeName === "conformance.ConformanceResponse";
}

function codec<T extends MessageCodec<Plain>>(isWanted: (each: MessageCodec<Plain>) => each is T): T {
  const found = [...generated.codecs.values()].find(isWanted);
  if (found === undefined) throw new Error("The generated code lacks the runner's schema.");
  return found;
}

/** @returns undefined at the end of the input */
function read(length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length);
  for (let offset = 0; offset < length; ) {
    const count = readSync(STDIN, bytes, offset, length - offset, null);
    if (count === 0) return undefined;
    offset += count;
  }
  return bytes;
}

function write(bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(STDOUT, bytes, offset);
}

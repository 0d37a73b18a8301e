import * as assert from "uvu/assert";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { FileFault } from "../../../src/peering/files/file-fault.ts";
import { IncomingFile } from "../../../src/peering/files/receiver.ts";
import { suite } from "../../suite.ts";
import { FileContent } from "./file-content.ts";

const test = suite("peering/files/receiver");

const content = new FileContent(7 * FILE_BLOCK_BYTES + 9);
const LIMITS = { fileWindowBytesMax: 4 * FILE_BLOCK_BYTES, fileWrongBlocksMax: 2 };

function create(held: readonly number[] = [], limits = LIMITS): IncomingFile {
  return new IncomingFile(
    3,
    content.description(),
    Uint8Array.from({ length: 8 }, (_, at) => (held.includes(at) ? 1 : 0)),
    limits,
  );
}

function requestsOf(file: IncomingFile): number[][] {
  const ranges: number[][] = [];
  for (let next = file.takeRequest(); next !== undefined; next = file.takeRequest())
    ranges.push([next.first, next.count]);
  return ranges;
}

/** Gives a block to the file in two parts, and returns what has arrived. */
function give(file: IncomingFile, block: number, bytes = content.block(block)) {
  const all = Buffer.concat([content.tree.proof(block), bytes]);
  const half = all.length >>> 1;
  assert.is(file.receive(block, 0, all.subarray(0, half)), undefined);
  return file.receive(block, half, all.subarray(half));
}

function isFault(code: keyof typeof ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof FileFault && error.code === ErrorCode[code];
}

test("asks-for-what-is-missing-within-its-window", () => {
  const file = create([0, 2, 3]);
  assert.equal(
    requestsOf(file),
    [
      [1, 1],
      [4, 3],
    ],
    "fileWindowBytesMax is four blocks",
  );
  give(file, 1);
  assert.equal(requestsOf(file), [], "one that is not stored still counts");
  file.stored();
  assert.equal(requestsOf(file), [], "it waits until there is room for half of the window");
  give(file, 4);
  file.stored();
  assert.equal(requestsOf(file), [[7, 1]]);
  for (const block of [5, 6, 7]) assert.ok(give(file, block)?.isVerified);
  assert.not.ok(file.isWaiting);
});

test("block-that-the-window-has-no-room-for-is-asked-for-once-others-are-stored", () => {
  const file = create([], { ...LIMITS, fileWindowBytesMax: 1 });
  assert.equal(requestsOf(file), [[0, 1]], "a window is one block at least");
  assert.equal(Buffer.from(give(file, 0)?.content ?? []), Buffer.from(content.block(0)));
  assert.equal(requestsOf(file), []);
  file.stored();
  assert.equal(requestsOf(file), [[1, 1]]);
});

test("wrong-block-is-named-and-asked-for-again-until-there-are-too-many", () => {
  const file = create();
  assert.equal(requestsOf(file), [[0, 4]]);
  const wrong = content.block(0).slice();
  wrong[9] = (wrong[9] ?? 0) ^ 1;
  const arrived = give(file, 0, wrong);
  assert.is(arrived?.block, 0);
  assert.is(arrived?.isVerified, false);
  for (const block of [1, 2, 3]) {
    give(file, block);
    file.stored();
  }
  assert.equal(requestsOf(file).at(0), [0, 1], "the wrong one comes first");
  assert.is(give(file, 0, wrong)?.isVerified, false);
  requestsOf(file);
  for (const block of [4, 5, 6]) give(file, block);
  file.stored();
  assert.equal(requestsOf(file), [[0, 1]]);
  assert.throws(() => give(file, 0, wrong), isFault("FILE_DAMAGED"), "fileWrongBlocksMax");
});

test("parts-that-do-not-come-next-overlap-or-exceed-the-block-are-faults", () => {
  const part = new Uint8Array(100);
  const faults: [string, (file: IncomingFile) => unknown][] = [
    ["another block", (file) => file.receive(1, 0, part)],
    ["a gap", (file) => file.receive(0, 1, part)],
    ["an overlap", (file) => [file.receive(0, 0, part), file.receive(0, 50, part)]],
    ["a repetition", (file) => [file.receive(0, 0, part), file.receive(0, 0, part)]],
    ["nothing", (file) => file.receive(0, 0, new Uint8Array(0))],
    ["more than the block", (file) => file.receive(0, 0, new Uint8Array(FILE_BLOCK_BYTES + 97))],
    ["a block past the end", (file) => file.receive(8, 0, part)],
  ];
  for (const [what, run] of faults) {
    const file = create();
    requestsOf(file);
    assert.throws(() => run(file), isFault("MALFORMED"), what);
  }
  assert.throws(() => create().receive(0, 0, part), isFault("MALFORMED"), "a block that was not asked for");
});

import * as assert from "uvu/assert";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { FileFault } from "../../../src/peering/files/file-fault.ts";
import { BLOCKS_AHEAD, OutgoingFile, REQUESTS_WAITING_MAX } from "../../../src/peering/files/sender.ts";
import { suite } from "../../suite.ts";
import { FileContent } from "./file-content.ts";

const test = suite("peering/files/sender");

const PART_BYTES = 1_100;
const WRONG_BLOCKS_MAX = 2;
const content = new FileContent(6 * FILE_BLOCK_BYTES - 5);

function create(): OutgoingFile {
  const file = new OutgoingFile(1, content.tree, WRONG_BLOCKS_MAX);
  file.accept(0);
  return file;
}

function isFault(code: keyof typeof ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof FileFault && error.code === ErrorCode[code];
}

/** Reads what is wanted, and returns the bytes of each block that leaves, in order. */
function sendAll(file: OutgoingFile): Map<number, Uint8Array> {
  const sent = new Map<number, Uint8Array>();
  for (;;) {
    for (let block = file.takeWanted(); block !== undefined; block = file.takeWanted())
      file.supply(block, content.block(block));
    const part = file.nextPart(PART_BYTES);
    if (part === undefined) return sent;
    const before = sent.get(part.block) ?? new Uint8Array(0);
    assert.is(part.offset, before.length);
    assert.ok(part.content.length <= PART_BYTES);
    sent.set(part.block, Buffer.concat([before, part.content]));
  }
}

test("blocks-leave-in-the-order-of-the-requests-each-after-its-proof", () => {
  const file = create();
  file.request(4, 2);
  file.request(0, 2);
  const sent = sendAll(file);
  assert.equal([...sent.keys()], [4, 5, 0, 1]);
  for (const [block, bytes] of sent)
    assert.equal(bytes, Buffer.concat([content.tree.proof(block), content.block(block)]), `block ${block}`);
  assert.ok(file.isWaiting);
});

test("few-blocks-are-read-ahead-whatever-was-asked-for", () => {
  const file = create();
  file.request(0, 6);
  const wanted = [];
  for (let block = file.takeWanted(); block !== undefined; block = file.takeWanted()) wanted.push(block);
  assert.is(wanted.length, BLOCKS_AHEAD);
  assert.is(file.nextPart(PART_BYTES), undefined, "nothing leaves before it is read");
  file.supply(1, content.block(1));
  assert.is(file.nextPart(PART_BYTES), undefined, "block 1 waits for block 0");
});

test("requests-outside-of-the-file-before-the-acceptance-or-without-end-are-faults", () => {
  const early = new OutgoingFile(1, content.tree, WRONG_BLOCKS_MAX);
  assert.throws(() => early.request(0, 1), isFault("MALFORMED"));
  assert.throws(() => early.accept(7), isFault("MALFORMED"));
  const file = create();
  assert.throws(() => file.accept(0), isFault("MALFORMED"));
  for (const [first, count] of [
    [0, 0],
    [0, 7],
    [6, 1],
    [0xffff_ffff, 1],
  ] as const)
    assert.throws(() => file.request(first, count), isFault("MALFORMED"), `${first}, ${count}`);
  file.request(0, 6);
  for (let again = 0; again < WRONG_BLOCKS_MAX; again++) file.request(again, 1);
  assert.throws(() => file.request(0, 1), isFault("LIMIT_REACHED"), "fileWrongBlocksMax");
});

test("receiver-is-sent-no-more-than-it-says-it-lacks-and-fileWrongBlocksMax-again", () => {
  const file = new OutgoingFile(1, content.tree, WRONG_BLOCKS_MAX);
  file.accept(5);
  file.request(5, 1);
  file.request(0, WRONG_BLOCKS_MAX);
  assert.throws(() => file.request(5, 1), isFault("LIMIT_REACHED"));
  const complete = new OutgoingFile(1, content.tree, WRONG_BLOCKS_MAX);
  complete.accept(6);
  assert.throws(() => complete.request(0, 6), isFault("LIMIT_REACHED"));
});

test("more-requests-than-may-wait-are-a-fault", () => {
  const file = new OutgoingFile(1, content.tree, 10 * REQUESTS_WAITING_MAX);
  file.accept(0);
  for (let count = 0; count < REQUESTS_WAITING_MAX; count++) file.request(0, 1);
  assert.throws(() => file.request(0, 1), isFault("LIMIT_REACHED"));
});

test("block-that-is-not-the-offered-one-never-leaves", () => {
  const file = create();
  file.request(0, 1);
  const block = file.takeWanted() ?? -1;
  const changed = content.block(0).slice();
  changed[7] = (changed[7] ?? 0) ^ 1;
  for (const bytes of [changed, content.block(0).subarray(1), content.block(1)])
    assert.throws(() => file.supply(block, bytes), isFault("FILE_DAMAGED"));
  assert.is(file.nextPart(PART_BYTES), undefined);
});

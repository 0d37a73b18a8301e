import * as assert from "uvu/assert";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { blockCountOf, FILE_BLOCK_BYTES } from "../../../../src/crypto/block-tree.ts";
import { ProtocolError, UsageError } from "../../../../src/errors.ts";
import { ownFeatures } from "../../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { FileContent } from "../../../peering/files/file-content.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { BAD_NETWORK } from "../bad-network.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "../peer-pair.ts";
import { FileReceiver, FileSender, runFiles } from "./file-ends.ts";

const test = suite("files on a link");

const SEEDS = 12;
const SIZE = 5 * FILE_BLOCK_BYTES + 1_234;

function connectedPair(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  return pair;
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof UsageError) return error.code;
    throw error;
  }
  return "none";
}

test("file-arrives-whole-through-a-bad-network-in-both-directions-at-once", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const pair = connectedPair({ seed, network: BAD_NETWORK });
    const contents = [new FileContent(SIZE, seed), new FileContent(2 * FILE_BLOCK_BYTES, seed + 1)] as const;
    const senders = [
      new FileSender(pair, pair.initiator, contents[0]),
      new FileSender(pair, pair.responder, contents[1]),
    ];
    const receivers = [new FileReceiver(pair, pair.responder), new FileReceiver(pair, pair.initiator)];
    runFiles(pair, [...senders, ...receivers], () => senders.every(({ end }) => end === "whole"), 300_000);
    for (const [index, content] of contents.entries()) {
      assert.equal(receivers[index]?.files.map(Buffer.from), [Buffer.from(content.bytes)], `seed ${seed}`);
      assert.is(senders[index]?.blocksRead, blockCountOf(content.size), `each block was sent once, seed ${seed}`);
    }
  }
});

test("text-does-not-wait-for-a-file-and-a-short-file-does-not-wait-for-a-long-one", () => {
  const pair = connectedPair({ network: { latencyMs: 20 } });
  const receiver = new FileReceiver(pair, pair.responder);
  const long = new FileSender(pair, pair.initiator, new FileContent(80 * FILE_BLOCK_BYTES), "long");
  runFiles(pair, [long, receiver], () => long.blocksRead > 4, 10_000);
  const short = new FileSender(pair, pair.initiator, new FileContent(1_000), "short");
  pair.initiator.connection.sendText("hello", pair.nowMs);
  const atMs = pair.nowMs;
  runFiles(pair, [long, short, receiver], () => eventsOf(pair.responder, "text").length === 1, 10_000);
  assert.ok(pair.nowMs - atMs < 400, `the text took ${pair.nowMs - atMs} ms`);
  runFiles(pair, [long, short, receiver], () => short.end === "whole", 10_000);
  assert.is(long.end, undefined, "the long file still goes on");
  runFiles(pair, [long, short, receiver], () => long.end === "whole", 100_000);
});

test("empty-file-arrives", () => {
  const pair = connectedPair();
  const [sender, receiver] = [
    new FileSender(pair, pair.initiator, new FileContent(0)),
    new FileReceiver(pair, pair.responder),
  ];
  runFiles(pair, [sender, receiver], () => sender.end !== undefined, 1_000);
  assert.is(sender.end, "whole");
  assert.equal(
    receiver.files.map(({ length }) => length),
    [0],
  );
});

test("file-past-fileBytesMax-is-not-offered-and-not-taken", () => {
  const limits = { ...DEFAULT_LIMITS, fileBytesMax: 100 };
  const pair = connectedPair({ responder: { limits } });
  assert.is(
    codeOf(() => new FileSender(pair, pair.responder, new FileContent(101))),
    "TOO_LARGE",
  );
  assert.is(
    codeOf(() => new FileSender(pair, pair.responder, new FileContent(100))),
    "none",
  );
  const refused = new FileSender(pair, pair.initiator, new FileContent(101));
  runFiles(pair, [refused], () => refused.end !== undefined, 1_000);
  assert.is(refused.end, "TOO_LARGE");
  assert.equal(eventsOf(pair.responder, "fileOffered"), []);
});

test("offers-past-fileTransfersMax-are-refused-at-both-ends", () => {
  const limits = { ...DEFAULT_LIMITS, fileTransfersMax: 2 };
  const pair = connectedPair({ responder: { limits } });
  const content = new FileContent(10);
  for (const name of ["a", "b"]) new FileSender(pair, pair.responder, content, name);
  assert.is(
    codeOf(() => new FileSender(pair, pair.responder, content, "c")),
    "LIMIT_REACHED",
  );
  const offers = ["d", "e", "f"].map((name) => new FileSender(pair, pair.initiator, content, name));
  runFiles(pair, offers, () => offers[2]?.end !== undefined, 1_000);
  assert.equal(
    offers.map(({ end }) => end),
    [undefined, undefined, "LIMIT_REACHED"],
  );
});

test("transfer-that-goes-silent-ends-at-both-sides-after-fileStallMs", () => {
  const pair = connectedPair({ limits: { fileStallMs: 2_000 } });
  const sender = new FileSender(pair, pair.initiator, new FileContent(SIZE));
  pair.runUntil(() => eventsOf(pair.responder, "fileOffered").length === 1, 1_000);
  // The owner of the sending side never reads, and that of the receiving side says no more.
  pair.responder.connection.files(pair.nowMs).accept(1, new Uint8Array(6), pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "fileWithdrawn").length === 1, 5_000);
  assert.is(eventsOf(pair.responder, "fileWithdrawn")[0]?.code, "TIMED_OUT");
  pair.run(100);
  assert.is(eventsOf(pair.initiator, "fileSent")[0]?.code, "TIMED_OUT");
  assert.is(sender.end, undefined);
});

test("receiver-that-stores-nothing-stalls-the-sender", () => {
  const pair = connectedPair({ limits: { fileStallMs: 2_000, fileWindowBytesMax: FILE_BLOCK_BYTES } });
  const sender = new FileSender(pair, pair.initiator, new FileContent(SIZE));
  pair.runUntil(() => eventsOf(pair.responder, "fileOffered").length === 1, 1_000);
  pair.responder.connection.files(pair.nowMs).accept(1, new Uint8Array(6), pair.nowMs);
  runFiles(pair, [sender], () => sender.end !== undefined, 10_000);
  assert.is(sender.end, "TIMED_OUT");
  assert.is(sender.blocksRead, 1);
});

test("either-side-ends-a-transfer-and-the-other-learns-why", () => {
  const pair = connectedPair();
  const content = new FileContent(SIZE);
  const receiver = new FileReceiver(pair, pair.responder);
  const withdrawn = new FileSender(pair, pair.initiator, content, "a");
  runFiles(pair, [withdrawn, receiver], () => withdrawn.blocksRead > 0, 1_000);
  pair.initiator.connection.files(pair.nowMs).withdraw(withdrawn.transfer, ErrorCode.FILE_CANCELLED);
  runFiles(pair, [withdrawn, receiver], () => receiver.ends.length > 0, 1_000);
  assert.equal(receiver.ends, ["FILE_CANCELLED"]);
  const declined = new FileSender(pair, pair.initiator, content, "b");
  pair.runUntil(() => eventsOf(pair.responder, "fileOffered").length === 2, 1_000);
  pair.responder.connection.files(pair.nowMs).end(declined.transfer, ErrorCode.FILE_DECLINED);
  runFiles(pair, [declined], () => declined.end !== undefined, 1_000);
  assert.is(declined.end, "FILE_DECLINED");
  assert.is(pair.initiator.connection.state, "connected");
});

test("changed-source-ends-the-transfer-and-no-changed-block-leaves", () => {
  const pair = connectedPair();
  const content = new FileContent(SIZE);
  const receiver = new FileReceiver(pair, pair.responder);
  const sender = new FileSender(pair, pair.initiator, content);
  content.bytes.fill(7, 2 * FILE_BLOCK_BYTES, 3 * FILE_BLOCK_BYTES);
  runFiles(pair, [sender, receiver], () => sender.end !== undefined && receiver.ends.length > 0, 5_000);
  assert.is(sender.end, "FILE_DAMAGED");
  assert.equal(receiver.ends, ["FILE_DAMAGED"]);
  assert.equal(receiver.wrongBlocks, []);
});

test("link-without-the-feature-has-no-files", () => {
  const pair = connectedPair({ responder: { features: ownFeatures("link", ["FILES"]) } });
  assert.is(
    codeOf(() => pair.initiator.connection.files(pair.nowMs)),
    "FEATURE_MISSING",
  );
});

/** A peer that lets nothing leave: what this side says about files waits, and no command fails where nobody expects it. */

import * as assert from "uvu/assert";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import {
  PeerFileAccept,
  PeerFileBlock,
  PeerFileOffer,
  PeerFileRequest,
  PeerFileWithdrawn,
} from "../../../generated/chatwire/v1/file.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { FILE_ANSWERS_WAITING_MAX, FileChannel, type FileEvent } from "../../../src/peering/files/channel.ts";
import { suite } from "../../suite.ts";
import { RecordingOutbox } from "../outbox.ts";
import { FileContent } from "./file-content.ts";

const test = suite("peering/files/channel");

const content = new FileContent(3 * FILE_BLOCK_BYTES);
const LIMITS = { ...DEFAULT_LIMITS, fileWindowBytesMax: FILE_BLOCK_BYTES };

/** A channel whose outbox is full, and its peer. */
class Attacked {
  readonly events: FileEvent[] = [];
  readonly outbox = new RecordingOutbox();
  readonly channel = new FileChannel({
    limits: LIMITS,
    outbox: this.outbox,
    raise: (event) => this.events.push(event),
    isWaiting: () => this.outbox.isFull,
  });
  #offered = 0;

  constructor() {
    this.outbox.isFull = true;
  }

  /** Offers a file. @returns the number of the transfer */
  offer(about: Partial<PeerFileOffer> = {}): number {
    this.#offered += 1;
    const transfer = this.#offered;
    const value = PeerFileOffer.create({ ...content.description(), ...about, transfer });
    this.channel.handle({ case: "peerFileOffer", value }, 0);
    return transfer;
  }

  /** Causes answers until as many wait as may, with those that wait already. */
  fill(waiting: number): void {
    for (let count = waiting; count < FILE_ANSWERS_WAITING_MAX; count++) this.offer({ name: "" });
  }
}

test("no-command-fails-because-the-peer-takes-no-answers", () => {
  const attacked = new Attacked();
  const { channel, events } = attacked;
  const [declined, accepted, received, stalled] = [
    attacked.offer(),
    attacked.offer(),
    attacked.offer(),
    attacked.offer(),
  ];
  const [withdrawn, own] = [1, 2].map(() => channel.offer({ name: "a", mediaType: "" }, content.tree, 0));
  for (const transfer of [received, stalled]) channel.accept(transfer, new Uint8Array(3), 0);
  // Two offers, and an acceptance and a request each.
  attacked.fill(6);
  channel.end(declined, ErrorCode.FILE_DECLINED);
  channel.withdraw(withdrawn ?? 0, ErrorCode.FILE_CANCELLED);
  channel.accept(accepted, new Uint8Array(3), 0);
  channel.stored(received, 0);
  channel.end(received, ErrorCode.UNSPECIFIED);
  channel.handleTimeout(LIMITS.fileStallMs);
  const ended = events.flatMap((event) => (event.type === "fileWithdrawn" ? [event.transfer, event.code] : []));
  assert.equal(ended, [accepted, "TIMED_OUT", stalled, "TIMED_OUT"]);
  assert.ok(isLimitReached(() => channel.offer({ name: "b", mediaType: "" }, content.tree, 0), true));
  attacked.outbox.isFull = false;
  channel.poll(0);
  assert.is(attacked.outbox.reliable.length, FILE_ANSWERS_WAITING_MAX + 7, "nothing was left out");
  channel.offer({ name: "b", mediaType: "" }, content.tree, 0);
  channel.withdraw(own ?? 0, ErrorCode.FILE_CANCELLED);
});

test("peer-that-causes-more-answers-than-it-lets-leave-loses-the-link", () => {
  const attacks: [string, (attacked: Attacked, transfer: number) => void][] = [
    ["offers", (attacked) => attacked.offer({ name: "" })],
    [
      "wrong blocks",
      ({ channel }, transfer) => {
        const bytes = new Uint8Array(content.tree.proof(0).length + FILE_BLOCK_BYTES);
        const value = PeerFileBlock.create({ transfer, block: 0, offset: 0, content: bytes });
        channel.handle({ case: "peerFileBlock", value }, 0);
      },
    ],
    [
      "a second acceptance",
      ({ channel }) =>
        channel.handle({ case: "peerFileAccept", value: PeerFileAccept.create({ transfer: 1, blocksHeld: 0 }) }, 0),
    ],
    [
      "a range that is none",
      ({ channel }) => channel.handle({ case: "peerFileRequest", value: PeerFileRequest.create({ transfer: 1 }) }, 0),
    ],
  ];
  for (const [what, attack] of attacks) {
    const attacked = new Attacked();
    const { channel } = attacked;
    channel.offer({ name: "a", mediaType: "" }, content.tree, 0);
    channel.handle({ case: "peerFileAccept", value: PeerFileAccept.create({ transfer: 1, blocksHeld: 0 }) }, 0);
    const transfer = attacked.offer();
    channel.accept(transfer, new Uint8Array(3), 0);
    attacked.fill(3);
    const value = PeerFileWithdrawn.create({ transfer: 9 });
    channel.handle({ case: "peerFileWithdrawn", value }, 0);
    assert.ok(
      isLimitReached(() => attack(attacked, transfer), false),
      what,
    );
  }
});

/** Sends a file in parts of so many bytes, one each so many milliseconds. Returns what the receiver has said when. */
function sendSlowly(partBytes: number, everyMs: number, untilMs: number): { ended: string | undefined; atMs: number } {
  const attacked = new Attacked();
  const { channel, events } = attacked;
  const transfer = attacked.offer();
  channel.accept(transfer, new Uint8Array(3), 0);
  const bytes = Buffer.concat([content.tree.proof(0), content.block(0)]);
  for (let [atMs, offset] = [everyMs, 0]; atMs <= untilMs && offset < bytes.length; atMs += everyMs) {
    const dueMs = channel.nextTimeoutMs ?? Number.POSITIVE_INFINITY;
    if (dueMs <= atMs) channel.handleTimeout(dueMs);
    const [end] = events.flatMap((event) => (event.type === "fileWithdrawn" ? [event.code] : []));
    if (end !== undefined) return { ended: end, atMs: dueMs };
    const part = bytes.subarray(offset, offset + partBytes);
    const value = PeerFileBlock.create({ transfer, block: 0, offset, content: part });
    channel.handle({ case: "peerFileBlock", value }, atMs);
    offset += part.length;
  }
  return { ended: undefined, atMs: untilMs };
}

test("sender-of-less-than-fileBytesPerSecondMin-does-not-keep-a-transfer-alive", () => {
  const { fileStallMs, fileBytesPerSecondMin } = LIMITS;
  const { ended, atMs } = sendSlowly(1, 55_000, 24 * 3_600_000);
  assert.is(ended, "TIMED_OUT");
  assert.ok(atMs < fileStallMs + 100, `${atMs} ms`);
  assert.is(sendSlowly(fileBytesPerSecondMin / 2, 1_000, 24 * 3_600_000).ended, "TIMED_OUT");
});

test("sender-of-fileBytesPerSecondMin-goes-on", () => {
  assert.is(sendSlowly(LIMITS.fileBytesPerSecondMin, 1_000, 24 * 3_600_000).ended, undefined);
});

function isLimitReached(run: () => unknown, retryable: boolean): boolean {
  try {
    run();
  } catch (error) {
    return error instanceof ProtocolError && error.code === "LIMIT_REACHED" && error.retryable === retryable;
  }
  return false;
}

/** A peer that fills every limit of a link at once, with the smallest pieces, each in memory that it tries to have kept. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as assert from "uvu/assert";
import { ApplicationMessage, PeerMessage } from "../../../generated/chatwire/v1/application.ts";
import { PeerFileBlock, PeerFileOffer } from "../../../generated/chatwire/v1/file.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  PeerMedia,
  PeerMediaEnd,
  PeerMediaPart,
  PeerPadding,
  PeerPart,
  PeerPathResponse,
  PeerText,
} from "../../../generated/chatwire/v1/peer.ts";
import type { LinkExplainer } from "../../../src/client/conversations/explain/link-explainer.ts";
import type { LinkSocket } from "../../../src/client/conversations/link/link-socket.ts";
import { PeerLink } from "../../../src/client/conversations/link/peer-link.ts";
import { PortSearches } from "../../../src/client/conversations/search/port-searches.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { ClosedError, ProtocolError } from "../../../src/errors.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { INSIDER_ADDRESS, Insider } from "../../sim/privacy/insider.ts";
import { suite } from "../../suite.ts";
import { placeOf } from "../messages/place.ts";

const test = suite("memory of a link", { timeLimitMs: 30_000 });

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** The smallest piece that a decoder puts into memory that it shares. */
const PIECE = new Uint8Array(65).fill(7);
const PIECE_COUNTS = PIECE.length + KEPT_OVERHEAD_BYTES;
/** Datagrams between pieces: their content fills the rest of what is shared. */
const BETWEEN = 14;
/** Pieces that may share: each would still keep several times what it counts for. */
const PIECES_TOGETHER = 3;
/** Smaller than the defaults, so that the test is short. */
const SMALL: Partial<Limits> = {
  reliableWindowBytesMax: 524_288,
  reliableQueueBytesMax: 524_288,
  eventQueueMax: 64,
  unreadTextBytesMax: 65_536,
  unreadMessagesMax: 100,
  unreadMessageBytesMax: 100 * (PIECE_COUNTS + 32),
  mediaStreamsMax: 4,
  jitterBufferMs: 50,
  jitterBufferFramesMax: 32,
  jitterBufferBytesMax: 32 * PIECE_COUNTS,
  mediaUnfinishedBytesMax: 262_144,
  fileTransfersMax: 2,
  fileWindowBytesMax: 2 * FILE_BLOCK_BYTES,
};
const LIMITS: Limits = { ...DEFAULT_LIMITS, ...SMALL };
/** What a link takes that holds nothing: tables, histograms, statistics, and queues of one thing. */
const EMPTY_LINK_BYTES = 1_048_576;

/** What may be kept of one link, as its limits say. */
function boundOf(limits: Limits): number {
  const blockBytes = limits.fileWindowBytesMax + 2 * FILE_BLOCK_BYTES;
  return (
    // Behind a gap.
    limits.reliableWindowBytesMax +
    // From this side, not acknowledged and not sent.
    limits.reliableWindowBytesMax +
    limits.reliableQueueBytesMax +
    limits.lossyQueueBytesMax +
    limits.mediaQueueBytesMax +
    limits.unreadTextBytesMax +
    // Of types that nobody reads, and for one reader.
    2 * limits.unreadMessageBytesMax +
    limits.mediaUnfinishedBytesMax +
    // Each stream has frames that wait for their turn, and for their reader; those that have ended only the latter.
    3 * limits.mediaStreamsMax * limits.jitterBufferBytesMax +
    limits.fileTransfersMax * blockBytes +
    EMPTY_LINK_BYTES
  );
}

class Attack {
  readonly insider = new Insider(LIMITS);
  readonly link: PeerLink;
  readonly kept: unknown[] = [];
  #take: (bytes: Uint8Array) => void = () => {};
  /** Of the requests for a proof that were not answered yet. */
  readonly #tokens: bigint[] = [];
  #sequence = 0;
  #pieces = 0;
  readonly #padding: Uint8Array;

  constructor() {
    const { insider } = this;
    const padding = PeerPadding.create({ padding: new Uint8Array(1_150) });
    this.#padding = encodePeerMessage({ case: "peerPadding", value: padding }, 0);
    const socket = {
      search: {},
      onRelayMoved: () => {},
      open: (handler: (bytes: Uint8Array, from: object) => boolean) => {
        this.#take = (bytes) => void handler(bytes, INSIDER_ADDRESS);
      },
      send: (bytes: Uint8Array) => {
        const body = insider.read(bytes);
        if (body?.case === "peerPathRequest") this.#tokens.push(body.value.token);
      },
      close: () => {},
    } as unknown as LinkSocket;
    // Time passes as the test says.
    const network = { ...systemNetwork, monotonicMs: () => insider.nowMs, setTimer: () => () => {} };
    this.link = new PeerLink({
      network,
      user: "ada",
      peer: "mallory",
      version: 1,
      safetyNumber: () => "",
      peerConnection: insider.victim,
      socket,
      explainer: {} as LinkExplainer,
      searches: new PortSearches(network, LIMITS),
      limits: LIMITS,
    });
  }

  /** The sequence of the next reliable message. */
  get next(): number {
    return this.#sequence + 1;
  }

  send(body: MessageBody, sequence = 0): void {
    this.#take(this.insider.seal(encodePeerMessage(body, sequence)));
  }

  sendReliable(body: MessageBody): void {
    this.#sequence += 1;
    this.send(body, this.#sequence);
  }

  /** Sends what is dropped at once, and shares memory with what is kept. Every third time, which is enough. */
  squander(): void {
    this.#pieces += 1;
    if (this.#pieces % PIECES_TOGETHER !== 0) return;
    for (let count = 0; count < BETWEEN; count++) this.#take(this.insider.seal(this.#padding));
  }

  pass(ms: number): void {
    this.insider.nowMs += ms;
    this.insider.victim.handleTimeout(this.insider.nowMs);
    this.squander();
    for (const token of this.#tokens.splice(0))
      this.send({ case: "peerPathResponse", value: PeerPathResponse.create({ token }) });
  }
}

function fillTexts(attack: Attack): void {
  for (let count = 0; count < LIMITS.eventQueueMax; count++) {
    attack.sendReliable({ case: "peerText", value: PeerText.create({ text: `text number ${count + 10}` }) });
    attack.squander();
  }
  // A long one that never ends.
  for (let count = 0; count < 1_000; count++)
    attack.sendReliable({ case: "peerText", value: PeerText.create({ text: "ab", continued: true }) });
}

function fillMessages(attack: Attack): void {
  const read = placeOf("Read");
  attack.kept.push(attack.link.on(read));
  const payload = read.encode(read.create({ address: "x".repeat(60) }));
  for (let count = 0; count < 1.2 * LIMITS.unreadMessagesMax; count++)
    for (const message of [
      { typeName: `example.Invented${count}`, payload: PIECE },
      { typeName: read.typeName, payload },
    ]) {
      attack.sendReliable({
        case: "peerMessage",
        value: PeerMessage.create({ message: ApplicationMessage.create(message) }),
      });
      attack.squander();
    }
}

/** The program keeps the blocks that it has not stored. */
function fillFiles(attack: Attack): void {
  const content = new FileContent(6 * FILE_BLOCK_BYTES);
  const { link, kept } = attack;
  const offered: number[] = [];
  link.files.onOffer = (_, transfer) => {
    offered.push(transfer);
    return { arrived: (...block) => kept.push(block), wrong: () => {}, ended: () => {}, lost: () => {} };
  };
  for (let transfer = 1; transfer <= LIMITS.fileTransfersMax; transfer++)
    attack.sendReliable({
      case: "peerFileOffer",
      value: PeerFileOffer.create({ ...content.description(`photo ${transfer}`), transfer }),
    });
  for (const transfer of offered) {
    link.files.accept(transfer, new Uint8Array(6));
    for (const block of [0, 1]) {
      const bytes = Buffer.concat([content.tree.proof(block), content.block(block)]);
      for (let offset = 0; offset < bytes.length; offset += 1_100)
        attack.sendReliable({
          case: "peerFileBlock",
          value: PeerFileBlock.create({ transfer, block, offset, content: bytes.subarray(offset, offset + 1_100) }),
        });
    }
  }
  assert.is(kept.length, 1 + 2 * LIMITS.fileTransfersMax, "the blocks have arrived");
}

function fillMedia(attack: Attack): void {
  const frames = LIMITS.jitterBufferFramesMax + LIMITS.eventQueueMax;
  const { mediaStreamsMax: streams } = LIMITS;
  for (let stream = 1; stream <= 2 * streams; stream++) {
    for (let number = 1; number <= frames; number++) {
      const timestampUs = number * 20_000;
      attack.send({ case: "peerMedia", value: PeerMedia.create({ stream, number, timestampUs, payload: PIECE }) });
      attack.squander();
    }
    // The first ones end, and nobody reads them.
    if (stream > streams) continue;
    attack.sendReliable({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream, frames }) });
    attack.pass(2 * LIMITS.jitterBufferMs);
  }
  assert.is(attack.link.statistics.receivedStreams.length, streams, "the others are open");
  const parts = (1.5 * LIMITS.mediaUnfinishedBytesMax) / PIECE_COUNTS;
  for (let count = 0; count < parts; count++) {
    const stream = streams + 1 + (count % streams);
    const value = PeerMediaPart.create({ stream, frame: 10_000, number: count, count: 4_000, content: PIECE });
    attack.send({ case: "peerMediaPart", value });
    attack.squander();
  }
}

/** Single parts and whole messages behind a gap, as many as the window takes. */
function fillWindow(attack: Attack): void {
  const { next } = attack;
  const pieces = (1.5 * LIMITS.reliableWindowBytesMax) / PIECE_COUNTS;
  for (let count = 1; count < pieces; count++) {
    const sequence = next + count;
    if (count % 2 === 0)
      attack.send({ case: "peerPart", value: PeerPart.create({ sequence, number: 0, count: 2, content: PIECE }) });
    else attack.send({ case: "peerText", value: PeerText.create({ text: "behind a gap" }) }, sequence);
    attack.squander();
  }
}

function fillQueue({ insider: { victim, nowMs } }: Attack): void {
  try {
    for (;;) victim.sendText("x".repeat(1_000), nowMs);
  } catch (error) {
    assert.ok(error instanceof ProtocolError && error.code === "LIMIT_REACHED", String(error));
  }
}

function memoryUsed(): number {
  for (let turn = 0; turn < 3; turn++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Fills a link, and keeps it. @returns what it keeps, in bytes */
function fill(): { readonly attack: Attack; readonly keptBytes: number } {
  const before = memoryUsed();
  const attack = new Attack();
  const { insider, link } = attack;
  fillTexts(attack);
  fillMessages(attack);
  fillFiles(attack);
  fillMedia(attack);
  fillWindow(attack);
  fillQueue(attack);
  assert.is(insider.victim.state, "connected", "nothing was against the rules");
  assert.is(link.messageCounts.unread, 2 * LIMITS.unreadMessagesMax);
  return { attack, keptBytes: memoryUsed() - before };
}

test("what-a-peer-has-kept-is-within-the-sum-of-the-limits", () => {
  // The first one compiles the code, and keeps what programs keep once.
  const links = [fill(), fill()];
  for (const { attack } of links) attack.link.end(new ClosedError("CLOSED", "The test is over."));
  const keptBytes = links[1]?.keptBytes ?? Number.NaN;
  const bound = boundOf(LIMITS);
  assert.ok(keptBytes <= bound, `${keptBytes} bytes were kept; the limits allow ${bound}`);
  assert.ok(
    keptBytes >= bound / 4,
    `${keptBytes} bytes were kept; the test did not fill the limits, which allow ${bound}`,
  );
});

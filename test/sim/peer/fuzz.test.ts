import * as assert from "uvu/assert";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerMedia, PeerMediaEnd, PeerMediaReport, PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { Insider } from "../privacy/insider.ts";

const test = suite("peer that sends random messages");

const SEEDS = 150;
const MESSAGES = 200;
const EXTREMES = [0, 1, 2, 3, 4, 127, 128, 1_000_000, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER];
const EXTREMES_32 = EXTREMES.filter((value) => value < 2 ** 32);

/** Draws well-formed messages with random and extreme values. */
class RandomMessages {
  readonly #random: SeededRandom;
  #sequence = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  sequence(body: MessageBody): number {
    if (body.case !== "peerText" && body.case !== "peerMediaEnd") return 0;
    this.#sequence += 1;
    return this.#oneIn(10) ? this.#any(EXTREMES.slice(1)) : this.#sequence;
  }

  body(): MessageBody {
    const number = () => this.#any(EXTREMES);
    const stream = this.#any([1, 2, 3, 2 ** 32 - 1]);
    switch (this.#random.below(20)) {
      case 0:
        return {
          case: "peerAck",
          value: PeerAck.create({ through: number(), beyond: [number()], packetNumber: number() }),
        };
      case 1:
        return { case: "peerMediaEnd", value: PeerMediaEnd.create({ stream, frames: number() }) };
      case 2:
        return {
          case: "peerMediaReport",
          value: PeerMediaReport.create({ stream, highest: number(), lost: number() }),
        };
      case 3:
        return { case: "peerPingResponse", value: { nonce: BigInt(number()) } };
      case 4:
        return { case: "peerClose", value: { reason: this.#any(EXTREMES_32.slice(0, 6)) } };
      case 5:
      case 6:
        return { case: "peerPingRequest", value: { nonce: 2n ** 64n - 1n } };
      case 7:
      case 8:
      case 9:
        return { case: "peerText", value: PeerText.create({ text: "ä".repeat(500), continued: this.#oneIn(2) }) };
      default: {
        const [timestampUs, marker] = [number(), this.#oneIn(5)];
        const payload = this.#random.bytes(10);
        const value = {
          stream,
          number: Math.max(1, number() + this.#random.below(3) - 2),
          timestampUs,
          marker,
          payload,
        };
        return { case: "peerMedia", value: PeerMedia.create(value) };
      }
    }
  }

  pauseMs(): number {
    return this.#any([0, 0, 0, 1, 10, 100, 1_000, 6_000]);
  }

  #any(values: readonly number[]): number {
    return values[this.#random.below(values.length)] ?? 0;
  }

  #oneIn(times: number): boolean {
    return this.#random.below(times) === 0;
  }
}

function attackWith(messages: RandomMessages): Insider {
  const insider = new Insider();
  insider.victim.openMedia(insider.nowMs);
  for (let i = 0; i < MESSAGES && insider.victim.state === "connected"; i++) {
    const body = messages.body();
    insider.sendBody(body, messages.sequence(body));
    insider.receive();
    insider.nowMs += messages.pauseMs();
    while ((insider.victim.nextTimeoutMs ?? Number.POSITIVE_INFINITY) <= insider.nowMs) {
      insider.victim.handleTimeout(insider.nowMs);
      insider.receive();
    }
  }
  return insider;
}

test("no-message-makes-the-connection-throw-or-send-a-malformed-message", () => {
  const raised = new Set<string>();
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    try {
      for (const { type } of attackWith(new RandomMessages(new SeededRandom(seed))).events) raised.add(type);
    } catch (cause) {
      throw new Error(`It failed with CHATWIRE_SEED=${seed}.`, { cause });
    }
  }
  // The messages got through to each kind of handler.
  for (const type of ["text", "media", "mediaEnded", "closed"]) assert.ok(raised.has(type), type);
});

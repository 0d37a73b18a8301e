import type { SocketAddress } from "../socket-address.ts";
/** A scripted conversation of two peers over a network in memory, in virtual time: the same in every run. */

import { keyPairOf } from "../crypto/key.ts";
import { UsageError } from "../errors.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "../peering/path/handshake.ts";
import { PeerConnection } from "../peering/peer-connection.ts";
import { DatagramReader } from "./datagram-reader.ts";
import type { Step } from "./mermaid.ts";
import type { Chapter } from "./server-scenario.ts";

const LATENCY_MS = 10;
const FRAMES = 5;
const FRAME_EVERY_MS = 20;
const FRAME_BYTES = 160;

interface Side {
  readonly name: string;
  readonly address: SocketAddress;
  readonly connectionId: bigint;
  readonly handshake: PeerHandshakeOptions;
  readonly connection: PeerConnection;
}

interface UnderWay {
  readonly to: Side;
  readonly from: SocketAddress;
  readonly bytes: Uint8Array;
  readonly arrivalMs: number;
}

/** Runs the conversation and returns its chapters. */
export function recordPeerScenario(): Chapter[] {
  const play = new PeerPlay();
  const { ada, grace } = play;
  const handshake = play.record(() => play.runUntil(() => play.sides.every(isConnected)));
  const texts = play.record(() => {
    ada.connection.sendText("hello", play.nowMs);
    play.run(1_000);
    play.losesNext = true;
    ada.connection.sendText("are you there?", play.nowMs);
    play.run(1_000);
    grace.connection.sendText("yes", play.nowMs);
    play.run(1_000);
  });
  const media = play.record(() => {
    const stream = ada.connection.openMedia(play.nowMs);
    for (let frame = 0; frame < FRAMES; frame++) {
      const timestampUs = frame * FRAME_EVERY_MS * 1_000;
      const payload = new Uint8Array(FRAME_BYTES);
      ada.connection.sendMedia(stream, { timestampUs, marker: frame === 0, payload }, play.nowMs);
      play.run(FRAME_EVERY_MS);
    }
    ada.connection.endMedia(stream, play.nowMs);
    play.run(1_000);
  });
  const close = play.record(() => {
    ada.connection.close(play.nowMs);
    play.run(1_000);
  });
  return [
    { title: "The handshake", steps: handshake },
    { title: "Texts, of which one datagram is lost", steps: texts },
    { title: "A media stream", steps: media },
    { title: "Close the link", steps: close },
  ];
}

class PeerPlay {
  readonly ada: Side;
  readonly grace: Side;
  /** The next datagram is lost. */
  losesNext = false;
  readonly #reader: DatagramReader;
  readonly #underWay: UnderWay[] = [];
  #steps: Step[] = [];
  #nowMs = 0;

  constructor() {
    this.ada = createSide("ada");
    this.grace = createSide("grace");
    this.#reader = new DatagramReader(keysOf(this.ada, this.grace));
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get sides(): readonly Side[] {
    return [this.ada, this.grace];
  }

  record(run: () => void): Step[] {
    this.#steps = [];
    run();
    return this.#steps;
  }

  /** Lets everything happen that happens within a time. */
  run(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    while (this.#step(untilMs));
    this.#nowMs = untilMs;
  }

  runUntil(isMet: () => boolean): void {
    while (!isMet()) {
      if (!this.#step(Number.POSITIVE_INFINITY)) throw new UsageError("The peers fell silent.", "WRONG_STATE");
    }
    // What was sent last comes too.
    this.run(LATENCY_MS * 2);
  }

  /** Goes to the next time at which something happens. Returns false where that is later than `untilMs`. */
  #step(untilMs: number): boolean {
    this.#drain();
    const timesMs = [...this.sides.map(({ connection }) => connection.nextTimeoutMs), this.#underWay[0]?.arrivalMs];
    const nextMs = Math.min(...timesMs.map((timeMs) => timeMs ?? Number.POSITIVE_INFINITY));
    if (nextMs > untilMs || nextMs === Number.POSITIVE_INFINITY) return false;
    this.#nowMs = Math.max(this.#nowMs, nextMs);
    const [first] = this.#underWay;
    if (first !== undefined && first.arrivalMs <= this.#nowMs) {
      this.#underWay.shift();
      first.to.connection.handleDatagram(first.bytes, first.from, this.#nowMs);
    } else for (const { connection } of this.sides) connection.handleTimeout(this.#nowMs);
    this.#drain();
    return true;
  }

  #drain(): void {
    for (const side of this.sides) {
      const other = side === this.ada ? this.grace : this.ada;
      const { connection, address } = side;
      for (let out = connection.pollTransmit(); out !== undefined; out = connection.pollTransmit()) {
        this.#send(side, other, out.bytes, address);
      }
      while (connection.pollEvent() !== undefined);
    }
  }

  #send(side: Side, to: Side, bytes: Uint8Array, from: SocketAddress): void {
    const label = this.#reader.labelOf(bytes, this.#nowMs);
    const isLost = this.losesNext;
    this.losesNext = false;
    this.#steps.push({ from: side.name, to: to.name, label, over: "datagram", isLost });
    if (!isLost) this.#underWay.push({ to, from, bytes, arrivalMs: this.#nowMs + LATENCY_MS });
  }
}

function isConnected({ connection }: Side): boolean {
  return connection.state === "connected";
}

/** Ada is the inviter. Keys, ids and random bytes are made up, and always the same. */
function createSide(name: "ada" | "grace"): Side {
  const isAda = name === "ada";
  const [own, others] = isAda ? [1, 2] : [2, 1];
  const [connectionId, remoteConnectionId] = [BigInt(own), BigInt(others)];
  const localKeys = keyPairOf("X25519", filled(32, own));
  const handshake: PeerHandshakeOptions = {
    role: isAda ? "initiator" : "responder",
    introductionId: 1,
    remoteConnectionId,
    localKeys,
    remoteAgreementKey: keyPairOf("X25519", filled(32, others)).publicKey,
    psk: filled(32, 3),
    random: (length) => filled(length, own + 3),
  };
  const connection = new PeerConnection({
    ...handshake,
    localConnectionId: connectionId,
    candidates: [addressOf(others)],
    limits: DEFAULT_LIMITS,
    nowMs: 0,
  });
  return { name, address: addressOf(own), connectionId, handshake, connection };
}

/** What opens each side's datagrams: the same handshake again, as its random bytes are the same. */
function keysOf(ada: Side, grace: Side): ReadonlyMap<bigint, Uint8Array> {
  const [initiator, responder] = [new PeerHandshake(ada.handshake), new PeerHandshake(grace.handshake)];
  const response = responder.answer(initiator.attempt);
  if (response === undefined || !initiator.complete(response) || initiator.keys === undefined) {
    throw new UsageError("The handshake failed.", "WRONG_STATE");
  }
  const { sendKey, receiveKey } = initiator.keys;
  return new Map([
    [grace.connectionId, sendKey],
    [ada.connectionId, receiveKey],
  ]);
}

function addressOf(number: number): SocketAddress {
  return { address: `192.0.2.${number}`, port: 1_000 + number };
}

function filled(length: number, value: number): Uint8Array {
  return new Uint8Array(length).fill(value);
}

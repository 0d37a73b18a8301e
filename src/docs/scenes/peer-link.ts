/** Records a scripted link between two peers, over a network in memory and in virtual time. */

import { Message } from "../../../generated/chatwire/v1/message.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { KEY_BYTES, keyPairOf } from "../../crypto/key.ts";
import { type NoiseKeys, noiseKK } from "../../crypto/link/noise.ts";
import { ownFeatures } from "../../framing/capabilities.ts";
import { DATAGRAM_RULES, type DatagramRules, readDatagramId } from "../../framing/datagram.ts";
import { DatagramOpener } from "../../framing/sealed-datagram.ts";
import { DEFAULT_LIMITS } from "../../limits.ts";
import type { OwnAddresses } from "../../peering/addresses.ts";
import { PeerConnection } from "../../peering/peer-connection.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { Step } from "../mermaid.ts";
import { labelOf } from "../message-label.ts";
import { type Chapter, chapterOf } from "./scene.ts";

/** Both sides take large datagrams. */
const RULES: DatagramRules = { ...DATAGRAM_RULES, bytesMax: DEFAULT_LIMITS.datagramBytesProbedMax };
const LATENCY_MS = 10;
const FRAMES = 5;
const FRAME_EVERY_MS = 20;
const FRAME_BYTES = 160;
const TOKEN_BYTES = 8;

interface Side {
  readonly name: string;
  address: SocketAddress;
  readonly connectionId: bigint;
  readonly connection: PeerConnection;
}

interface Sent {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

/** A datagram on its way. */
interface InFlight {
  readonly to: Side;
  readonly from: SocketAddress;
  readonly bytes: Uint8Array;
  readonly arrivalMs: number;
}

interface PeerScene {
  readonly title: string;
  /** How long the link runs before, without being shown. */
  readonly pauseMs?: number;
  readonly play: (play: PeerPlay) => void;
  /** The arrows that the scene must show. */
  readonly messages: readonly string[];
}

const SCENES: readonly PeerScene[] = [
  {
    title: "The first datagrams",
    play: (play) => play.run(300),
    messages: [
      "ada-->>grace: PeerPathRequest",
      "grace-->>ada: PeerPathRequest",
      "grace-->>ada: PeerPathResponse",
      "grace-->>ada: PeerPathRequest",
      "ada-->>grace: PeerPathResponse",
      "ada-->>grace: PeerPathRequest",
      "ada-->>grace: PeerPathRequest padding 1145 bytes",
      "ada-->>grace: PeerPathResponse",
      "grace-->>ada: PeerPathRequest padding 1145 bytes",
      "grace-->>ada: PeerPathResponse (2 times)",
      "ada-->>grace: PeerPathResponse",
      "ada-->>grace: PeerAddresses, sequence 1",
      "grace-->>ada: PeerAddresses, sequence 1",
      "grace-->>ada: PeerAck through 1",
      "ada-->>grace: PeerAck through 1",
    ],
  },
  {
    title: "The first larger size of datagrams",
    pauseMs: 500,
    play: (play) => play.run(500),
    messages: [
      "ada-->>grace: PeerPathRequest padding 1177 bytes",
      "grace-->>ada: PeerPathRequest padding 1177 bytes",
      "grace-->>ada: PeerPathResponse",
      "ada-->>grace: PeerPathResponse",
    ],
  },
  {
    title: "Texts, with one datagram lost",
    pauseMs: 5_000,
    play: (play) => {
      const { ada, grace } = play;
      ada.connection.sendText("hello", play.nowMs);
      play.run(500);
      play.dropsNext = true;
      ada.connection.sendText("are you there?", play.nowMs);
      play.run(500);
      grace.connection.sendText("yes", play.nowMs);
      play.run(500);
    },
    messages: [
      'ada-->>grace: PeerText text "hello", sequence 2',
      "grace-->>ada: PeerAck through 2",
      'ada--xgrace: PeerText text "are you there?", sequence 3',
      "ada-->>grace: PeerPathRequest padding 1145 bytes",
      'ada-->>grace: PeerText text "are you there?", sequence 3',
      "grace-->>ada: PeerPathResponse",
      "grace-->>ada: PeerAck through 3",
      'grace-->>ada: PeerText text "yes", sequence 2',
      "ada-->>grace: PeerAck through 2",
    ],
  },
  {
    title: "A media stream",
    play: (play) => {
      const { connection } = play.ada;
      const stream = connection.openMedia(play.nowMs);
      for (let frame = 0; frame < FRAMES; frame++) {
        const timestampUs = frame * FRAME_EVERY_MS * 1_000;
        const payload = new Uint8Array(FRAME_BYTES);
        connection.sendMedia(stream, { timestampUs, marker: frame === 0, payload }, play.nowMs);
        play.run(FRAME_EVERY_MS);
      }
      connection.endMedia(stream, play.nowMs);
      play.run(1_000);
    },
    messages: [
      "ada-->>grace: PeerMedia stream 1 (3 times)",
      "grace-->>ada: PeerAck through 3",
      "ada-->>grace: PeerMedia stream 1 (2 times)",
      "ada-->>grace: PeerMediaEnd stream 1, frames 5, sequence 4",
      "grace-->>ada: PeerAck through 4",
      "grace-->>ada: PeerMediaReport stream 1, received 5, lost 0 (3 times)",
    ],
  },
  {
    title: "A move to another network",
    play: (play) => {
      play.move(play.ada);
      play.run(150);
    },
    messages: [
      "ada-->>grace: PeerPathRequest padding 1145 bytes",
      "ada-->>grace: PeerPathRequest padding 1417 bytes",
      "ada-->>grace: PeerAddresses, sequence 5",
      "grace-->>ada: PeerPathResponse",
      "grace--xada: PeerPathResponse",
      "grace--xada: PeerPathRequest",
      "grace-->>ada: PeerPathRequest",
      "grace-->>ada: PeerPathResponse",
      "grace--xada: PeerPathResponse",
      "grace--xada: PeerPathRequest padding 1417 bytes",
      "grace--xada: PeerAck through 5",
      "ada-->>grace: PeerPathResponse",
      "grace-->>ada: PeerPathRequest padding 1145 bytes",
      "ada-->>grace: PeerAddresses, sequence 5",
      "ada-->>grace: PeerPathResponse",
      "grace--xada: PeerAck through 5",
      "ada-->>grace: PeerAddresses, sequence 5",
      "grace-->>ada: PeerAck through 5",
      "grace--xada: PeerPathRequest padding 1145 bytes",
      "ada-->>grace: PeerPathRequest padding 1145 bytes",
      "grace-->>ada: PeerPathResponse",
      "grace-->>ada: PeerPathRequest padding 1145 bytes",
    ],
  },
  {
    title: "Close the link",
    play: (play) => {
      play.ada.connection.close(play.nowMs);
      play.run(1_000);
    },
    messages: ["ada-->>grace: PeerClose reason DONE (3 times)"],
  },
];

/** Plays a link. @throws UsageError a scene shows other messages than those beside its script */
export function recordPeerLink(): Chapter[] {
  const play = new PeerPlay();
  return SCENES.map((scene) => {
    if (scene.pauseMs !== undefined) play.run(scene.pauseMs);
    return chapterOf(
      scene.title,
      scene.messages,
      play.record(() => scene.play(play)),
    );
  });
}

class PeerPlay {
  readonly ada: Side;
  readonly grace: Side;
  /** Whether the next datagram is lost. */
  dropsNext = false;
  readonly #reader: DatagramReader;
  readonly #inFlight: InFlight[] = [];
  #steps: Step[] = [];
  #nowMs = 0;

  constructor() {
    this.ada = createSide("ada");
    this.grace = createSide("grace");
    const { sendKey: toGrace, receiveKey: toAda } = keysOf("ada");
    this.#reader = new DatagramReader(
      new Map([
        [this.grace.connectionId, toGrace],
        [this.ada.connectionId, toAda],
      ]),
    );
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get sides(): readonly Side[] {
    return [this.ada, this.grace];
  }

  /** A side gets another address, and notices it. */
  move(side: Side): void {
    side.address = { ...side.address, address: "198.51.100.1" };
    side.connection.networkChanged("interfaces", this.#nowMs);
    side.connection.setOwnAddresses(ownAddresses(side.address), this.#nowMs);
  }

  record(run: () => void): Step[] {
    this.#steps = [];
    run();
    return this.#steps;
  }

  /** Runs for a time. */
  run(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    while (this.#step(untilMs));
    this.#nowMs = untilMs;
  }

  /** Advances to the next timeout or arrival. Returns false if it is later than `untilMs`. */
  #step(untilMs: number): boolean {
    this.#drain();
    const timesMs = [...this.sides.map(({ connection }) => connection.nextTimeoutMs), this.#inFlight[0]?.arrivalMs];
    const nextMs = Math.min(...timesMs.map((timeMs) => timeMs ?? Number.POSITIVE_INFINITY));
    if (nextMs > untilMs || nextMs === Number.POSITIVE_INFINITY) return false;
    this.#nowMs = Math.max(this.#nowMs, nextMs);
    const [first] = this.#inFlight;
    if (first !== undefined && first.arrivalMs <= this.#nowMs) {
      this.#inFlight.shift();
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
        this.#send({ from: address, to: out.to, bytes: out.bytes }, side, other);
      }
      while (connection.pollEvent() !== undefined);
    }
  }

  #send({ from, to: destination, bytes }: Sent, side: Side, to: Side): void {
    const label = this.#reader.labelOf(bytes, this.#nowMs);
    const isLost = this.dropsNext || !isSameAddress(destination, to.address);
    this.dropsNext = false;
    this.#steps.push({ from: side.name, to: to.name, label, over: "datagram", isLost });
    if (!isLost) this.#inFlight.push({ to, from, bytes, arrivalMs: this.#nowMs + LATENCY_MS });
  }
}

/** Reads the datagrams of a link whose keys are known. */
class DatagramReader {
  readonly #openers: ReadonlyMap<bigint, DatagramOpener>;

  /** @param keys  by the connection id in the datagrams that each opens */
  constructor(keys: ReadonlyMap<bigint, Uint8Array>) {
    this.#openers = new Map([...keys].map(([id, key]) => [id, new DatagramOpener(key, id, RULES)]));
  }

  /** Describes a datagram in a few words. Each datagram opens once only. */
  labelOf(bytes: Uint8Array, nowMs: number): string {
    const id = readDatagramId(bytes, RULES.bytesMax);
    const opened = id === undefined ? undefined : this.#openers.get(id)?.open(bytes, nowMs);
    if (opened === undefined) return "";
    const message = Message.decode(opened.message);
    const sequence = message.header?.sequence ?? 0;
    return sequence === 0 ? labelOf(message) : `${labelOf(message)}, sequence ${sequence}`;
  }
}

/** Ada is the inviter. Keys, ids and random bytes are fixed. */
function createSide(name: "ada" | "grace"): Side {
  const [own, others] = name === "ada" ? [1, 2] : [2, 1];
  const [connectionId, remoteConnectionId] = [BigInt(own), BigInt(others)];
  let tokens = 0;
  const connection = new PeerConnection({
    keys: keysOf(name),
    features: ownFeatures("link"),
    // Tokens differ, as those of two paths must.
    random: (length) => filled(length, length === TOKEN_BYTES ? ++tokens : own + 3),
    localConnectionId: connectionId,
    remoteConnectionId,
    candidates: [addressOf(others)],
    limits: DEFAULT_LIMITS,
    nowMs: 0,
  });
  connection.setOwnAddresses(ownAddresses(addressOf(own)), 0);
  return { name, address: addressOf(own), connectionId, connection };
}

function ownAddresses(address: SocketAddress): OwnAddresses {
  return { candidates: [Candidate.create({ kind: CandidateKind.HOST, ...address })], seenByServer: [] };
}

/** The keys of one side, as after an introduction. */
function keysOf(name: "ada" | "grace"): NoiseKeys {
  const [own, others] = name === "ada" ? [1, 2] : [2, 1];
  const keys = (value: number) => keyPairOf("X25519", filled(KEY_BYTES, value));
  return noiseKK({
    role: name === "ada" ? "initiator" : "responder",
    prologue: filled(2 * KEY_BYTES, 3),
    psk: filled(KEY_BYTES, 3),
    staticKeys: keys(own),
    ephemeralKeys: keys(own + 3),
    remoteStatic: keys(others).publicKey,
    remoteEphemeral: keys(others + 3).publicKey,
  });
}

function addressOf(number: number): SocketAddress {
  return { address: `192.0.2.${number}`, port: 1_000 + number };
}

function filled(length: number, value: number): Uint8Array {
  return new Uint8Array(length).fill(value);
}

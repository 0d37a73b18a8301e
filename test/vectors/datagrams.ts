/** Datagrams: headers, sealing, key epochs, replay, and what a receiver drops. */

import { createKeyExchange, nextDatagramKey } from "../../src/crypto/datagram-keys.ts";
import { TagKey } from "../../src/crypto/message-tag.ts";
import { DATAGRAM_RULES, DatagramKind, readDatagramHeader } from "../../src/framing/datagram.ts";
import { RELAY_LEFT, RelayCodec, RelayStatus } from "../../src/framing/relay-datagram.ts";
import { REPLAY_WINDOW_PACKETS, ReplayWindow } from "../../src/framing/replay-window.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { concat, nextKey, sealDatagram, uint64, x25519 } from "./primitives.ts";
import { bytesOf, codeThrown, type Fields, fill, hex, type Json, mustEqual, type Vector } from "./vector.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
const ID = 0x0102030405060708n;
/** The text "hello" with sequence 1, a ping, and a probe of a client. */
const TEXT = "0a06080310322001f206070a0568656c6c6f";
const PING = "0a04080110379a0709090500000000000000";
const EPOCH = DATAGRAM_RULES.epochPackets;

const KINDS = new Map<number, string>(Object.entries(DatagramKind).map(([name, kind]) => [kind, name]));

/** A side of a relay, and the token of a challenge to it. */
const RELAY_KEY = fill(5);
const RELAY_TOKEN = fill(6, 16);
/** A datagram of a link. */
const RELAYED = Uint8Array.from([0x31, ...fill(8, 8), ...fill(0, 7), 1, ...fill(9, 24)]);

/** The status BOUND, and 2^30 bytes. */
const RELAY_BOUND = Uint8Array.from([1, 0, 0, 0, 0, 0x40, 0, 0, 0]);

/** Headers that a receiver accepts, whatever follows from them. */
export function datagramHeaders(): Vector[] {
  const sealed = sealDatagram(KEY, ID, 1, bytesOf(TEXT));
  return [
    ["sealed", sealed],
    ["shortest-sealed", sealed.subarray(0, 33)],
    ["greatest-packet-number", concat(Uint8Array.of(0x31), uint64(0n), uint64(2n ** 53n - 1n), fill(0, 16))],
    ["longest", concat(sealed.subarray(0, 17), fill(0, DATAGRAM_RULES.bytesMax - 17))],
  ].map(([name, datagram]) => {
    if (typeof name !== "string" || !(datagram instanceof Uint8Array)) throw new Error("A vector is incomplete.");
    const header = readDatagramHeader(datagram);
    if (header === undefined) throw new Error(`${name} is not a datagram.`);
    const { kind, connectionId, packetNumber } = header;
    const expect = { kind: KINDS.get(kind) ?? "", connectionId: hex(uint64(connectionId)), packetNumber };
    return { name, section: "Datagrams", given: { datagram: hex(datagram) }, expect };
  });
}

/** Datagrams that a receiver drops without an answer, because of their header or their tag. */
export function droppedDatagrams(): Vector[] {
  const sealed = sealDatagram(KEY, ID, 1, bytesOf(TEXT));
  const changed = (at: number, value: number) => sealed.map((byte, index) => (index === at ? value : byte));
  const numbered = (packetNumber: bigint) => concat(sealed.subarray(0, 9), uint64(packetNumber), sealed.subarray(17));
  const far = sealDatagram(keyOfEpoch(5), ID, 5 * EPOCH, bytesOf(TEXT));
  const CASES: readonly (readonly [name: string, section: string, reason: string, datagram: Uint8Array])[] = [
    ["empty", "Datagrams", "shorter than a header", new Uint8Array()],
    ["16-bytes", "Datagrams", "shorter than a header", sealed.subarray(0, 16)],
    ["sealed-of-32-bytes", "Datagrams", "no room for the tag", sealed.subarray(0, 32)],
    ["1201-bytes", "Datagrams", "longer than the limit", concat(sealed, fill(0, 1_201 - sealed.length))],
    ["kind-0", "Datagrams", "unknown kind", changed(0, 0x01)],
    ["kind-1-which-nobody-uses", "Datagrams", "unknown kind", changed(0, 0x11)],
    ["kind-2-which-nobody-uses", "Datagrams", "unknown kind", changed(0, 0x21)],
    ["kind-4-which-nobody-uses", "Datagrams", "unknown kind", changed(0, 0x41)],
    ["kind-5", "Datagrams", "unknown kind", changed(0, 0x51)],
    ["version-0", "Datagrams", "unknown version", changed(0, 0x30)],
    ["version-2", "Datagrams", "unknown version", changed(0, 0x32)],
    ["other-connection-id", "Datagrams", "unknown connection id", changed(8, 9)],
    ["sealed-with-packet-number-0", "Datagrams", "packet number", numbered(0n)],
    ["packet-number-of-2-to-the-53", "Datagrams", "packet number", numbered(2n ** 53n)],
    ["changed-kind", "Sealing", "not a sealed datagram", changed(0, 0x81)],
    ["changed-packet-number", "Sealing", "tag", numbered(2n)],
    ["changed-ciphertext", "Sealing", "tag", changed(17, (sealed[17] ?? 0) ^ 1)],
    ["changed-tag", "Sealing", "tag", changed(sealed.length - 1, (sealed.at(-1) ?? 0) ^ 0x80)],
    ["cut-off-ciphertext", "Sealing", "tag", concat(sealed.subarray(0, 20), sealed.subarray(21))],
    ["key-of-the-other-direction", "Sealing", "tag", sealDatagram(fill(9), ID, 1, bytesOf(TEXT))],
    ["key-of-another-epoch", "Key epochs", "tag", sealDatagram(KEY, ID, EPOCH, bytesOf(TEXT))],
    ["epoch-5-in-epoch-0", "Key epochs", "epoch out of reach", far],
  ];
  return CASES.map(([name, section, reason, datagram]) => {
    const opener = new DatagramOpener(KEY, ID);
    mustEqual(
      codeThrown(() => opener.open(datagram, 0), name),
      "AUTH_FAILED",
      name,
    );
    // What was dropped changed nothing.
    mustEqual(hex(opener.open(sealed, 0)?.message ?? new Uint8Array()), TEXT, name);
    const given = { key: hex(KEY), connectionId: hex(uint64(ID)), datagram: hex(datagram) };
    return { name, section, given, expect: { dropped: reason } };
  });
}

/** Messages and what they are sealed as. */
export function sealing(): Vector[] {
  const cases: readonly (readonly [
    name: string,
    key: Uint8Array,
    id: bigint,
    packetNumber: number,
    message: string,
  ])[] = [
    ["first-of-epoch-0", KEY, ID, 1, TEXT],
    ["first-of-epoch-1", keyOfEpoch(1), ID, EPOCH, PING],
    ["last-of-epoch-0", KEY, ID, EPOCH - 1, PING],
    ["empty-message", KEY, ID, 2, ""],
    ["number-of-40-bits", keyOfEpoch(4), 2n ** 64n - 1n, 4 * EPOCH + 0x1234, TEXT],
    ["longest-message", KEY, ID, 3, hex(fill(0x61, 1_167))],
  ];
  return cases.map(([name, key, id, packetNumber, message]) => {
    const datagram = sealDatagram(key, id, packetNumber, bytesOf(message));
    const opener = new DatagramOpener(KEY, id);
    mustEqual(hex(opener.open(datagram, 0)?.message ?? fill(1)), message, name);
    const given = { key: hex(key), connectionId: hex(uint64(id)), packetNumber, message };
    const nonce = hex(concat(new Uint8Array(4), uint64(BigInt(packetNumber))));
    const associatedData = hex(datagram.subarray(0, 17));
    return { name, section: "Sealing", given, expect: { nonce, associatedData, datagram: hex(datagram) } };
  });
}

/** The keys of epochs 0 to 5. */
export function epochKeys(): Vector[] {
  return [KEY, fill(0), fill(0xff)].map((key, index) => {
    const keys = [key];
    for (let epoch = 1; epoch <= 5; epoch++) keys.push(nextDatagramKey(keys.at(-1) ?? key));
    const name = ["counting-bytes", "zeros", "ones"][index] ?? "";
    return { name, section: "Key epochs", given: { key: hex(key) }, expect: { keys: keys.map(hex) } };
  });
}

/** When a sender sends, and the packet numbers that it uses. */
export function sentPacketNumbers(): Vector[] {
  const cases: readonly (readonly [name: string, sends: readonly number[]])[] = [
    ["numbers-rise-by-one", [0, 0, 5, 5]],
    ["next-epoch-after-120-seconds", [0, 1, 119_999, 120_000, 120_001]],
    ["time-counts-from-the-first-packet-of-the-epoch", [500, 120_499, 120_500, 240_499, 240_500]],
    ["no-epoch-is-skipped-in-a-long-pause", [0, 1_000_000, 1_000_001]],
  ];
  return cases.map(([name, sentAtMs]) => {
    const sealer = new DatagramSealer(KEY, ID);
    const packetNumbers = sentAtMs.map((atMs) => {
      const { bytes, packetNumber } = sealer.seal(bytesOf(PING), atMs);
      const expected = sealDatagram(keyOfEpoch(Math.floor(packetNumber / EPOCH)), ID, packetNumber, bytesOf(PING));
      mustEqual(hex(bytes), hex(expected), name);
      return packetNumber;
    });
    return { name, section: "Key epochs", given: { sentAtMs }, expect: { packetNumbers } };
  });
}

type Arrival = readonly [atMs: number, packetNumber: number, result: "opened" | "dropped", forged?: "forged"];

const RECEIVED: readonly (readonly [name: string, section: string, arrivals: readonly Arrival[]])[] = [
  [
    "in-order",
    "Replay",
    [
      [0, 1, "opened"],
      [0, 2, "opened"],
      [0, 3, "opened"],
    ],
  ],
  [
    "repeated",
    "Replay",
    [
      [0, 1, "opened"],
      [0, 1, "dropped"],
      [0, 2, "opened"],
      [9, 1, "dropped"],
      [9, 2, "dropped"],
    ],
  ],
  [
    "late-ones-arrive-once",
    "Replay",
    [
      [0, 100, "opened"],
      [0, 37, "opened"],
      [0, 99, "opened"],
      [0, 37, "dropped"],
      [0, 38, "opened"],
    ],
  ],
  [
    "first-one-is-not-1",
    "Replay",
    [
      [0, 5_000, "opened"],
      [0, 4_999, "opened"],
    ],
  ],
  [
    "oldest-in-the-window",
    "Replay",
    [
      [0, 3_000, "opened"],
      [0, 985, "opened"],
      [0, 984, "dropped"],
      [0, 985, "dropped"],
    ],
  ],
  [
    "window-that-moves-by-one",
    "Replay",
    [
      [0, 2_016, "opened"],
      [0, 1, "opened"],
      [0, 2_017, "opened"],
      [0, 1, "dropped"],
      [0, 2, "opened"],
    ],
  ],
  [
    "forged-number-does-not-move-the-window",
    "Replay",
    [
      [0, 1, "opened"],
      [0, 500_000, "dropped", "forged"],
      [0, 2, "opened"],
      [0, 3, "opened"],
    ],
  ],
  [
    "forged-one-does-not-use-its-number",
    "Replay",
    [
      [0, 7, "dropped", "forged"],
      [0, 7, "opened"],
    ],
  ],
  [
    "next-epoch",
    "Key epochs",
    [
      [0, 1, "opened"],
      [0, EPOCH, "opened"],
      [0, EPOCH + 1, "opened"],
    ],
  ],
  [
    "late-one-of-the-epoch-before-within-30-s",
    "Key epochs",
    [
      [0, 1, "opened"],
      [100, EPOCH, "opened"],
      [30_099, 2, "opened"],
      [30_099, 2, "dropped"],
    ],
  ],
  [
    "late-one-of-the-epoch-before-after-30-s",
    "Key epochs",
    [
      [0, 1, "opened"],
      [100, EPOCH, "opened"],
      [30_100, 2, "dropped"],
    ],
  ],
  [
    "30-s-count-from-the-first-packet-of-the-epoch",
    "Key epochs",
    [
      [0, EPOCH, "opened"],
      [29_999, EPOCH + 1, "opened"],
      [29_999, 2, "opened"],
      [30_000, 3, "dropped"],
    ],
  ],
  [
    "each-epoch-has-a-window",
    "Key epochs",
    [
      [0, 100, "opened"],
      [0, EPOCH + 100, "opened"],
      [0, 100, "dropped"],
      [0, 99, "opened"],
      [0, EPOCH + 100, "dropped"],
    ],
  ],
  [
    "four-epochs-ahead",
    "Key epochs",
    [
      [0, 1, "opened"],
      [0, 4 * EPOCH, "opened"],
      [0, 3 * EPOCH + 5, "opened"],
      [0, 2 * EPOCH, "dropped"],
      [0, 2, "dropped"],
    ],
  ],
  [
    "five-epochs-ahead",
    "Key epochs",
    [
      [0, 1, "opened"],
      [0, 5 * EPOCH, "dropped"],
      [0, EPOCH, "opened"],
      [0, 5 * EPOCH, "opened"],
    ],
  ],
  [
    "forged-epoch-does-not-count",
    "Key epochs",
    [
      [0, 1, "opened"],
      [0, EPOCH, "dropped", "forged"],
      [0, 4 * EPOCH, "dropped", "forged"],
      [40_000, 2, "opened"],
    ],
  ],
  [
    "key-of-two-epochs-before-is-gone",
    "Key epochs",
    [
      [0, 1, "opened"],
      [0, EPOCH, "opened"],
      [10, 2 * EPOCH, "opened"],
      [20, 2, "dropped"],
      [20, EPOCH + 1, "opened"],
    ],
  ],
];

/** Sealed datagrams in the order of arrival, and whether the receiver opens or drops each. */
export function receivedDatagrams(): Vector[] {
  return RECEIVED.map(([name, section, arrivals]) => {
    const opener = new DatagramOpener(KEY, ID);
    const datagrams = arrivals.map(([atMs, packetNumber, result, forged]) => {
      const sealed = sealDatagram(keyOfEpoch(Math.floor(packetNumber / EPOCH)), ID, packetNumber, bytesOf(PING));
      const datagram =
        forged === undefined ? sealed : concat(sealed.subarray(0, -1), Uint8Array.of((sealed.at(-1) ?? 0) ^ 1));
      mustEqual(openOrDrop(opener, datagram, atMs), result, `${name}, ${packetNumber}`);
      return { atMs, datagram: hex(datagram) };
    });
    if (section === "Replay") checkWindow(name, arrivals);
    const given = { key: hex(KEY), connectionId: hex(uint64(ID)), windowPackets: REPLAY_WINDOW_PACKETS, datagrams };
    return { name, section, given, expect: { results: arrivals.map(([, , result]) => result) } };
  });
}

/** The keys of datagrams between a client and its server, a probe, and its answer. */
export function clientServerDatagrams(): Vector[] {
  return [fill(3), fill(0)].map((exporter, index) => {
    const [client, server] = [fill(1), fill(2)].map((key) => createKeyExchange(() => key));
    if (client === undefined || server === undefined) throw new Error("The keys are missing.");
    const { clientKey, serverKey } = client.derive(server.publicKey, exporter);
    const other = server.derive(client.publicKey, exporter);
    mustEqual([hex(other.clientKey), hex(other.serverKey)], [hex(clientKey), hex(serverKey)], "both sides");
    const given: Fields = {
      clientPrivateKey: hex(fill(1)),
      serverPrivateKey: hex(fill(2)),
      exporter: hex(exporter),
    };
    const expect: Fields = {
      clientPublicKey: hex(client.publicKey),
      serverPublicKey: hex(server.publicKey),
      secret: hex(x25519(fill(1), server.publicKey)),
      clientKey: hex(clientKey),
      serverKey: hex(serverKey),
      clientKeyOfEpoch1: hex(nextDatagramKey(clientKey)),
    };
    const name = index === 0 ? "over-tls" : "over-plain-tcp";
    return { name, section: "Datagrams between client and server", given, expect };
  });
}

/** One datagram of each kind between a client and the relay. */
export function relayDatagrams(): Vector[] {
  const codec = new RelayCodec(ID, new TagKey(RELAY_KEY));
  const vector = (name: string, sequence: number, content: Uint8Array, datagram: Uint8Array): Vector => ({
    name,
    section: "The relay",
    given: { relayId: hex(uint64(ID)), key: hex(RELAY_KEY), sequence, content: hex(content) },
    expect: { datagram: hex(datagram) },
  });
  return [
    vector("first-bind", 1, fill(0, 16), codec.bind(1)),
    vector("challenge", 1, RELAY_TOKEN, codec.challenge(1, RELAY_TOKEN)),
    vector("bind-with-the-token", 2, RELAY_TOKEN, codec.bind(2, RELAY_TOKEN)),
    vector("bind-after-leaving", 3, RELAY_LEFT, codec.bind(3, RELAY_LEFT)),
    vector("bound", 2, RELAY_BOUND, codec.status(2, RelayStatus.BOUND, 2 ** 30)),
    vector("relayed-from-the-client", 2 ** 40, RELAYED, codec.wrap(RELAYED, 2 ** 40)),
    vector("relayed-to-the-client", 0, RELAYED, codec.forward(RELAYED)),
  ];
}

function openOrDrop(opener: DatagramOpener, datagram: Uint8Array, atMs: number): Json {
  try {
    return opener.open(datagram, atMs) === undefined ? "dropped" : "opened";
  } catch {
    return "dropped";
  }
}

/** The window alone, without keys, has to come to the same. */
function checkWindow(name: string, arrivals: readonly Arrival[]): void {
  const window = new ReplayWindow();
  for (const [, packetNumber, result, forged] of arrivals) {
    if (forged !== undefined) continue;
    mustEqual(window.check(packetNumber), result === "opened", `${name}, ${packetNumber}`);
    window.accept(packetNumber);
  }
}

function keyOfEpoch(epoch: number): Uint8Array {
  let key: Uint8Array = KEY;
  for (let next = 0; next < epoch; next++) key = nextKey(key);
  return key;
}

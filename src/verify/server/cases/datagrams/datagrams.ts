import { check } from "../../../shared/fault.ts";
import type { ServerCase } from "../../server-context.ts";
import { random } from "../../socket.ts";
import { openProbes } from "./probes.ts";

/** Header of a datagram: 17 bytes, of which 8 are the packet number. */
const [ID_AT, NUMBER_AT, PAYLOAD_AT] = [1, 9, 17];

/** A sender begins a new key epoch after 120 s. */
const EPOCH_MS = 120_000;
/** A receiver derives keys up to this many epochs ahead. */
const EPOCHS_AHEAD_MAX = 4;

/** A probe that is spoiled after it was sealed, and must not be answered. */
function dropped(id: string, title: string, why: string, spoil: (datagram: Uint8Array) => Uint8Array): ServerCase {
  return {
    id: `datagrams/${id}`,
    title,
    async run(context) {
      const { probes } = await openProbes(context);
      await probes.expectNoAnswer(spoil(probes.seal(1)), why);
      await probes.ask();
    },
  };
}

function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ mask : byte));
}

export const DATAGRAMS: readonly ServerCase[] = [
  dropped("version", "A datagram of another version is dropped", "of version 2", (bytes) => flipped(bytes, 0, 3)),
  dropped("kind", "A datagram of an unknown kind is dropped", "of the kind 9", (bytes) => flipped(bytes, 0, 0xa0)),
  dropped("connection-id", "A datagram with an unknown connection id is dropped", "of an unknown connection", (bytes) =>
    flipped(bytes, ID_AT + 3),
  ),
  dropped("packet-number", "A datagram with a changed packet number is dropped", "whose number was changed", (bytes) =>
    flipped(bytes, NUMBER_AT + 7, 0x40),
  ),
  dropped("ciphertext", "A datagram with a changed ciphertext is dropped", "whose content was changed", (bytes) =>
    flipped(bytes, PAYLOAD_AT + 2),
  ),
  dropped("tag", "A datagram with a changed tag is dropped", "whose tag was changed", (bytes) =>
    flipped(bytes, bytes.length - 1),
  ),
  dropped("truncated", "A datagram without its last byte is dropped", "that was cut off", (bytes) =>
    bytes.subarray(0, -1),
  ),
  dropped("short-header", "Less than a header is dropped", "of 16 bytes", (bytes) => bytes.subarray(0, 16)),
  dropped("random", "Random bytes behind a good header are dropped", "of random bytes", (bytes) =>
    Uint8Array.from([...bytes.subarray(0, PAYLOAD_AT), ...random(100)]),
  ),
  {
    id: "datagrams/replayed",
    title: "A replayed probe is not answered again",
    async run(context) {
      const { probes } = await openProbes(context);
      const bytes = probes.seal(77);
      probes.send(bytes);
      const answer = await probes.port.receive(context.timeoutMs);
      check(answer !== undefined, "an answer to the first copy of a probe", () => "none");
      probes.open(answer, 77);
      await probes.expectNoAnswer(bytes, "that was received before");
    },
  },
  {
    id: "datagrams/replayed-elsewhere",
    title: "A replayed probe from another address is not answered",
    async run(context) {
      const { probes } = await openProbes(context);
      const bytes = probes.seal(78);
      probes.send(bytes);
      await probes.port.receive(context.timeoutMs);
      const other = await context.udp();
      await probes.expectNoAnswer(bytes, "that was received before", other);
    },
  },
  {
    id: "datagrams/out-of-order",
    title: "Probes that arrive out of order are all answered",
    async run(context) {
      const { probes } = await openProbes(context);
      const datagrams = [301, 302, 303].map((sequence) => ({ sequence, bytes: probes.seal(sequence) }));
      for (const { bytes, sequence } of datagrams.reverse()) {
        probes.send(bytes);
        const answer = await probes.port.receive(context.timeoutMs);
        check(answer !== undefined, `an answer to probe ${sequence}`, () => "none");
        probes.open(answer, sequence);
      }
    },
  },
  {
    id: "datagrams/forged-number-moves-nothing",
    title: "A forged datagram with a high packet number does not move the replay window",
    async run(context) {
      const { probes } = await openProbes(context);
      const forged = probes.seal(79);
      new DataView(forged.buffer, forged.byteOffset).setUint32(NUMBER_AT + 4, 900_000);
      await probes.expectNoAnswer(forged, "whose number was raised");
      await probes.ask();
    },
  },
  {
    id: "datagrams/next-epoch",
    title: "A probe in the next key epoch is answered, and so is a late one of the epoch before",
    async run(context) {
      const { probes } = await openProbes(context);
      const late = probes.seal(400);
      const next = probes.seal(401, 64, EPOCH_MS);
      for (const [bytes, sequence] of [
        [next, 401],
        [late, 400],
      ] as const) {
        probes.send(bytes);
        const answer = await probes.port.receive(context.timeoutMs);
        check(answer !== undefined, `an answer to probe ${sequence}`, () => "none");
        probes.open(answer, sequence);
      }
    },
  },
  {
    id: "datagrams/epochs-ahead",
    title: "A probe of the fifth epoch ahead is dropped, and the fourth is answered",
    async run(context) {
      const { probes } = await openProbes(context);
      const epochs = Array.from({ length: EPOCHS_AHEAD_MAX + 1 }, (_, index) =>
        probes.seal(500 + index, 64, (index + 1) * EPOCH_MS),
      );
      const [fifth, fourth] = [epochs[EPOCHS_AHEAD_MAX], epochs[EPOCHS_AHEAD_MAX - 1]];
      if (fifth === undefined || fourth === undefined) return;
      await probes.expectNoAnswer(fifth, "five key epochs ahead");
      probes.send(fourth);
      const answer = await probes.port.receive(context.timeoutMs);
      check(answer !== undefined, "an answer to a probe four epochs ahead", () => "none");
    },
  },
];

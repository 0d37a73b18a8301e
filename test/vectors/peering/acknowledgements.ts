/** Acknowledgements on a link. */

import { Message } from "../../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { decodePeerMessage, encodePeerMessage, encodeWithHeader } from "../../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { Delivery } from "../../../src/peering/reliable/delivery.ts";
import { RttEstimator } from "../../../src/peering/rtt-estimator.ts";
import { codeThrown, hex, type Json, mustEqual, type Vector } from "../vector.ts";

const RELIABLE = "Reliable messages";

type Arrival = readonly [atMs: number, sequence: number, packetNumber: number, awaitsAck?: boolean];
type Ack = readonly [atMs: number, through: number, beyond: readonly number[], packetNumber: number, delayUs: number];

interface AckCase {
  readonly name: string;
  readonly arrivals: readonly Arrival[];
  readonly acks: readonly Ack[];
  /** The sequences in the order in which they are handed on. */
  readonly delivered: readonly number[];
}

const ACKNOWLEDGEMENTS: readonly AckCase[] = [
  {
    name: "second-message-after-an-acknowledgement-at-once",
    arrivals: [
      [0, 1, 1],
      [4, 2, 2],
      [5, 3, 3],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [5, 3, [], 3, 0],
    ],
    delivered: [1, 2, 3],
  },
  { name: "lone-message-at-once", arrivals: [[0, 1, 7]], acks: [[0, 1, [], 7, 0]], delivered: [1] },
  {
    name: "message-that-follows-another-one-after-10-ms",
    arrivals: [
      [0, 1, 1],
      [9, 2, 2],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [19, 2, [], 2, 10_000],
    ],
    delivered: [1, 2],
  },
  {
    name: "message-after-a-silence-of-10-ms-at-once",
    arrivals: [
      [0, 1, 1],
      [10, 2, 2],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [10, 2, [], 2, 0],
    ],
    delivered: [1, 2],
  },
  {
    name: "fourth-message-waits-again",
    arrivals: [
      [0, 1, 1],
      [1, 2, 2],
      [2, 3, 3],
      [3, 4, 4],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [2, 3, [], 3, 0],
      [13, 4, [], 4, 10_000],
    ],
    delivered: [1, 2, 3, 4],
  },
  {
    name: "gap-and-what-fills-it-at-once",
    arrivals: [
      [0, 1, 1],
      [2, 3, 3],
      [5, 2, 4],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [2, 1, [3], 3, 0],
      [5, 3, [], 4, 0],
    ],
    delivered: [1, 2, 3],
  },
  {
    name: "next-message-while-a-gap-stays",
    arrivals: [
      [0, 3, 1],
      [20, 1, 2],
      [40, 5, 3],
      [60, 2, 4],
    ],
    acks: [
      [0, 0, [3], 1, 0],
      [20, 1, [3], 2, 0],
      [40, 1, [3, 5], 3, 0],
      [60, 3, [5], 4, 0],
    ],
    delivered: [1, 2, 3],
  },
  {
    name: "several-gaps",
    arrivals: [
      [0, 2, 5],
      [0, 4, 6],
      [0, 5, 7],
      [1, 9, 8],
    ],
    acks: [
      [0, 0, [2], 5, 0],
      [0, 0, [2, 4], 6, 0],
      [0, 0, [2, 4, 5], 7, 0],
      [1, 0, [2, 4, 5, 9], 8, 0],
    ],
    delivered: [],
  },
  {
    name: "repeated-message-at-once",
    arrivals: [
      [0, 1, 1],
      [3, 1, 2],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [3, 1, [], 2, 0],
    ],
    delivered: [1],
  },
  {
    name: "repeated-message-ahead-of-a-gap",
    arrivals: [
      [0, 2, 1],
      [3, 2, 2],
      [4, 1, 3],
    ],
    acks: [
      [0, 0, [2], 1, 0],
      [3, 0, [2], 2, 0],
      [4, 2, [], 3, 0],
    ],
    delivered: [1, 2],
  },
  {
    name: "message-whose-sender-waits",
    arrivals: [
      [0, 1, 1, true],
      [1, 2, 2, true],
      [2, 3, 3],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [1, 2, [], 2, 0],
      [12, 3, [], 3, 10_000],
    ],
    delivered: [1, 2, 3],
  },
  {
    name: "counts-again-after-an-acknowledgement-at-once",
    arrivals: [
      [0, 1, 1],
      [1, 1, 2],
      [2, 2, 3],
      [3, 3, 4],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [1, 1, [], 2, 0],
      [3, 3, [], 4, 0],
    ],
    delivered: [1, 2, 3],
  },
  {
    name: "message-after-a-filled-gap-waits",
    arrivals: [
      [0, 1, 1],
      [1, 3, 2],
      [2, 2, 3],
      [3, 4, 4],
    ],
    acks: [
      [0, 1, [], 1, 0],
      [1, 1, [3], 2, 0],
      [2, 3, [], 3, 0],
      [13, 4, [], 4, 10_000],
    ],
    delivered: [1, 2, 3, 4],
  },
  {
    name: "older-packet-number-does-not-count",
    arrivals: [
      [0, 1, 20],
      [6, 2, 15],
    ],
    acks: [
      [0, 1, [], 20, 0],
      [16, 2, [], 20, 16_000],
    ],
    delivered: [1, 2],
  },
  {
    name: "128-ahead-is-kept",
    arrivals: [[0, 128, 1]],
    acks: [[0, 0, [128], 1, 0]],
    delivered: [],
  },
  {
    name: "129-ahead-is-ignored",
    arrivals: [
      [0, 129, 1],
      [5, 1, 2],
    ],
    acks: [[5, 1, [], 2, 0]],
    delivered: [1],
  },
];

/** The acknowledgements that a receiver sends, and what it hands on. */
export function acknowledgements(): Vector[] {
  return ACKNOWLEDGEMENTS.map(({ name, arrivals, acks, delivered }) => {
    const result = receive(arrivals);
    const expected = acks.map(([atMs, through, beyond, packetNumber, delayUs]) => ({
      atMs,
      through,
      beyond,
      packetNumber,
      delayUs,
    }));
    mustEqual(result.acks, expected, name);
    mustEqual(result.delivered, delivered, name);
    const given = {
      arrivals: arrivals.map(([atMs, sequence, packetNumber, awaitsAck]) => ({
        atMs,
        sequence,
        packetNumber,
        ...(awaitsAck && { awaitsAck }),
      })),
    };
    const withBytes = expected.map((ack, index) => ({ ...ack, message: result.messages[index] ?? "" }));
    return { name, section: RELIABLE, given, expect: { acknowledgements: withBytes, delivered } };
  });
}

function receive(arrivals: readonly Arrival[]): { acks: Json[]; messages: string[]; delivered: number[] } {
  const delivery = newDelivery();
  const result = { acks: [] as Json[], messages: [] as string[], delivered: [] as number[] };
  const poll = (atMs: number) => {
    const message = delivery.poll(atMs);
    if (message === undefined) return;
    const { body } = Message.decode(message.bytes);
    if (body.case !== "peerAck") throw new Error("The receiver sent something else.");
    const { through, beyond, packetNumber, delayUs } = body.value;
    result.acks.push({ atMs, through, beyond, packetNumber, delayUs });
    result.messages.push(hex(message.bytes));
  };
  for (const [atMs, sequence, packetNumber, awaitsAck = false] of arrivals) {
    const dueMs = delivery.nextPollMs;
    if (dueMs !== undefined && dueMs < atMs) poll(dueMs);
    const body = { case: "peerText", value: PeerText.create({ text: String(sequence) }) } as const;
    const fields = { sequence, follows: 0, awaitsAck, unknownField: undefined };
    const text = encodeWithHeader(body, fields, DEFAULT_LIMITS.datagramBytesMax);
    const inOrder = delivery.incoming.receive(decodePeerMessage(text, new Set()), text, {
      packetNumber,
      nowMs: atMs,
    });
    result.delivered.push(...inOrder.map((message) => message.sequence));
    poll(atMs);
  }
  if (delivery.nextPollMs !== undefined) poll(delivery.nextPollMs);
  return result;
}

interface BadAck {
  readonly name: string;
  readonly through: number;
  readonly beyond: readonly number[];
  readonly packetNumber: number;
}

/** After the messages 1 to 5 in the packets 11 to 15. */
const BAD_ACKNOWLEDGEMENTS: readonly BadAck[] = [
  { name: "through-a-message-that-was-not-sent", through: 6, beyond: [], packetNumber: 15 },
  { name: "beyond-with-a-message-that-was-not-sent", through: 1, beyond: [3, 6], packetNumber: 15 },
  { name: "beyond-that-does-not-ascend", through: 1, beyond: [4, 3], packetNumber: 15 },
  { name: "beyond-with-a-sequence-twice", through: 1, beyond: [3, 3], packetNumber: 15 },
  { name: "beyond-that-is-not-beyond-through", through: 3, beyond: [3], packetNumber: 15 },
  { name: "packet-that-was-not-sent", through: 5, beyond: [], packetNumber: 16 },
  { name: "packet-0", through: 5, beyond: [], packetNumber: 0 },
];

/** Acknowledgements that contradict what was sent. They close the link. */
export function badAcknowledgements(): Vector[] {
  const sent = [1, 2, 3, 4, 5].map((sequence) => ({ sequence, packetNumber: 10 + sequence }));
  return BAD_ACKNOWLEDGEMENTS.map(({ name, ...fields }) => {
    const delivery = newDelivery();
    for (const { sequence, packetNumber } of sent) {
      delivery.outbox.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      const message = delivery.poll(0);
      message?.onSent?.(packetNumber, 0, message.bytes.length);
    }
    const value = PeerAck.create({ ...fields, beyond: [...fields.beyond] });
    const run = () => delivery.handle({ case: "peerAck", value }, 1);
    mustEqual(codeThrown(run, name), "MALFORMED", name);
    const message = hex(encodePeerMessage({ case: "peerAck", value }, 0));
    return { name, section: RELIABLE, given: { sent, message }, expect: { closes: "PROTOCOL" } };
  });
}

interface GoodAck extends BadAck {
  readonly acknowledged: readonly number[];
}

const GOOD_ACKNOWLEDGEMENTS: readonly GoodAck[] = [
  { name: "everything", through: 5, beyond: [], packetNumber: 15, acknowledged: [1, 2, 3, 4, 5] },
  { name: "with-a-gap", through: 2, beyond: [4], packetNumber: 14, acknowledged: [1, 2, 4] },
  { name: "beyond-begins-right-after-through", through: 3, beyond: [4], packetNumber: 14, acknowledged: [1, 2, 3, 4] },
  { name: "first-message-missing", through: 0, beyond: [2, 3, 4, 5], packetNumber: 15, acknowledged: [2, 3, 4, 5] },
  { name: "lowest-packet-number", through: 4, beyond: [], packetNumber: 11, acknowledged: [1, 2, 3, 4] },
];

/** Acknowledgements that a sender takes, and what it no longer repeats. */
export function goodAcknowledgements(): Vector[] {
  const sent = [1, 2, 3, 4, 5].map((sequence) => ({ sequence, packetNumber: 10 + sequence }));
  return GOOD_ACKNOWLEDGEMENTS.map(({ name, acknowledged, ...fields }) => {
    const delivery = newDelivery();
    for (const { sequence, packetNumber } of sent) {
      delivery.outbox.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      const message = delivery.poll(0);
      message?.onSent?.(packetNumber, 0, message.bytes.length);
    }
    const value = PeerAck.create({ ...fields, beyond: [...fields.beyond] });
    delivery.handle({ case: "peerAck", value }, 1);
    mustEqual(
      repeatedBy(delivery),
      sent.map(({ sequence }) => sequence).filter((sequence) => !acknowledged.includes(sequence)),
      name,
    );
    const message = hex(encodePeerMessage({ case: "peerAck", value }, 0));
    return { name, section: RELIABLE, given: { sent, message }, expect: { acknowledged } };
  });
}

/** The sequences that are sent again within some seconds without a further acknowledgement. */
export function repeatedBy(delivery: Delivery): number[] {
  const repeated = new Set<number>();
  let packetNumber = 16;
  for (let nowMs = 10; nowMs < 5_000; nowMs += 10) {
    delivery.handleTimeout(nowMs);
    for (let sent = delivery.poll(nowMs); sent !== undefined; sent = delivery.poll(nowMs)) {
      repeated.add(Message.decode(sent.bytes).header?.sequence ?? 0);
      sent.onSent?.(packetNumber, nowMs, sent.bytes.length);
      packetNumber += 1;
    }
  }
  return [...repeated].sort((a, b) => a - b);
}

export function newDelivery(): Delivery {
  return new Delivery({
    limits: DEFAULT_LIMITS,
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    rtt: new RttEstimator(),
    raise: () => undefined,
  });
}

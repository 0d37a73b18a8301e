/** What travels inside a link: acknowledgements, texts in parts, the counts of media. */

import { Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerMediaEnd, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { decodePeerMessage, encodePeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { MediaStatistics } from "../../src/peering/media/statistics.ts";
import { Delivery } from "../../src/peering/reliable/delivery.ts";
import { RttEstimator } from "../../src/peering/reliable/rtt-estimator.ts";
import { fragmentText, Reassembler } from "../../src/peering/texts.ts";
import { bytesOf, codeThrown, type Fields, hex, type Json, mustEqual, type Vector } from "./vector.ts";

const RELIABLE = "Reliable messages";

type Arrival = readonly [atMs: number, sequence: number, packetNumber: number];
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
    name: "second-message-at-once",
    arrivals: [
      [0, 1, 1],
      [4, 2, 2],
    ],
    acks: [[4, 2, [], 2, 0]],
    delivered: [1, 2],
  },
  { name: "lone-message-after-10-ms", arrivals: [[0, 1, 7]], acks: [[10, 1, [], 7, 10_000]], delivered: [1] },
  {
    name: "third-message-waits-again",
    arrivals: [
      [0, 1, 1],
      [1, 2, 2],
      [2, 3, 3],
    ],
    acks: [
      [1, 2, [], 2, 0],
      [12, 3, [], 3, 10_000],
    ],
    delivered: [1, 2, 3],
  },
  {
    name: "gap-and-what-fills-it-at-once",
    arrivals: [
      [0, 1, 1],
      [2, 3, 3],
      [5, 2, 4],
    ],
    acks: [
      [2, 1, [3], 3, 0],
      [5, 3, [], 4, 0],
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
    acks: [[3, 1, [], 2, 0]],
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
    name: "older-packet-number-does-not-count",
    arrivals: [
      [0, 1, 20],
      [6, 2, 15],
    ],
    acks: [[6, 2, [], 20, 6_000]],
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
    acks: [[15, 1, [], 2, 10_000]],
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
    const given = { arrivals: arrivals.map(([atMs, sequence, packetNumber]) => ({ atMs, sequence, packetNumber })) };
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
  for (const [atMs, sequence, packetNumber] of arrivals) {
    const dueMs = delivery.nextTimeoutMs;
    if (dueMs !== undefined && dueMs < atMs) poll(dueMs);
    const value = PeerText.create({ text: String(sequence) });
    for (const body of delivery.receive(sequence, { case: "peerText", value }, packetNumber, atMs)) {
      if (body.case === "peerText") result.delivered.push(Number(body.value.text));
    }
    poll(atMs);
  }
  if (delivery.nextTimeoutMs !== undefined) poll(delivery.nextTimeoutMs);
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
      delivery.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      delivery.poll(0)?.onSent?.(packetNumber, 0);
    }
    const value = PeerAck.create({ ...fields, beyond: [...fields.beyond] });
    const run = () => delivery.handle({ case: "peerAck", value }, 1);
    mustEqual(codeThrown(run, name), "MALFORMED", name);
    const message = hex(encodePeerMessage({ case: "peerAck", value }, 0));
    return { name, section: RELIABLE, given: { sent, message }, expect: { closes: "PROTOCOL" } };
  });
}

/** Reliable messages in the order of their sequences, and the texts that they make. */
export function textParts(): Vector[] {
  const part = (text: string, continued: boolean): MessageBody => ({
    case: "peerText",
    value: PeerText.create({ text, continued }),
  });
  const end: MessageBody = { case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 1, frames: 0 }) };
  const long = "\u{1f600}e\u0301".repeat(240);
  const fragments = fragmentText(long, DEFAULT_LIMITS.datagramBytesMax - 33 - 32, DEFAULT_LIMITS.textBytesMax);
  const cases: readonly (readonly [name: string, bodies: readonly MessageBody[], texts: readonly string[]])[] = [
    ["one-part", [part("hello", false)], ["hello"]],
    ["empty-text", [part("", false)], [""]],
    ["three-parts", [part("a", true), part("b", true), part("c", false)], ["abc"]],
    ["part-ends-between-code-points", [part("e", true), part("\u0301", false)], ["e\u0301"]],
    ["empty-last-part", [part("hello", true), part("", false)], ["hello"]],
    ["other-message-between-parts", [part("a", true), end, part("b", false), part("c", false)], ["ab", "c"]],
    ["text-that-needs-two-datagrams", fragments.map(({ text, continued }) => part(text, continued)), [long]],
  ];
  return cases.map(([name, bodies, texts]) => {
    const messages = bodies.map((body, index) => hex(encodePeerMessage(body, index + 1)));
    mustEqual(textsOf(messages), texts, name);
    return { name, section: "Texts", given: { messages }, expect: { texts } };
  });
}

function textsOf(messages: readonly string[]): string[] {
  const reassembler = new Reassembler(DEFAULT_LIMITS.textBytesMax);
  return messages.flatMap((message) => {
    const { body } = decodePeerMessage(bytesOf(message));
    const text = body.case === "peerText" ? reassembler.add(body.value) : undefined;
    return text === undefined ? [] : [text];
  });
}

type Frame = readonly [number: number, timestampUs: number, arrivedUs: number];

/** The frames of a media stream, and the report about them. */
export function mediaReports(): Vector[] {
  const cases: readonly (readonly [name: string, frames: readonly Frame[], sent: number | null])[] = [
    [
      "even",
      [
        [1, 0, 5_000],
        [2, 20_000, 25_000],
        [3, 40_000, 45_000],
      ],
      null,
    ],
    [
      "uneven",
      [
        [1, 0, 5_000],
        [2, 20_000, 29_000],
        [3, 40_000, 46_000],
        [4, 60_000, 65_500],
      ],
      null,
    ],
    [
      "lost-before-the-first-and-between",
      [
        [3, 40_000, 90_000],
        [6, 100_000, 151_000],
      ],
      null,
    ],
    [
      "lost-at-the-end",
      [
        [1, 0, 0],
        [2, 20_000, 20_000],
      ],
      5,
    ],
    [
      "out-of-order",
      [
        [1, 0, 1_000],
        [3, 40_000, 41_000],
        [2, 20_000, 43_000],
      ],
      3,
    ],
    [
      "twice",
      [
        [1, 0, 1_000],
        [2, 20_000, 25_000],
        [2, 20_000, 30_000],
        [3, 40_000, 41_000],
      ],
      null,
    ],
  ];
  return cases.map(([name, frames, sent]) => {
    const statistics = new MediaStatistics();
    for (const frame of frames) statistics.arrived(...frame);
    const { highest, received, lost, jitterUs } = statistics.counts(sent ?? undefined);
    const given: Fields = {
      frames: frames.map(([number, timestampUs, arrivedUs]) => ({ number, timestampUs, arrivedUs })),
      sentFrames: sent,
    };
    return { name, section: "Media", given, expect: { highest, received, lost, jitterUs } };
  });
}

function newDelivery(): Delivery {
  return new Delivery({
    limits: DEFAULT_LIMITS,
    datagramBytesMax: DEFAULT_LIMITS.datagramBytesMax,
    rtt: new RttEstimator(),
    raise: () => undefined,
  });
}

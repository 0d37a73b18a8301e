/** What travels inside a link: acknowledgements, texts in parts, the counts of media. */

import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerAck, PeerMediaEnd, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { errorCodeName } from "../../src/framing/error-code.ts";
import { decodePeerMessage, encodePeerMessage, encodeWithExtras } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { Channels } from "../../src/peering/channels.ts";
import { MediaStatistics } from "../../src/peering/media/statistics.ts";
import { DirectPathKind } from "../../src/peering/path/direct.ts";
import { ProbeBudget } from "../../src/peering/path/free-probes.ts";
import { encodeCarriedAck } from "../../src/peering/reliable/carried-ack.ts";
import { Delivery } from "../../src/peering/reliable/delivery.ts";
import type { Acknowledgement } from "../../src/peering/reliable/receiver.ts";
import { RttEstimator } from "../../src/peering/rtt-estimator.ts";
import { fragmentText, LINK_TEXT_BYTES_MAX, Reassembler } from "../../src/peering/texts.ts";
import { bytes, join, number } from "./protobuf-bytes.ts";
import { bytesOf, codeThrown, type Fields, fill, hex, type Json, mustEqual, type Vector } from "./vector.ts";

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
    const text = encodeWithExtras(body, sequence, { awaitsAck }, DEFAULT_LIMITS.datagramBytesMax);
    const inOrder = delivery.receive(decodePeerMessage(text, new Set()), packetNumber, atMs);
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
      delivery.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      delivery.poll(0)?.onSent?.(packetNumber, 0);
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

interface CarriedAck {
  readonly name: string;
  readonly message: Uint8Array;
  readonly acknowledged: readonly number[];
  readonly features?: readonly number[];
}

/** Without an answer, a sender repeats its oldest messages only. */
const REPEATED_AT_ONCE = 2;

const YES = encodePeerMessage({ case: "peerText", value: PeerText.create({ text: "yes" }) }, 1);
const ALL_SENT: Acknowledgement = { through: 5, beyond: [], packetNumber: 15, delayUs: 0 };
const CARRIED = encodeCarriedAck(ALL_SENT);

const CARRIED_ACKS: readonly CarriedAck[] = [
  { name: "with-a-text", message: join(YES, CARRIED), acknowledged: [1, 2, 3, 4, 5] },
  {
    name: "before-the-text",
    message: join(CARRIED, YES),
    acknowledged: [1, 2, 3, 4, 5],
  },
  {
    name: "with-a-gap",
    message: join(YES, encodeCarriedAck({ ...ALL_SENT, through: 2, beyond: [4], packetNumber: 14 })),
    acknowledged: [1, 2, 4],
  },
  {
    name: "with-a-lossy-message-that-the-receiver-does-not-know",
    message: join(bytes(1, number(1, MessageType.EVENT), number(2, 9_042)), CARRIED),
    acknowledged: [1, 2, 3, 4, 5],
  },
  { name: "without-the-feature", message: join(YES, CARRIED), acknowledged: [], features: [Feature.MEDIA] },
];

/** Acknowledgements that arrive with other messages. */
export function carriedAcks(): Vector[] {
  const sent = [1, 2, 3, 4, 5].map((sequence) => ({ sequence, packetNumber: 10 + sequence }));
  return CARRIED_ACKS.map(({ name, message, acknowledged, features = [Feature.CARRIED_ACKS] }) => {
    const channels = newChannels(() => {});
    channels.features = new Set(features);
    const { delivery } = channels.named;
    for (const { sequence, packetNumber } of sent) {
      delivery.sendReliable({ case: "peerText", value: PeerText.create({ text: String(sequence) }) });
      delivery.poll(0)?.onSent?.(packetNumber, 0);
    }
    channels.handle(message, 1, { address: "192.0.2.1", port: 1 }, 1);
    mustEqual(
      repeatedBy(delivery).filter((sequence) => sequence > 0),
      sent
        .map(({ sequence }) => sequence)
        .filter((sequence) => !acknowledged.includes(sequence))
        .slice(0, REPEATED_AT_ONCE),
      name,
    );
    const given = { features: [...features], sent, message: hex(message) };
    return { name, section: "Carried acknowledgements", given, expect: { acknowledged } };
  });
}

/** The sequences that are sent again within some seconds without a further acknowledgement. */
function repeatedBy(delivery: Delivery): number[] {
  const repeated = new Set<number>();
  let packetNumber = 16;
  for (let nowMs = 10; nowMs < 5_000; nowMs += 10) {
    delivery.handleTimeout(nowMs);
    for (let sent = delivery.poll(nowMs); sent !== undefined; sent = delivery.poll(nowMs)) {
      repeated.add(Message.decode(sent.bytes).header?.sequence ?? 0);
      sent.onSent?.(packetNumber, nowMs);
      packetNumber += 1;
    }
  }
  return [...repeated].sort((a, b) => a - b);
}

/** Reliable messages in the order of their sequences, and the texts that they make. */
export function textParts(): Vector[] {
  const part = (text: string, continued: boolean): MessageBody => ({
    case: "peerText",
    value: PeerText.create({ text, continued }),
  });
  const end: MessageBody = { case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 1, frames: 0 }) };
  const long = "\u{1f600}e\u0301".repeat(240);
  const fragments = fragmentText(long, DEFAULT_LIMITS.datagramBytesMax - 33 - 32, LINK_TEXT_BYTES_MAX);
  const cases: readonly (readonly [name: string, bodies: readonly MessageBody[], texts: readonly string[]])[] = [
    ["one-part", [part("hello", false)], ["hello"]],
    ["empty-text-is-ignored", [part("", false), part("a", false)], ["a"]],
    ["empty-text-in-two-parts-is-ignored", [part("", true), part("", false)], []],
    ["empty-first-part", [part("", true), part("hello", false)], ["hello"]],
    ["three-parts", [part("a", true), part("b", true), part("c", false)], ["abc"]],
    ["part-ends-between-code-points", [part("e", true), part("\u0301", false)], ["e\u0301"]],
    ["empty-last-part", [part("hello", true), part("", false)], ["hello"]],
    ["other-message-between-parts", [part("a", true), end, part("b", false), part("c", false)], ["ab", "c"]],
    ["longest-text", partsOf(LONGEST).map(([text, continued]) => part(text, continued)), [LONGEST]],
    ["text-that-needs-two-datagrams", fragments.map(({ text, continued }) => part(text, continued)), [long]],
  ];
  return cases.map(([name, bodies, texts]) => {
    const messages = bodies.map((body, index) => hex(encodePeerMessage(body, index + 1)));
    mustEqual(textsOf(messages), texts, name);
    return { name, section: "Texts", given: { messages }, expect: { texts } };
  });
}

type TextPart = readonly [text: string, continued: boolean];

const LONGEST = "x".repeat(16_384);

/** Parts of 1,100 bytes or less. All but the last have `continued` set. */
function partsOf(text: string): TextPart[] {
  const parts = text.match(/.{1,1100}/g) ?? [];
  return parts.map((each, index) => [each, index < parts.length - 1]);
}

/** Parts of a text that together are too long. The last of them closes the link. */
export function badTextParts(): Vector[] {
  const cases: readonly (readonly [name: string, parts: readonly TextPart[]])[] = [
    ["one-byte-too-long", partsOf(`${LONGEST}x`)],
    ["too-long-before-its-last-part", partsOf(`${LONGEST}x`).map(([text]) => [text, true])],
  ];
  return cases.map(([name, parts]) => {
    const messages = parts.map(([text, continued], index) => {
      const value = PeerText.create({ text, continued });
      return hex(encodePeerMessage({ case: "peerText", value }, index + 1));
    });
    mustEqual(textsOf(messages.slice(0, -1)), [], name);
    mustEqual(
      codeThrown(() => textsOf(messages), name),
      "TOO_LARGE",
      name,
    );
    return { name, section: "Texts", given: { messages }, expect: { closes: "PROTOCOL" } };
  });
}

function textsOf(messages: readonly string[]): string[] {
  const reassembler = new Reassembler(LINK_TEXT_BYTES_MAX);
  return messages.flatMap((message) => {
    const { body } = Message.decode(bytesOf(message));
    const text = body.case === "peerText" ? reassembler.add(body.value) : undefined;
    return text === undefined ? [] : [text];
  });
}

/** MEDIA and APPLICATION_MESSAGES. */
const FEATURES = [2, 3];

interface Received {
  readonly name: string;
  readonly section?: string;
  readonly message: Uint8Array;
  /** What the handshake agreed on. Default: everything. */
  readonly features?: readonly number[];
  readonly expect: Fields;
}

/** A message of a newer version, with the body that this version does not know. */
function newer(...headerFields: readonly Uint8Array[]): Uint8Array {
  return join(bytes(1, ...headerFields), bytes(9_001, "abc"));
}

const EVENT = number(1, 3);
const PEER_TEXT = number(2, 50);
const TEXT = bytes(110, bytes(1, "hello"));

const RECEIVED: readonly Received[] = [
  { name: "text", message: join(bytes(1, EVENT, PEER_TEXT, number(4, 1)), TEXT), expect: { handled: true } },
  {
    name: "text-with-unknown-fields",
    message: join(bytes(1, EVENT, PEER_TEXT, number(4, 1), number(9_000, 1)), TEXT, bytes(9_001, "abc")),
    expect: { handled: true },
  },
  { name: "unknown-lossy", message: newer(EVENT, number(2, 9_050)), expect: { skipped: true } },
  {
    name: "unknown-lossy-and-critical",
    message: newer(EVENT, number(2, 9_050), number(6, 1)),
    expect: { refused: "UNKNOWN_COMMAND", command: 9_050, sequence: 0 },
  },
  {
    name: "unknown-reliable",
    message: newer(EVENT, number(2, 9_050), number(4, 1)),
    expect: { refused: "UNKNOWN_COMMAND", command: 9_050, sequence: 1 },
  },
  {
    name: "feature-that-was-not-agreed",
    message: join(bytes(1, EVENT, number(2, 58), number(6, 1)), bytes(119)),
    features: [2],
    expect: { refused: "UNKNOWN_COMMAND", command: 58, sequence: 0 },
  },
  { name: "unknown-type", message: newer(number(1, 9), PEER_TEXT), expect: { skipped: true } },
  { name: "unknown-response", message: newer(number(1, 2), number(2, 9_050), number(6, 1)), expect: { skipped: true } },
  { name: "no-header", message: TEXT, expect: { skipped: true } },
  { name: "empty", message: join(), expect: { skipped: true } },
  {
    name: "reliable-body-of-another-command",
    message: join(bytes(1, EVENT, number(2, 53), number(4, 1)), TEXT),
    expect: { refused: "BODY_MISMATCH", command: 53, sequence: 1 },
  },
  {
    name: "body-of-another-command-of-a-feature-that-was-not-agreed",
    message: join(bytes(1, EVENT, number(2, 58), number(6, 1)), TEXT),
    features: [2],
    expect: { refused: "UNKNOWN_COMMAND", command: 58, sequence: 0 },
  },
  {
    name: "critical-negative-command",
    message: newer(EVENT, number(2, 2n ** 64n - 7n), number(6, 1)),
    expect: { refused: "UNKNOWN_COMMAND", command: -7, sequence: 0 },
  },
  {
    name: "lossy-body-of-another-command",
    message: join(bytes(1, EVENT, number(2, 51)), TEXT),
    expect: { skipped: true },
  },
  {
    name: "reliable-with-a-recipient",
    message: join(bytes(1, EVENT, PEER_TEXT, bytes(3, bytes(1, "ada")), number(4, 1)), TEXT),
    expect: { refused: "BODY_MISMATCH", command: 50, sequence: 1 },
  },
  {
    name: "reliable-with-an-empty-recipient",
    message: join(bytes(1, EVENT, PEER_TEXT, bytes(3), number(4, 1)), TEXT),
    expect: { refused: "BODY_MISMATCH", command: 50, sequence: 1 },
  },
  {
    name: "reliable-without-a-sequence",
    message: join(bytes(1, EVENT, PEER_TEXT), TEXT),
    expect: { skipped: true },
  },
  {
    name: "lossy-with-a-sequence",
    message: join(bytes(1, number(1, 1), number(2, 55), number(4, 1)), bytes(115)),
    expect: { refused: "BODY_MISMATCH", command: 55, sequence: 1 },
  },
  {
    name: "request-with-the-command-of-an-event",
    message: join(bytes(1, number(1, 1), PEER_TEXT, number(4, 1)), TEXT),
    expect: { refused: "UNKNOWN_COMMAND", command: 50, sequence: 1 },
  },
  {
    name: "command-of-the-stream",
    message: join(bytes(1, number(1, 1), number(2, 2)), bytes(12)),
    expect: { skipped: true },
  },
  {
    name: "refusal-without-a-body",
    message: bytes(1, EVENT, number(2, 59), number(4, 1)),
    expect: { skipped: true },
  },
  { name: "bytes-that-are-not-a-message", message: Uint8Array.of(0x0a, 0xff), expect: { dropped: true } },
  {
    name: "sequence-of-2-to-the-53",
    message: join(bytes(1, EVENT, PEER_TEXT, number(4, 2 ** 53)), TEXT),
    expect: { dropped: true },
  },
];

/** Messages in sealed datagrams, the first ones on a link, and what the receiver does. */
export function linkMessages(): Vector[] {
  return RECEIVED.map(({ name, section = "Messages on a link", message, features = FEATURES, expect }) => {
    mustEqual(outcomeOf(message, features), expect, name);
    return { name, section, given: { features, message: hex(message) }, expect };
  });
}

function newChannels(raise: () => void): Channels {
  return new Channels({
    probes: new ProbeBudget().begin(0),
    limits: DEFAULT_LIMITS,
    pathKind: new DirectPathKind(DEFAULT_LIMITS),
    random: (length) => fill(1, length),
    raise,
  });
}

function outcomeOf(message: Uint8Array, features: readonly number[]): Fields {
  let events = 0;
  const raise = () => {
    events += 1;
  };
  const channels = newChannels(raise);
  channels.features = new Set(features);
  const peer = { address: "192.0.2.1", port: 1 };
  channels.named.paths.begin(peer, 1_000_000, 0);
  channels.handle(message, 1, peer, 0);
  const { skipped, malformed } = channels.statistics;
  for (let sent = channels.poll(1_000); sent !== undefined; sent = channels.poll(1_000)) {
    sent.onSent?.(1, 1_000);
    const { body } = Message.decode(sent.bytes);
    if (body.case !== "peerRefusal") continue;
    const { command, sequence, code } = body.value;
    return { refused: errorCodeName(code), command, sequence };
  }
  if (malformed > 0) return { dropped: true };
  return skipped > 0 ? { skipped: true } : { handled: events > 0 };
}

type Frame = readonly [number: number, timestampUs: number, arrivedUs: number];

const MEDIA_REPORTS: readonly (readonly [name: string, frames: readonly Frame[], sent: number | null])[] = [
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
    "largest-jitter",
    [
      [1, 0, 0],
      [2, 2 ** 52, 1_000],
    ],
    null,
  ],
  [
    "timestamps-that-fall",
    [
      [1, 90_000, 1_000],
      [2, 40_000, 2_000],
      [3, 0, 2_000],
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

/** The frames of a media stream, and the report about them. */
export function mediaReports(): Vector[] {
  return MEDIA_REPORTS.map(([name, frames, sent]) => {
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

/** Messages that a link handles, skips, refuses or drops. */

import { Message } from "../../../generated/chatwire/v1/message.ts";
import { errorCodeName } from "../../../src/framing/error-code.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { Channels } from "../../../src/peering/channels.ts";
import { ProbeBudget } from "../../../src/peering/path/free-probes.ts";
import { RELAY } from "../../../src/peering/path/path-kind.ts";
import { PathKinds } from "../../../src/peering/path/path-kinds.ts";
import { bytes, join, number } from "../protobuf-bytes.ts";
import { type Fields, fill, hex, mustEqual, type Vector } from "../vector.ts";

/** MEDIA and APPLICATION_MESSAGES. */
const FEATURES = [2, 3];

interface Received {
  readonly name: string;
  readonly section?: string;
  readonly message: Uint8Array;
  /** What the two clients agreed on. Default: everything. */
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

/** The channels of a link, which begins over a relay. @param features  what the two clients agreed on */
export function newChannels(features: readonly number[], raise: () => void): Channels {
  return new Channels({
    probes: new ProbeBudget().begin(0),
    limits: DEFAULT_LIMITS,
    pathKind: new PathKinds(DEFAULT_LIMITS, true),
    features: new Set(features),
    random: (length) => fill(1, length),
    raise,
  });
}

function outcomeOf(message: Uint8Array, features: readonly number[]): Fields {
  let events = 0;
  const raise = () => {
    events += 1;
  };
  const channels = newChannels(features, raise);
  channels.named.paths.begin(RELAY, 0);
  channels.handle(message, 1, RELAY, 0);
  const { skipped, malformed } = channels.statistics;
  for (let sent = channels.poll(1_000); sent !== undefined; sent = channels.poll(1_000)) {
    sent.onSent?.(1, 1_000, sent.bytes.length);
    const { body } = Message.decode(sent.bytes);
    if (body.case !== "peerRefusal") continue;
    const { command, sequence, code } = body.value;
    return { refused: errorCodeName(code), command, sequence };
  }
  if (malformed > 0) return { dropped: true };
  return skipped > 0 ? { skipped: true } : { handled: events > 0 };
}

/** Messages on the stream that a receiver refuses, skips, or closes the connection for. */

import { bytes, frameOf, join, number, varint } from "./protobuf-bytes.ts";
import { outcomeOf, type Role, STATES, type StateName } from "./receiver.ts";
import { type Fields, hex, mustEqual, type Vector } from "./vector.ts";

export const REQUEST = 1;
const RESPONSE = 2;
const EVENT = 3;

/** A field that this version of the schema does not have: the body of a message of a newer version. */
const NEWER_BODY = bytes(9_001, "abc");

/** PROBES, APPLICATION_MESSAGES and REQUEST_IDS. */
const FEATURES = [1, 3, 13];

interface Header {
  readonly type?: number;
  readonly command: number;
  readonly sequence?: number;
  readonly answers?: number;
  readonly recipient?: Uint8Array;
  readonly critical?: boolean;
  readonly id?: Uint8Array;
  readonly repeatedAfterMs?: number;
}

export function header({
  type = REQUEST,
  command,
  sequence = 1,
  answers = 0,
  recipient,
  critical,
  id,
  repeatedAfterMs = 0,
}: Header): Uint8Array {
  const fields = [number(1, type), number(2, command)];
  if (recipient !== undefined) fields.push(bytes(3, recipient));
  fields.push(number(4, sequence));
  if (answers > 0) fields.push(number(5, answers));
  if (critical) fields.push(number(6, 1));
  if (id !== undefined) fields.push(bytes(9, id));
  if (repeatedAfterMs > 0) fields.push(number(10, repeatedAfterMs));
  return bytes(1, ...fields);
}

export const HELLO = header({ command: 1 });
export const HELLO_BODY = bytes(10, bytes(1, varint(1)));

interface ReceivedMessage {
  readonly name: string;
  readonly section?: string;
  readonly receiver: Role;
  readonly state: StateName;
  /** The header without its sequence, which follows from the state. */
  readonly header: Header;
  readonly body?: Uint8Array;
  /** What hello agreed on. Default: everything. */
  readonly features?: readonly number[];
  readonly expect: Fields;
}

const TO_GRACE = bytes(1, "grace");
const TO_EVERYONE = bytes(2);
const SEND_TEXT = bytes(60, bytes(1, "hello"));
const ID = new Uint8Array(16).fill(6);
const TEXT_TO_GRACE = { command: 30, recipient: TO_GRACE };

/** Requests, at a server. A refusal leaves the connection open. */
const BAD_REQUESTS: readonly ReceivedMessage[] = [
  request("unknown-command", "AVAILABLE", { command: 9_050 }, NEWER_BODY, "UNKNOWN_COMMAND"),
  request("critical-unknown-command", "AVAILABLE", { command: 9_050, critical: true }, NEWER_BODY, "UNKNOWN_COMMAND"),
  request("unknown-command-before-login", "NEW", { command: 9_050 }, NEWER_BODY, "UNKNOWN_COMMAND"),
  request("command-0", "AVAILABLE", { command: 0 }, undefined, "UNKNOWN_COMMAND"),
  request("command-of-an-event", "AVAILABLE", { command: 51 }, bytes(111, number(1, 1)), "UNKNOWN_COMMAND"),
  request("command-between-peers", "CONNECTED", { command: 55 }, bytes(115), "UNKNOWN_COMMAND"),
  request("body-of-another-command", "AVAILABLE", { command: 2 }, bytes(10), "BODY_MISMATCH"),
  request("no-body", "AVAILABLE", { command: 2 }, undefined, "BODY_MISMATCH"),
  request("unknown-body", "AVAILABLE", { command: 2 }, NEWER_BODY, "BODY_MISMATCH"),
  request("state-does-not-allow-the-command", "NEW", { command: 2 }, bytes(12), "WRONG_STATE"),
  request("not-logged-in", "AWAY", { command: 30, recipient: TO_GRACE }, SEND_TEXT, "WRONG_STATE"),
  request("hello-again", "AWAY", { command: 1 }, HELLO_BODY, "WRONG_STATE"),
  request("register-while-logged-in", "AVAILABLE", { command: 10 }, bytes(20), "WRONG_STATE"),
  request("hang-up-without-a-conversation", "AVAILABLE", { command: 45 }, bytes(95), "WRONG_STATE"),
  request("probe-on-the-stream", "AVAILABLE", { command: 4 }, bytes(16), "BODY_MISMATCH"),
  request("no-recipient", "AVAILABLE", { command: 30 }, SEND_TEXT, "BODY_MISMATCH"),
  request(
    "everyone-instead-of-a-user",
    "AVAILABLE",
    { command: 30, recipient: TO_EVERYONE },
    SEND_TEXT,
    "BODY_MISMATCH",
  ),
  request(
    "empty-recipient-instead-of-a-user",
    "AVAILABLE",
    { command: 30, recipient: join() },
    SEND_TEXT,
    "BODY_MISMATCH",
  ),
  request("user-instead-of-none", "AVAILABLE", { command: 2, recipient: TO_GRACE }, bytes(12), "BODY_MISMATCH"),
  request(
    "65-bytes-where-64-are-allowed",
    "AVAILABLE",
    { command: 2 },
    bytes(12, bytes(9_001, "a".repeat(51))),
    "TOO_LARGE",
  ),
  request("id-of-15-bytes", "AVAILABLE", { ...TEXT_TO_GRACE, id: ID.subarray(1) }, SEND_TEXT, "BODY_MISMATCH"),
  request(
    "id-of-17-bytes",
    "AVAILABLE",
    { ...TEXT_TO_GRACE, id: bytes(1, ID.subarray(1)) },
    SEND_TEXT,
    "BODY_MISMATCH",
  ),
  request("repeated-without-an-id", "AVAILABLE", { ...TEXT_TO_GRACE, repeatedAfterMs: 1 }, SEND_TEXT, "BODY_MISMATCH"),
  request("id-where-nothing-changes", "AVAILABLE", { command: 2, id: ID }, bytes(12), "BODY_MISMATCH"),
  request("wrong-state-and-wrong-body", "NEW", { command: 2 }, bytes(10), "BODY_MISMATCH"),
  request("wrong-recipient-and-wrong-state", "AWAY", { command: 30 }, SEND_TEXT, "WRONG_STATE"),
  request("wrong-state-and-too-large", "NEW", { command: 2 }, bytes(12, bytes(9_001, "a".repeat(53))), "WRONG_STATE"),
  request(
    "wrong-recipient-and-too-large",
    "AVAILABLE",
    { command: 2, recipient: TO_GRACE },
    bytes(12, bytes(9_001, "a".repeat(53))),
    "BODY_MISMATCH",
  ),
];

/** Everything but a refused request. */
const OTHERS: readonly ReceivedMessage[] = [
  {
    name: "64-bytes-where-64-are-allowed",
    receiver: "server",
    state: "AVAILABLE",
    header: { command: 2 },
    body: bytes(12, bytes(9_001, "a".repeat(50))),
    expect: { handled: true },
  },
  {
    name: "critical-request-that-is-known",
    receiver: "server",
    state: "AVAILABLE",
    header: { command: 2, critical: true },
    body: bytes(12),
    expect: { handled: true },
  },
  {
    name: "request-with-an-id",
    section: "Exactly once",
    receiver: "server",
    state: "AVAILABLE",
    header: { ...TEXT_TO_GRACE, id: ID },
    body: SEND_TEXT,
    expect: { handled: true },
  },
  {
    name: "repeated-request-with-an-id",
    section: "Exactly once",
    receiver: "server",
    state: "AVAILABLE",
    header: { ...TEXT_TO_GRACE, id: ID, repeatedAfterMs: 5_000 },
    body: SEND_TEXT,
    expect: { handled: true },
  },
  {
    name: "id-of-a-feature-that-was-not-agreed",
    receiver: "server",
    state: "AVAILABLE",
    features: [1, 3],
    header: { ...TEXT_TO_GRACE, id: ID },
    body: SEND_TEXT,
    expect: { refused: "BODY_MISMATCH", answers: 3 },
  },
  {
    name: "request-that-answers",
    receiver: "server",
    state: "AVAILABLE",
    header: { command: 2, answers: 7 },
    body: bytes(12),
    expect: { handled: true },
  },
  {
    name: "request-of-a-feature-that-was-not-agreed",
    receiver: "server",
    state: "AVAILABLE",
    features: [1],
    header: { command: 35, recipient: TO_GRACE },
    body: bytes(70),
    expect: { refused: "FEATURE_MISSING", answers: 3 },
  },
  {
    name: "wrong-state-and-a-feature-that-was-not-agreed",
    receiver: "server",
    state: "AWAY",
    features: [1],
    header: { command: 35, recipient: TO_GRACE },
    body: bytes(70),
    expect: { refused: "WRONG_STATE", answers: 2 },
  },
  {
    name: "feature-that-was-not-agreed-and-wrong-transport",
    receiver: "server",
    state: "AVAILABLE",
    features: [3],
    header: { command: 4 },
    body: bytes(16),
    expect: { refused: "FEATURE_MISSING", answers: 3 },
  },
  {
    name: "feature-that-was-not-agreed-and-wrong-recipient",
    receiver: "server",
    state: "AVAILABLE",
    features: [1],
    header: { command: 35 },
    body: bytes(70),
    expect: { refused: "FEATURE_MISSING", answers: 3 },
  },
  {
    name: "event-with-another-body-of-a-feature-that-was-not-agreed",
    receiver: "client",
    state: "AVAILABLE",
    features: [1],
    header: { type: EVENT, command: 35, critical: true },
    body: bytes(62),
    expect: { refused: "UNKNOWN_COMMAND", answers: 3 },
  },
  {
    name: "event-of-a-feature-that-was-not-agreed",
    receiver: "client",
    state: "AVAILABLE",
    features: [1],
    header: { type: EVENT, command: 35, critical: true },
    body: bytes(72),
    expect: { refused: "UNKNOWN_COMMAND", answers: 3 },
  },
  {
    name: "event-of-a-feature-that-was-agreed",
    receiver: "client",
    state: "AVAILABLE",
    header: { type: EVENT, command: 35, critical: true },
    body: bytes(72),
    expect: { handled: true },
  },
  received("empty-recipient-instead-of-none", "server", "AVAILABLE", { command: 2, recipient: join() }, bytes(12), {
    refused: "BODY_MISMATCH",
    answers: 3,
  }),
  {
    name: "response-to-a-server",
    receiver: "server",
    state: "AVAILABLE",
    header: { type: RESPONSE, command: 2, answers: 1 },
    body: bytes(13),
    expect: { closes: "OUT_OF_SEQUENCE" },
  },
  {
    name: "response-that-answers-no-request",
    receiver: "client",
    state: "NEW",
    header: { type: RESPONSE, command: 1, answers: 2 },
    body: bytes(11, number(1, 1)),
    expect: { closes: "OUT_OF_SEQUENCE" },
  },
  {
    name: "response-to-a-request-that-is-answered",
    receiver: "client",
    state: "AWAY",
    header: { type: RESPONSE, command: 1, answers: 1 },
    body: bytes(11, number(1, 1)),
    expect: { closes: "OUT_OF_SEQUENCE" },
  },
  {
    name: "response-with-the-command-of-another-request",
    receiver: "client",
    state: "NEW",
    header: { type: RESPONSE, command: 2, answers: 1 },
    body: bytes(13),
    expect: { closes: "OUT_OF_SEQUENCE" },
  },
  {
    name: "response-that-changes-the-state-with-another-body",
    receiver: "client",
    state: "NEW",
    header: { type: RESPONSE, command: 1, answers: 1 },
    body: bytes(13),
    expect: { closes: "BODY_MISMATCH" },
  },
  {
    name: "response-that-answers-0-without-an-error",
    receiver: "client",
    state: "NEW",
    header: { type: RESPONSE, command: 1 },
    body: bytes(11, number(1, 1)),
    expect: { closes: "OUT_OF_SEQUENCE" },
  },
  received("close", "client", "AVAILABLE", { type: RESPONSE, command: 0 }, bytes(2, number(1, 12)), { closed: true }),
  received("close-with-a-command", "client", "AVAILABLE", { type: RESPONSE, command: 30 }, bytes(2, number(1, 12)), {
    closed: true,
  }),
  received("close-in-new", "client", "NEW", { type: RESPONSE, command: 0 }, bytes(2), { closed: true }),
  received("close-of-a-client", "server", "AWAY", { type: RESPONSE, command: 0 }, bytes(2), { closed: true }),
  received("close-without-an-error", "server", "AVAILABLE", { type: RESPONSE, command: 0 }, undefined, {
    closes: "OUT_OF_SEQUENCE",
  }),
  received(
    "response-with-a-recipient-and-critical",
    "client",
    "NEW",
    { type: RESPONSE, command: 1, answers: 1, recipient: TO_GRACE, critical: true },
    bytes(11, number(1, 1)),
    { handled: true },
  ),
  received("request-to-a-client", "client", "AVAILABLE", { command: 2 }, bytes(12), {
    refused: "UNKNOWN_COMMAND",
    answers: 3,
  }),
  received("request-to-a-client-before-login", "client", "AWAY", { command: 21 }, bytes(42), {
    refused: "UNKNOWN_COMMAND",
    answers: 2,
  }),
  received("event-that-changes-the-state-to-a-server", "server", "AVAILABLE", { type: EVENT, command: 41 }, bytes(85), {
    skipped: true,
  }),
  received(
    "critical-event-that-changes-the-state-to-a-server",
    "server",
    "CONNECTED",
    { type: EVENT, command: 45, critical: true },
    bytes(97),
    { refused: "UNKNOWN_COMMAND", answers: 4 },
  ),
  received("type-0", "client", "AVAILABLE", { type: 0, command: 30 }, bytes(62), { skipped: true }),
  received("critical-type-0", "server", "CONNECTED", { type: 0, command: 2, critical: true }, bytes(12), {
    refused: "BODY_MISMATCH",
    answers: 4,
  }),
  received("type-0-before-login", "server", "NEW", { type: 0, command: 1 }, HELLO_BODY, { closes: "BODY_MISMATCH" }),
  {
    name: "unknown-event-before-login-at-a-client",
    receiver: "client",
    state: "AWAY",
    header: { type: EVENT, command: 9_050 },
    body: NEWER_BODY,
    expect: { closes: "UNKNOWN_COMMAND" },
  },
  {
    name: "unknown-event-before-login-at-a-server",
    receiver: "server",
    state: "NEW",
    header: { type: EVENT, command: 9_050 },
    body: NEWER_BODY,
    expect: { closes: "UNKNOWN_COMMAND" },
  },
  received("unknown-event", "client", "AVAILABLE", { type: EVENT, command: 9_050 }, NEWER_BODY, { skipped: true }),
  received("unknown-event-to-a-server", "server", "AVAILABLE", { type: EVENT, command: 9_050 }, NEWER_BODY, {
    skipped: true,
  }),
  received("unknown-event-in-a-conversation", "client", "CONNECTED", { type: EVENT, command: 9_050 }, undefined, {
    skipped: true,
  }),
  received(
    "critical-unknown-event",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 9_050, critical: true },
    NEWER_BODY,
    {
      refused: "UNKNOWN_COMMAND",
      answers: 3,
    },
  ),
  received(
    "critical-unknown-event-to-a-server",
    "server",
    "CONNECTED",
    { type: EVENT, command: 9_050, critical: true },
    NEWER_BODY,
    { refused: "UNKNOWN_COMMAND", answers: 4 },
  ),
  received("unknown-type", "client", "AVAILABLE", { type: 9, command: 30 }, NEWER_BODY, { skipped: true }),
  received("critical-unknown-type", "server", "AVAILABLE", { type: 9, command: 30, critical: true }, NEWER_BODY, {
    refused: "BODY_MISMATCH",
    answers: 3,
  }),
  received("unknown-type-before-login", "server", "AWAY", { type: 9, command: 30 }, NEWER_BODY, {
    closes: "BODY_MISMATCH",
  }),
  received("event-with-another-body", "client", "AVAILABLE", { type: EVENT, command: 30 }, bytes(65), {
    skipped: true,
  }),
  received(
    "critical-event-with-another-body",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 30, critical: true },
    bytes(65),
    {
      refused: "BODY_MISMATCH",
      answers: 3,
    },
  ),
  received(
    "event-with-a-recipient",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 30, recipient: TO_GRACE },
    bytes(62),
    {
      skipped: true,
    },
  ),
  received(
    "event-with-an-empty-recipient",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 30, recipient: join(), critical: true },
    bytes(62),
    { refused: "BODY_MISMATCH", answers: 3 },
  ),
  received(
    "event-that-changes-the-state-with-an-empty-recipient",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 41, recipient: join() },
    bytes(85),
    { closes: "BODY_MISMATCH" },
  ),
  received("refusal-of-hello", "client", "NEW", { type: RESPONSE, command: 1, answers: 1 }, bytes(2, number(1, 8)), {
    handled: true,
  }),
  received("refusal-with-an-unknown-code", "client", "NEW", { type: RESPONSE, command: 1, answers: 1 }, bytes(2), {
    handled: true,
  }),
  received("event-before-login", "client", "AWAY", { type: EVENT, command: 30 }, bytes(62), {
    closes: "WRONG_STATE",
  }),
  received(
    "event-that-changes-the-state-with-another-body",
    "client",
    "AVAILABLE",
    { type: EVENT, command: 41 },
    bytes(62),
    {
      closes: "BODY_MISMATCH",
    },
  ),
  received(
    "refusal-of-an-event-that-was-not-sent",
    "client",
    "AVAILABLE",
    { type: RESPONSE, command: 30, answers: 9 },
    bytes(2, number(1, 4)),
    {
      closes: "OUT_OF_SEQUENCE",
    },
  ),
  {
    name: "event-that-changes-the-state-in-a-state-that-does-not-allow-it",
    receiver: "client",
    state: "AVAILABLE",
    header: { type: EVENT, command: 45 },
    body: bytes(97),
    expect: { closes: "WRONG_STATE" },
  },
  {
    name: "event-that-changes-the-state-with-a-recipient-in-a-wrong-state",
    receiver: "client",
    state: "AVAILABLE",
    header: { type: EVENT, command: 45, recipient: TO_GRACE },
    body: bytes(97),
    expect: { closes: "WRONG_STATE" },
  },
  {
    name: "event-that-changes-the-state-with-a-recipient",
    receiver: "client",
    state: "CONNECTED",
    header: { type: EVENT, command: 45, recipient: TO_GRACE },
    body: bytes(97),
    expect: { closes: "BODY_MISMATCH" },
  },
];

/** Messages that a receiver handles, refuses, skips, or closes the connection for. */
export function receivedMessages(): Vector[] {
  return [...BAD_REQUESTS, ...OTHERS].map(({ name, section = "Checks on received messages", ...message }) => {
    const { receiver, state, body, expect, features = FEATURES } = message;
    const sequence = STATES.indexOf(state) + 1;
    const frame = frameOf(header({ ...message.header, sequence }), body ?? join());
    mustEqual(outcomeOf(receiver, state, features, frame), expect, name);
    return { name, section, given: { receiver, state, features, frame: hex(frame) }, expect };
  });
}

function received(
  name: string,
  receiver: Role,
  state: StateName,
  of: Header,
  body: Uint8Array | undefined,
  expect: Fields,
): ReceivedMessage {
  return { name, receiver, state, header: of, expect, ...(body && { body }) };
}

function request(
  name: string,
  state: StateName,
  of: Header,
  body: Uint8Array | undefined,
  refused: string,
): ReceivedMessage {
  const expect = { refused, answers: STATES.indexOf(state) + 1 };
  return { name, receiver: "server", state, header: of, expect, ...(body && { body }) };
}

import * as assert from "uvu/assert";
import { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerMedia, PeerPingRequest, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { DecodeError } from "../../src/errors.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import {
  applicationMessageBytes,
  decodePeerMessage,
  encodePeerMessage,
  type KnownPeerMessage,
  type SkippedPeerMessage,
} from "../../src/framing/peer-message.ts";
import { encodeUnknownMessage } from "../../src/framing/unknown-message.ts";
import { suite } from "../suite.ts";

const test = suite("peer message");

const TEXT: MessageBody = { case: "peerText", value: PeerText.create({ text: "hello" }) };
const MEDIA: MessageBody = { case: "peerMedia", value: PeerMedia.create({ stream: 1, number: 1 }) };
const PING: MessageBody = { case: "peerPingRequest", value: PeerPingRequest.create({ nonce: 5n }) };
const { UNKNOWN_COMMAND, BODY_MISMATCH } = ErrorCode;
const { EVENT, REQUEST, RESPONSE } = MessageType;
const ALL = ownFeatures("link");

function encode(body: MessageBody, header: Partial<Header>): Uint8Array {
  return Message.encode(Message.create({ header: Header.create(header), body }));
}

function decodeKnown(bytes: Uint8Array): KnownPeerMessage {
  const message = decodePeerMessage(bytes, ALL);
  if (message.kind === "known") return message;
  throw new Error(`The message was skipped with code ${message.code}.`);
}

function decodeSkipped(bytes: Uint8Array, features = ALL): SkippedPeerMessage {
  const message = decodePeerMessage(bytes, features);
  if (message.kind === "skipped") return message;
  throw new Error("The message was not skipped.");
}

test("message-survives-a-round-trip", () => {
  const message = decodeKnown(encodePeerMessage(TEXT, 12));
  assert.equal(message.body, TEXT);
  assert.is(message.sequence, 12);
});

test("header-has-the-type-and-command-of-the-schema", () => {
  const header = Message.decode(encodePeerMessage(PING, 0)).header;
  assert.is(header?.type, REQUEST);
  assert.is(header?.command, Command.PEER_PING);
  assert.is(Message.decode(encodePeerMessage(TEXT, 1)).header?.type, EVENT);
});

test("only-reliable-bodies-have-a-sequence", () => {
  assert.ok(decodeKnown(encodePeerMessage(TEXT, 1)).rule.isReliable);
  assert.not.ok(decodeKnown(encodePeerMessage(MEDIA, 0)).rule.isReliable);
  assert.is(decodeSkipped(encodePeerMessage(TEXT, 0)).code, BODY_MISMATCH);
  assert.is(decodeSkipped(encodePeerMessage(MEDIA, 1)).code, BODY_MISMATCH);
});

test("type-and-command-must-belong-to-the-body", () => {
  for (const [body, header] of [
    [TEXT, { type: EVENT, command: Command.PEER_MEDIA, sequence: 1 }],
    [PING, { type: RESPONSE, command: Command.PEER_PING }],
    [{ case: undefined }, { type: EVENT, command: Command.PEER_TEXT, sequence: 1 }],
  ] as const) {
    assert.is(decodeSkipped(encode(body, header)).code, BODY_MISMATCH);
  }
});

test("message-that-breaks-a-rule-about-a-field-is-skipped", () => {
  const { rule } = decodeKnown(encodePeerMessage(TEXT, 1));
  const violation = { path: "text", ruleId: "string.min_len", message: "must be longer", forKey: false };
  // The schema of this package has no such rules.
  Object.assign(rule, { validate: () => [violation] });
  try {
    assert.is(decodeSkipped(encodePeerMessage(TEXT, 1)).code, ErrorCode.INVALID_ARGUMENT);
  } finally {
    Object.assign(rule, { validate: undefined });
  }
});

test("message-with-a-recipient-is-skipped", () => {
  const recipient = Recipient.create({ target: { case: "user", value: "grace" } });
  const header = { type: EVENT, command: Command.PEER_TEXT, sequence: 1, recipient };
  assert.is(decodeSkipped(encode(TEXT, header)).code, BODY_MISMATCH);
});

test("message-whose-type-and-command-are-not-for-peers-is-unknown", () => {
  const body: MessageBody = { case: "getPeersRequest", value: GetPeersRequest.create({}) };
  for (const [what, header] of [
    [body, { type: REQUEST, command: Command.GET_PEERS }],
    [TEXT, { type: REQUEST, command: Command.PEER_TEXT, sequence: 1 }],
    [TEXT, { type: EVENT, command: 9_001, sequence: 1 }],
    [TEXT, { type: 77, command: Command.PEER_TEXT, sequence: 1 }],
  ] as const) {
    assert.is(decodeSkipped(encode(what, header)).code, UNKNOWN_COMMAND);
  }
  assert.is(decodeSkipped(Message.encode(Message.create({}))).code, UNKNOWN_COMMAND);
  assert.is(decodeSkipped(Message.encode(Message.create({ body: TEXT }))).code, UNKNOWN_COMMAND);
});

test("header-says-of-an-unknown-message-what-a-receiver-must-do", () => {
  const message = { type: EVENT, command: 9_001, critical: true, fields: Uint8Array.of(0xca, 0xb2, 0x04, 0x00) };
  assert.equal(decodeSkipped(encodeUnknownMessage(message, 7)), {
    kind: "skipped",
    type: EVENT,
    command: 9_001,
    sequence: 7,
    awaitsAck: false,
    follows: 0,
    critical: true,
    code: UNKNOWN_COMMAND,
  });
});

test("message-of-a-feature-that-is-not-agreed-is-unknown", () => {
  const bytes = encodePeerMessage(MEDIA, 0);
  assert.is(decodeSkipped(bytes, new Set([Feature.PROBES])).code, UNKNOWN_COMMAND);
  assert.is(decodePeerMessage(bytes, new Set([Feature.MEDIA])).kind, "known");
  // The body of another message does not make it known.
  const mixed = encode(TEXT, { type: EVENT, command: Command.PEER_MEDIA });
  assert.is(decodeSkipped(mixed, new Set()).code, UNKNOWN_COMMAND);
  assert.is(decodePeerMessage(encodePeerMessage(TEXT, 1), new Set()).kind, "known");
});

test("unknown-fields-of-header-message-and-body-change-nothing-and-survive", () => {
  const field = Uint8Array.of(0xca, 0xb2, 0x04, 0x01, 0x2a);
  const value = PeerText.create({ text: "hello", $unknown: field });
  const header = Header.create({ type: EVENT, command: Command.PEER_TEXT, sequence: 1, $unknown: field });
  const body: MessageBody = { case: "peerText", value };
  const message = decodeKnown(Message.encode(Message.create({ header, body, $unknown: field })));
  assert.is(message.body.case === "peerText" && message.body.value.text, "hello");
  assert.equal(message.body.case === "peerText" && message.body.value.$unknown, field);
});

test("malformed-bytes-are-not-decoded", () => {
  assert.throws(
    () => decodePeerMessage(Uint8Array.of(0x0a, 0x7f, 1), ALL),
    (error: unknown) => error instanceof DecodeError,
  );
});

test("pings-have-a-rate-and-their-responses-have-none", () => {
  assert.equal(
    { ...decodeKnown(encodePeerMessage(PING, 0)).rule.rate, $unknown: undefined },
    { perSecond: 10, burst: 20, $unknown: undefined },
  );
  const answer: MessageBody = { case: "peerPingResponse", value: { nonce: 5n } };
  assert.is(decodeKnown(encodePeerMessage(answer, 0)).rule.rate, undefined);
});

test("length-of-an-application-message-is-that-of-its-encoding", () => {
  for (const length of [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152]) {
    for (const typeName of ["", "example.Cursor", "x".repeat(256), "Größe \u{1f600}"]) {
      for (const $unknown of [undefined, Uint8Array.of(0x18, 0x01)]) {
        const message = ApplicationMessage.create({ typeName, payload: new Uint8Array(length) });
        if ($unknown !== undefined) message.$unknown = $unknown;
        assert.is(applicationMessageBytes(message), ApplicationMessage.encode(message).length, `${length} ${typeName}`);
      }
    }
  }
});

import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageBody, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerMedia, PeerPingRequest, PeerText } from "../../generated/chatwire/v1/peer.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { DecodeError, ProtocolError } from "../../src/errors.ts";
import { decodePeerMessage, encodePeerMessage } from "../../src/framing/peer-message.ts";
import { suite } from "../suite.ts";

const test = suite("peer message");

const TEXT: MessageBody = { case: "peerText", value: PeerText.create({ text: "hello" }) };
const MEDIA: MessageBody = { case: "peerMedia", value: PeerMedia.create({ stream: 1, number: 1 }) };
const PING: MessageBody = { case: "peerPingRequest", value: PeerPingRequest.create({ nonce: 5n }) };

function encode(body: MessageBody, header: Partial<Header>): Uint8Array {
  return Message.encode(Message.create({ header: Header.create(header), body }));
}

function assertRefused(bytes: Uint8Array, code: string): void {
  assert.throws(
    () => decodePeerMessage(bytes),
    (error: unknown) => error instanceof ProtocolError && error.code === code,
  );
}

test("message-survives-a-round-trip", () => {
  const message = decodePeerMessage(encodePeerMessage(TEXT, 12));
  assert.equal(message.body, TEXT);
  assert.is(message.sequence, 12);
});

test("header-has-the-type-and-command-of-the-schema", () => {
  const header = Message.decode(encodePeerMessage(PING, 0)).header;
  assert.is(header?.type, MessageType.REQUEST);
  assert.is(header?.command, Command.PEER_PING);
  assert.is(Message.decode(encodePeerMessage(TEXT, 1)).header?.type, MessageType.EVENT);
});

test("only-reliable-bodies-have-a-sequence", () => {
  assert.ok(decodePeerMessage(encodePeerMessage(TEXT, 1)).rule.isReliable);
  assert.not.ok(decodePeerMessage(encodePeerMessage(MEDIA, 0)).rule.isReliable);
  assertRefused(encodePeerMessage(TEXT, 0), "BODY_MISMATCH");
  assertRefused(encodePeerMessage(MEDIA, 1), "BODY_MISMATCH");
});

test("type-and-command-must-belong-to-the-body", () => {
  const { EVENT, REQUEST, RESPONSE } = MessageType;
  assertRefused(encode(TEXT, { type: REQUEST, command: Command.PEER_TEXT, sequence: 1 }), "BODY_MISMATCH");
  assertRefused(encode(TEXT, { type: EVENT, command: Command.PEER_MEDIA, sequence: 1 }), "BODY_MISMATCH");
  assertRefused(encode(PING, { type: RESPONSE, command: Command.PEER_PING }), "BODY_MISMATCH");
  assertRefused(Message.encode(Message.create({ body: TEXT })), "BODY_MISMATCH");
});

test("message-with-a-recipient-is-refused", () => {
  const recipient = Recipient.create({ target: { case: "user", value: "grace" } });
  const header = { type: MessageType.EVENT, command: Command.PEER_TEXT, sequence: 1, recipient };
  assertRefused(encode(TEXT, header), "BODY_MISMATCH");
});

test("bodies-that-are-not-for-peers-are-refused", () => {
  const body: MessageBody = { case: "getPeersRequest", value: GetPeersRequest.create({}) };
  assertRefused(encode(body, { type: MessageType.REQUEST, command: Command.GET_PEERS }), "BODY_MISMATCH");
  assertRefused(Message.encode(Message.create({})), "BODY_MISMATCH");
});

test("malformed-bytes-are-refused", () => {
  assert.throws(
    () => decodePeerMessage(Uint8Array.of(0x0a, 0x7f, 1)),
    (error: unknown) => error instanceof DecodeError,
  );
});

test("pings-have-a-rate-and-their-responses-have-none", () => {
  assert.equal(
    { ...decodePeerMessage(encodePeerMessage(PING, 0)).rule.rate, $unknown: undefined },
    { perSecond: 10, burst: 20, $unknown: undefined },
  );
  const answer: MessageBody = { case: "peerPingResponse", value: { nonce: 5n } };
  assert.is(decodePeerMessage(encodePeerMessage(answer, 0)).rule.rate, undefined);
});

import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../generated/chatwire/v1/message.ts";
import { PeerRefusal } from "../../generated/chatwire/v1/peer.ts";
import type { SkippedPeerMessage } from "../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { RefusalChannel, type RefusalEvent } from "../../src/peering/refusals.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("refusals on a link");

const RELIABLE: SkippedPeerMessage = {
  kind: "skipped",
  type: MessageType.EVENT,
  command: 9_042,
  sequence: 7,
  awaitsAck: false,
  follows: 0,
  critical: false,
  code: ErrorCode.UNKNOWN_COMMAND,
};
const LOSSY: SkippedPeerMessage = { ...RELIABLE, sequence: 0 };

function rig() {
  const outbox = new RecordingOutbox();
  const raised: RefusalEvent[] = [];
  const channel = new RefusalChannel({
    limits: DEFAULT_LIMITS,
    outbox,
    raise: (event) => raised.push(event),
    isSent: (sequence) => sequence <= 10,
  });
  const handle = (value: Partial<PeerRefusal>): void =>
    channel.handle({ case: "peerRefusal", value: PeerRefusal.create(value) });
  return { outbox, raised, channel, handle };
}

test("reliable-and-critical-messages-are-refused-by-code-and-others-are-not", () => {
  const { outbox, channel } = rig();
  channel.refuse(RELIABLE, 0);
  channel.refuse(LOSSY, 0);
  channel.refuse({ ...LOSSY, critical: true, code: ErrorCode.TOO_LARGE }, 0);
  assert.equal(outbox.reliable, [
    { case: "peerRefusal", value: { command: 9_042, sequence: 7, code: ErrorCode.UNKNOWN_COMMAND } },
    { case: "peerRefusal", value: { command: 9_042, sequence: 0, code: ErrorCode.TOO_LARGE } },
  ]);
  assert.is(channel.sent, 2);
});

test("refusals-and-responses-are-never-refused", () => {
  const { outbox, channel } = rig();
  channel.refuse({ ...RELIABLE, critical: true, type: MessageType.RESPONSE }, 0);
  channel.refuse({ ...RELIABLE, critical: true, command: Command.PEER_REFUSAL }, 0);
  assert.equal(outbox.reliable, []);
});

test("refusals-past-their-rate-are-not-sent", () => {
  const { outbox, channel } = rig();
  for (let i = 0; i < 100; i++) channel.refuse(RELIABLE, 5_000);
  assert.is(outbox.reliable.length, 20);
  for (let i = 0; i < 100; i++) channel.refuse(RELIABLE, 6_000);
  assert.is(outbox.reliable.length, 25);
  assert.is(channel.sent, 25);
});

test("refusal-that-finds-the-outbox-full-is-not-sent", () => {
  const { outbox, channel } = rig();
  outbox.isFull = true;
  channel.refuse(RELIABLE, 0);
  assert.is(channel.sent, 0);
});

test("refusal-of-the-peer-is-raised-with-the-name-of-its-code", () => {
  const { raised, channel, handle } = rig();
  handle({ command: 57, sequence: 3, code: ErrorCode.UNKNOWN_COMMAND });
  handle({ command: 8_001, sequence: 0, code: 9_077 });
  assert.equal(raised, [
    { type: "refused", command: 57, sequence: 3, code: "UNKNOWN_COMMAND" },
    { type: "refused", command: 8_001, sequence: 0, code: "CODE_9077" },
  ]);
  assert.is(channel.received, 2);
});

test("refusal-of-a-message-that-was-not-sent-is-ignored", () => {
  const { raised, channel, handle } = rig();
  handle({ command: 57, sequence: 11, code: ErrorCode.UNKNOWN_COMMAND });
  assert.equal(raised, []);
  assert.is(channel.received, 0);
});
